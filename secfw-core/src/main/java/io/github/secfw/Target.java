package io.github.secfw;

import io.github.secfw.selinux.PacketType;

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
     * @param chain the chain
     */
    record Jump(Chain chain) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jump(this);
        }

        @Override
        public String toString() {
            return "jump " + chain;
        }
    }

    /**
     * Runs a chain in place of the rest of this one.
     *
     * @param chain the chain
     */
    record Goto(Chain chain) implements Target {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.goTo(this);
        }

        @Override
        public String toString() {
            return "goto " + chain;
        }
    }

    /**
     * What to do with each kind of target. There are no default methods, so that a new kind breaks every visitor that
     * does not know it; for visitors outside this project there is {@code io.github.secfw.spi.RefusingVisitor}.
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
