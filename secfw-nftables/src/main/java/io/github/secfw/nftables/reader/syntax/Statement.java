package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import java.util.Optional;
import java.util.Set;

/** A match or a statement of a rule. Text and JSON give the same statements. */
public sealed interface Statement {

    /** The comparison operators. */
    enum Comparison {
        /** No operator: for flags, at least one is set; for other values, equality. */
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

        /** {@return the operator in nft's notation} */
        public String words() {
            return words;
        }
    }

    /**
     * A comparison.
     *
     * @param left the field
     * @param operator the operator
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
     * A verdict map: the verdict that a map has for a key.
     *
     * @param key the key
     * @param map the map
     */
    record VerdictMap(Expression key, Expression map) implements Statement {}

    /**
     * An assignment to a field.
     *
     * @param field the field's name
     * @param value the value
     */
    record Assign(String field, Expression value) implements Statement {}

    /**
     * A log statement of the kernel's log.
     *
     * @param prefix the prefix of the line
     * @param level the level
     * @param options the flags
     */
    record WriteLog(String prefix, LogLevel level, Set<LogOption> options) implements Statement {}

    /**
     * A limit with a rate that the model has.
     *
     * @param limit the rate
     * @param isOver whether packets beyond the rate match, not those within it
     */
    record Rate(LimitCriterion limit, boolean isOver) implements Statement {}

    /**
     * An unmodelled match with state: a limit, a quota or a count of connections.
     *
     * @param text the match as canonical text
     * @param object the kind of the named object that has the state, {@code limit} or {@code quota}; empty if the rule has the
     *     state itself
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
     * A change of a set: adds, updates or deletes an element.
     *
     * @param operation {@code add}, {@code update} or {@code delete}
     * @param set the set's name
     * @param key the key of the element
     * @param options its timeout, state and value as canonical text
     * @param isKnown whether everything that it depends on is known
     */
    record Fill(String operation, String set, Expression key, String options, boolean isKnown) implements Statement {}

    /**
     * A message about the packet to a program: {@code log group} or {@code log level audit}.
     *
     * @param text the statement as canonical text
     */
    record Notify(String text) implements Statement {}

    /**
     * A use of a named object that has no effect on packets.
     *
     * @param kind {@code counter}
     * @param name the object's name
     */
    record UseObject(String kind, String name) implements Statement {}

    /**
     * An assignment of a named object to the connection.
     *
     * @param kind {@code ct helper}, {@code ct timeout} or {@code ct expectation}
     * @param name the object's name
     */
    record SetObject(String kind, String name) implements Statement {}

    /**
     * A reject statement.
     *
     * @param kind {@code icmp}, {@code icmpv6}, {@code icmpx}, or {@code tcp reset}; empty for the default
     * @param code the ICMP error, empty for the default
     */
    record Reject(String kind, Optional<String> code) implements Statement {

        /** {@return the message for an unknown answer} */
        public static String unknown(String word) {
            return "unknown answer \"" + word + "\": write icmpx, icmp, icmpv6 or tcp reset";
        }
    }

    /**
     * A queue statement.
     *
     * @param queues the queues
     * @param bypass whether packets are accepted if no program listens
     */
    record Queue(QueueRange queues, boolean bypass) implements Statement {}

    /** An unmodelled match. */
    record UnmodelledMatch() implements Statement {}

    /** An unmodelled statement, which may change something. */
    record UnmodelledEffect() implements Statement {}
}
