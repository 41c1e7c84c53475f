package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The result of a comparison: of programs for all packets, or of access relations for all domains. */
@CheckReturnValue
public sealed interface Proof {

    /** They are equal. */
    record Equal() implements Proof {
        @Override
        public String toString() {
            return "equal";
        }
    }

    /**
     * They are equal as long as sets that programs can fill hold the elements that their files list. For other elements they
     * can differ.
     *
     * @param sets the names of the sets, in order
     */
    record EqualAsListed(SortedSet<String> sets) implements Proof {
        /** Copies the names. */
        public EqualAsListed {
            sets = Collections.unmodifiableSortedSet(new TreeSet<>(sets));
        }

        @Override
        public String toString() {
            return "equal as long as these hold the elements that are listed: " + String.join(", ", sets);
        }
    }

    /**
     * They are different.
     *
     * @param difference the difference as text
     * @param example a packet for which programs have different outcomes; empty for access relations
     */
    record Different(String difference, Optional<Example> example) implements Proof {

        /**
         * Different programs.
         *
         * @param example a packet for which they have different outcomes
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
     * It is unknown whether they are equal.
     *
     * @param reason the reason
     */
    record Undecided(String reason) implements Proof {
        @Override
        public String toString() {
            return "undecided: " + reason;
        }
    }

    /** {@return whether equality is proven without an assumption} */
    default boolean isEqual() {
        return this instanceof Equal;
    }

    /**
     * {@return the result of two parts together: a difference takes precedence over an undecided part, and that over
     * equality with an assumption}
     *
     * @param other the result of the other part
     */
    default Proof and(Proof other) {
        if (this instanceof EqualAsListed listed && other instanceof EqualAsListed that) {
            SortedSet<String> both = new TreeSet<>(listed.sets());
            both.addAll(that.sets());
            return new EqualAsListed(both);
        }
        return rank(other) > rank(this) ? other : this;
    }

    private static int rank(Proof proof) {
        if (proof instanceof Different) {
            return 3;
        }
        if (proof instanceof Undecided) {
            return 2;
        }
        return proof instanceof EqualAsListed ? 1 : 0;
    }
}
