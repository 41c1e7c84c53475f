package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The result of a comparison: of programs for all packets, or of access relations for all domains. */
@CheckReturnValue
public sealed interface Proof {

    /** They mean the same. */
    record Equal() implements Proof {
        @Override
        public String toString() {
            return "equal";
        }
    }

    /**
     * They mean the same as long as sets that programs may fill while rules are loaded hold what their files list. For other
     * elements they may not.
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
     * It is unknown whether they mean the same.
     *
     * @param reason the reason
     */
    record Undecided(String reason) implements Proof {
        @Override
        public String toString() {
            return "undecided: " + reason;
        }
    }

    /** {@return whether it is proven that they mean the same, without an assumption} */
    default boolean isEqual() {
        return this instanceof Equal;
    }

    /**
     * {@return what is known when this is known of one part and another proof of another part: a difference before what is
     * undecided, and that before what is equal under an assumption}
     *
     * @param other what is known of the other part
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
