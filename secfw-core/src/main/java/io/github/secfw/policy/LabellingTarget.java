package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.selinux.PacketType;
import java.util.Objects;

/** A target that reads or writes labels. It works in the tables {@code mangle} and {@code security} only. */
@CheckReturnValue
public sealed interface LabellingTarget extends Target {

    /**
     * Labels the packet (SECMARK).
     *
     * @param type the type to label it with
     */
    record Secmark(PacketType type) implements LabellingTarget {
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
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitSecmark(this);
        }

        @Override
        public String toString() {
            return "secmark " + type;
        }
    }

    /** Saves the packet's label in its connection, if the connection has none (CONNSECMARK). */
    record SaveLabel() implements LabellingTarget {
        static final SaveLabel SHARED = new SaveLabel();

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitSaveLabel(this);
        }

        @Override
        public String toString() {
            return "save";
        }
    }

    /** Gives the packet the label of its connection, if the packet has none (CONNSECMARK). */
    record RestoreLabel() implements LabellingTarget {
        static final RestoreLabel SHARED = new RestoreLabel();

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitRestoreLabel(this);
        }

        @Override
        public String toString() {
            return "restore";
        }
    }
}
