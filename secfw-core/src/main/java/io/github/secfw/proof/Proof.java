package io.github.secfw.proof;

/** Whether two programs mean the same for all packets. */
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
     * @param example a packet for which they do not
     */
    record Different(Example example) implements Proof {
        @Override
        public String toString() {
            return "different\n" + example;
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

    /** {@return whether the programs are proven to mean the same} */
    default boolean isEqual() {
        return this instanceof Equal;
    }
}
