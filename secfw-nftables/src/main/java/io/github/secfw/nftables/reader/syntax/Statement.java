package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import java.util.Optional;
import java.util.Set;

/** What a rule asks or does, as text and JSON both say it. */
public sealed interface Statement {

    /** How two values are compared. */
    enum Comparison {
        /** No operator: for flags, one of them is set; else equality. */
        IMPLICIT(""),
        EQUAL("=="),
        UNEQUAL("!="),
        BELOW("<"),
        ABOVE(">"),
        AT_MOST("<="),
        AT_LEAST(">="),
        /** None of the flags is set. */
        NONE_OF("!");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }

        /** {@return as nft writes it} */
        public String words() {
            return words;
        }
    }

    /**
     * A comparison.
     *
     * @param left the field
     * @param operator how
     * @param right the values
     */
    record Compare(Expression left, Comparison operator, Expression right) implements Statement {}

    /**
     * A verdict.
     *
     * @param decision the verdict
     */
    record Decide(Expression.Decision decision) implements Statement {}

    /**
     * The verdict that a map has for a key.
     *
     * @param key the key
     * @param map the map
     */
    record VerdictMap(Expression key, Expression map) implements Statement {}

    /**
     * A field gets a value.
     *
     * @param field the field's name
     * @param value the value
     */
    record Assign(String field, Expression value) implements Statement {}

    /**
     * A line in the log.
     *
     * @param prefix what it begins with
     * @param level how severe
     * @param options what it says further
     */
    record WriteLog(String prefix, LogLevel level, Set<LogOption> options) implements Statement {}

    /**
     * Not more than a rate.
     *
     * @param limit the rate
     * @param isOver whether packets beyond it match, instead of those up to it
     */
    record Rate(LimitCriterion limit, boolean isOver) implements Statement {}

    /**
     * A match with state, other than a rate of the model.
     *
     * @param text the match in canonical words
     * @param object the kind of the object of the table that has the state, {@code limit} or {@code quota}; empty where the
     *     rule has it itself
     * @param name the object's name
     * @param isOfBytes whether it counts bytes
     */
    record Count(String text, String object, String name, boolean isOfBytes) implements Statement {

        /** A match with state of its own. */
        public static Count ofRule(String text, boolean isOfBytes) {
            return new Count(text, "", "", isOfBytes);
        }
    }

    /**
     * Adds to a set, updates an element of it, or takes out of it.
     *
     * @param operation {@code add}, {@code update} or {@code delete}
     * @param set the set's name
     * @param key what the element is
     * @param options its time, state and value, in canonical words
     * @param isKnown whether all that it depends on is known
     */
    record Fill(String operation, String set, Expression key, String options, boolean isKnown) implements Statement {}

    /**
     * Tells a program of the packet.
     *
     * @param text how, in canonical words
     */
    record Notify(String text) implements Statement {}

    /**
     * Uses an object that does nothing to packets.
     *
     * @param kind {@code counter}
     * @param name the object's name
     */
    record UseObject(String kind, String name) implements Statement {}

    /**
     * Gives a connection an object.
     *
     * @param kind {@code ct helper}, {@code ct timeout} or {@code ct expectation}
     * @param name the object's name
     */
    record SetObject(String kind, String name) implements Statement {}

    /**
     * Discards the packet and answers.
     *
     * @param kind {@code icmp}, {@code icmpv6}, {@code icmpx}, or {@code tcp reset}; empty for the default
     * @param code which ICMP error
     */
    record Reject(String kind, Optional<String> code) implements Statement {

        /** {@return the fault of a word that no answer begins with} */
        public static String unknown(String word) {
            return "unknown answer \"" + word + "\": write icmpx, icmp, icmpv6 or tcp reset";
        }
    }

    /**
     * Hands the packet to a program.
     *
     * @param queues by which queues
     * @param bypass whether it is accepted where none listens
     */
    record Queue(QueueRange queues, boolean bypass) implements Statement {}

    /** A match that is not in the model. */
    record UnmodelledMatch() implements Statement {}

    /** A statement that is not in the model and may change something. */
    record UnmodelledEffect() implements Statement {}
}
