package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * Where a rule stands in a policy.
 *
 * @param chain the chain, as messages name it: {@code chain INPUT}, {@code filter chain INPUT}
 * @param number the number of the rule in the chain, from 1
 */
@CheckReturnValue
public record RulePlace(String chain, int number) {

    /** {@return the place in words} */
    @Override
    public String toString() {
        return chain + ", rule " + number;
    }
}
