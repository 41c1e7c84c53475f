package io.github.secfw;

import io.github.secfw.selinux.PacketType;
import java.util.Objects;
import java.util.Optional;

/** What a rule does with the packets that it matches. */
public sealed interface Target {

    /**
     * Calls the visitor's method for this kind of target.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    <R> R accept(Visitor<R> visitor);

    /** {@return the chain that this target goes to, empty for one that goes to none} */
    default Optional<Chain> chain() {
        return Optional.empty();
    }

    /**
     * Labels the packet. The chain goes on: the last label that a packet meets is the one it keeps.
     *
     * @param type the type to label it with
     * @return the target
     */
    static Target secmark(PacketType type) {
        return new Secmark(type);
    }

    /** {@return a target that saves the packet's label in its connection, if the connection has none} */
    static Target save() {
        return new SaveLabel();
    }

    /** {@return a target that gives the packet the label of its connection, if the packet has none} */
    static Target restore() {
        return new RestoreLabel();
    }

    /** {@return a target that ends the table: later rules and chains of it do not see the packet} */
    static Target accept() {
        return new Accept();
    }

    /** {@return a target that ends the chain and goes on where it was jumped to from} */
    static Target returnToCaller() {
        return new Return();
    }

    /**
     * Runs a chain, then goes on with the next rule.
     *
     * @param chain the chain
     * @return the target
     */
    static Target jump(Chain chain) {
        return new Jump(chain);
    }

    /**
     * Runs a chain in place of the rest of this one.
     *
     * @param chain the chain
     * @return the target
     */
    static Target goTo(Chain chain) {
        return new Goto(chain);
    }

    /**
     * Labels the packet (SECMARK).
     *
     * @param type the type to label it with
     */
    record Secmark(PacketType type) implements Target {
        /** Checks that there is a type. */
        public Secmark {
            Objects.requireNonNull(type, "type");
        }

        /** {@return whether the other object labels packets the same; the attributes of the types have no part in it} */
        @Override
        public boolean equals(Object other) {
            return other instanceof Secmark that
                    && type.name().equals(that.type.name())
                    && type.context().equals(that.type.context());
        }

        @Override
        public int hashCode() {
            return type.name().hashCode();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.secmark(this);
        }

        @Override
        public String toString() {
            return "secmark " + type;
        }
    }

    /** Saves the packet's label in its connection, if the connection has none (CONNSECMARK). */
    record SaveLabel() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.saveLabel(this);
        }

        @Override
        public String toString() {
            return "save";
        }
    }

    /** Gives the packet the label of its connection, if the packet has none (CONNSECMARK). */
    record RestoreLabel() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restoreLabel(this);
        }

        @Override
        public String toString() {
            return "restore";
        }
    }

    /** Ends the table (ACCEPT). */
    record Accept() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.accept(this);
        }

        @Override
        public String toString() {
            return "accept";
        }
    }

    /** Ends the chain (RETURN). */
    record Return() implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.returnToCaller(this);
        }

        @Override
        public String toString() {
            return "return";
        }
    }

    /**
     * Runs a chain, then goes on with the next rule.
     *
     * @param to the chain
     */
    record Jump(Chain to) implements Target {
        /** Checks that there is a chain. */
        public Jump {
            Objects.requireNonNull(to, "to");
        }

        @Override
        public Optional<Chain> chain() {
            return Optional.of(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jump(this);
        }

        @Override
        public String toString() {
            return "jump " + to;
        }
    }

    /**
     * Runs a chain in place of the rest of this one.
     *
     * @param to the chain
     */
    record Goto(Chain to) implements Target {
        /** Checks that there is a chain. */
        public Goto {
            Objects.requireNonNull(to, "to");
        }

        @Override
        public Optional<Chain> chain() {
            return Optional.of(to);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.goTo(this);
        }

        @Override
        public String toString() {
            return "goto " + to;
        }
    }

    /**
     * What to do with each kind of target. There are no default methods, so that a new kind breaks every visitor that
     * does not know it; for visitors outside this project there is
     * {@code io.github.secfw.spi.RefusingTargetVisitor}.
     *
     * @param <R> what the visitor returns
     */
    interface Visitor<R> {
        /**
         * {@return the result for a label}
         *
         * @param target the target
         */
        R secmark(Secmark target);

        /**
         * {@return the result for a save}
         *
         * @param target the target
         */
        R saveLabel(SaveLabel target);

        /**
         * {@return the result for a restore}
         *
         * @param target the target
         */
        R restoreLabel(RestoreLabel target);

        /**
         * {@return the result for an accept}
         *
         * @param target the target
         */
        R accept(Accept target);

        /**
         * {@return the result for a return}
         *
         * @param target the target
         */
        R returnToCaller(Return target);

        /**
         * {@return the result for a jump}
         *
         * @param target the target
         */
        R jump(Jump target);

        /**
         * {@return the result for a goto}
         *
         * @param target the target
         */
        R goTo(Goto target);
    }
}
