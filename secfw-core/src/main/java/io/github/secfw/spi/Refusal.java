package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.Serializable;

/**
 * Something of a policy that a backend's tool cannot say.
 *
 * @param backend the backend's id
 * @param place where in the policy, {@code chain INPUT, rule 2} for instance
 * @param feature what it cannot say, with the offending value
 * @param alternative what to write instead
 */
@CheckReturnValue
public record Refusal(String backend, String place, String feature, String alternative) implements Serializable {

    /** {@return the refusal in one line} */
    @Override
    public String toString() {
        return place + ": " + backend + " cannot say " + feature + ": " + alternative;
    }
}
