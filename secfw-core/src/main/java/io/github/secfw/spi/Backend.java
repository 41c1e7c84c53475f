package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Renders policies for one tool. Immutable and safe for use by several threads.
 *
 * <p>What a backend writes means exactly what the policy's {@linkplain FirewallPolicy#program() program} and
 * {@linkplain FirewallPolicy#access() access relation} say. What its tool cannot say it refuses; nothing is dropped,
 * approximated or reordered.
 */
@CheckReturnValue
public interface Backend {

    /**
     * {@return the backend's name, in messages and to tell backends apart: a lower-case letter, then lower-case letters,
     * digits and {@code -}; never changes}
     */
    String id();

    /**
     * Renders a policy. The text itself is produced when an artifact is written.
     *
     * @param policy the policy
     * @return the files, each with a name of its own; the same for an equal policy
     * @throws UnsupportedFeatureException if the tool cannot say something of the policy; it names all such things
     */
    List<Artifact> render(FirewallPolicy policy);

    /**
     * What an administrator does with the files of this backend. Called only for policies that it renders.
     *
     * @param policy the policy
     * @return the steps, in order within each phase
     */
    List<Step> steps(FirewallPolicy policy);

    /** {@return what reads this backend's files back, empty for a backend that only writes} */
    Optional<Reader> reader();
}
