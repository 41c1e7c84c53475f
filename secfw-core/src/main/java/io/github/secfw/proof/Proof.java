package io.github.secfw.proof;

import java.util.Optional;

/** Whether two things mean the same: programs for all packets, or access relations for all domains. */
public sealed interface Proof {

    /** They mean the same. */
    record Equal() implements Proof {
        @Override
        public String toString() {
            return "equal";
        }
    }

    /**
     * They do not mean the same.
     *
     * @param difference the difference in words
     * @param example a packet for which programs do not do the same, empty for access relations
     */
    record Different(String difference, Optional<Example> example) implements Proof {

        /**
         * Programs that do not do the same.
         *
         * @param example a packet for which they do not
         */
        public Different(Example example) {
            this(example.toString(), Optional.of(example));
        }

        @Override
        public String toString() {
            return "different " + difference;
        }
    }

    /**
     * It is not known whether they mean the same.
     *
     * @param reason why not
     */
    record Undecided(String reason) implements Proof {
        @Override
        public String toString() {
            return "undecided: " + reason;
        }
    }

    /** {@return whether it is proven that they mean the same} */
    default boolean isEqual() {
        return this instanceof Equal;
    }

    /**
     * {@return what is known when this is known of one part and another proof of another part: a difference before what is
     * undecided}
     *
     * @param other what is known of the other part
     */
    default Proof and(Proof other) {
        boolean isOther = other instanceof Different && !(this instanceof Different);
        return isOther || isEqual() ? other : this;
    }
}
