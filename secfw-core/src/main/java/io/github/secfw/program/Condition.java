package io.github.secfw.program;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Criterion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a guard asks of a packet: a criterion, or something made of others as rules of nft can say it. The logic is that of
 * propositions: {@link Not} holds wherever its condition does not.
 */
@CheckReturnValue
public sealed interface Condition {

    /**
     * Calls the visitor's method for this kind of condition.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    @CanIgnoreReturnValue // some visitors return nothing
    <R> R accept(ConditionVisitor<R> visitor);

    /**
     * A criterion holds.
     *
     * @param criterion the criterion
     * @return the condition
     */
    static Condition of(Criterion criterion) {
        return new Is(criterion);
    }

    /**
     * All of some conditions hold.
     *
     * @param conditions the conditions; of none, the condition always holds
     * @return the condition
     */
    static Condition all(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new All(conditions);
    }

    /**
     * At least one of some conditions holds.
     *
     * @param conditions the conditions; of none, the condition never holds
     * @return the condition
     */
    static Condition any(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    /** {@return the condition that holds where this one does not} */
    default Condition negated() {
        return this instanceof Not not ? not.condition() : new Not(this);
    }

    /**
     * A criterion holds.
     *
     * @param criterion the criterion
     */
    record Is(Criterion criterion) implements Condition {
        /** Checks that there is a criterion. */
        public Is {
            Objects.requireNonNull(criterion, "criterion");
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitIs(this);
        }

        @Override
        public String toString() {
            return criterion.toString();
        }
    }

    /** The packet has no label. */
    record Unlabelled() implements Condition {
        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitUnlabelled(this);
        }

        @Override
        public String toString() {
            return "packet without label";
        }
    }

    /** There is a connection. */
    record HasConnection() implements Condition {
        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitHasConnection(this);
        }

        @Override
        public String toString() {
            return "packet of a connection";
        }
    }

    /** There is a connection, and it has no label. */
    record ConnectionUnlabelled() implements Condition {
        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitConnectionUnlabelled(this);
        }

        @Override
        public String toString() {
            return "connection without label";
        }
    }

    /**
     * A condition outside the model. Two of equal text are the same condition, so that the text has all that its words stand
     * for; whether two askings have the same answer is said by the footprint.
     *
     * @param text the condition in canonical words
     * @param footprint what it depends on and changes
     */
    record Unmodelled(String text, Footprint footprint) implements Condition {
        /** Checks that there are a text and a footprint. */
        public Unmodelled {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(footprint, "footprint");
        }

        /**
         * A condition of which nothing is known: what becomes of a packet that meets it is not known either.
         *
         * @param text the condition in canonical words
         */
        public Unmodelled(String text) {
            this(text, Footprint.unknown());
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitUnmodelled(this);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A packet's fields are in a set that programs may fill while the rules are loaded.
     *
     * @param lookUp the look-up, whatever the set holds; its text names the fields and the set
     * @param listed the condition as it is if the set holds what its file lists
     */
    record InSet(Unmodelled lookUp, Condition listed) implements Condition {
        /** Checks that there are both. */
        public InSet {
            Objects.requireNonNull(lookUp, "lookUp");
            Objects.requireNonNull(listed, "listed");
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitInSet(this);
        }

        @Override
        public String toString() {
            return lookUp.text();
        }
    }

    /**
     * Another condition does not hold.
     *
     * @param condition the other condition
     */
    record Not(Condition condition) implements Condition {
        /** Checks that there is a condition. */
        public Not {
            Objects.requireNonNull(condition, "condition");
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitNot(this);
        }

        @Override
        public String toString() {
            return "not " + condition;
        }
    }

    /**
     * All of some conditions hold.
     *
     * @param conditions the conditions
     */
    record All(List<Condition> conditions) implements Condition {
        /** Copies the conditions. */
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitAll(this);
        }

        @Override
        public String toString() {
            return conditions.isEmpty()
                    ? "always"
                    : conditions.stream().map(Condition::toString).collect(Collectors.joining(" and ", "(", ")"));
        }
    }

    /**
     * At least one of some conditions holds.
     *
     * @param conditions the conditions
     */
    record Any(List<Condition> conditions) implements Condition {
        /** Copies the conditions. */
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public <R> R accept(ConditionVisitor<R> visitor) {
            return visitor.visitAny(this);
        }

        @Override
        public String toString() {
            return conditions.isEmpty()
                    ? "never"
                    : conditions.stream().map(Condition::toString).collect(Collectors.joining(" or ", "(", ")"));
        }
    }
}
