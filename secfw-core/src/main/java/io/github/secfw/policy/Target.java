package io.github.secfw.policy;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.PacketType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule does with the packets that it matches. */
@CheckReturnValue
public sealed interface Target
        permits LabellingTarget,
                Target.Terminal,
                Target.Reject,
                Target.Log,
                Target.Queue,
                Target.SetMark,
                Target.SetConnectionMark,
                Target.Return,
                Target.Jump,
                Target.Goto {

    /**
     * Calls the visitor's method for this kind of target.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    @CanIgnoreReturnValue // some visitors return nothing
    <R> R accept(TargetVisitor<R> visitor);

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
        return new LabellingTarget.Secmark(type);
    }

    /** {@return a target that saves the packet's label in its connection, if the connection has none} */
    static Target save() {
        return LabellingTarget.SaveLabel.SHARED;
    }

    /** {@return a target that gives the packet the label of its connection, if the packet has none} */
    static Target restore() {
        return LabellingTarget.RestoreLabel.SHARED;
    }

    /** {@return a target that ends the table: later rules and chains of it do not see the packet} */
    static Terminal accept() {
        return Accept.SHARED;
    }

    /** {@return a target that discards the packet} */
    static Terminal drop() {
        return Drop.SHARED;
    }

    /** {@return a target that discards the packet and answers {@link RejectType#PORT_UNREACHABLE}} */
    static Target reject() {
        return reject(RejectType.PORT_UNREACHABLE);
    }

    /**
     * Discards the packet and answers. Works in the table {@code filter} only.
     *
     * @param type the answer; a TCP reset needs a rule that matches TCP
     * @return the target
     */
    static Target reject(RejectType type) {
        return new Reject(type);
    }

    /**
     * Writes a line to the kernel's log, at level {@link LogLevel#WARN}. The chain goes on.
     *
     * @param prefix what the line begins with, empty for a line of the packet alone; it ends best with a blank, since the
     *     packet follows at once
     * @return the target
     * @throws IllegalArgumentException if the prefix is neither empty nor a line of text
     */
    static Target log(String prefix) {
        return log(prefix, LogLevel.WARN);
    }

    /**
     * Writes a line to the kernel's log. The chain goes on.
     *
     * @param prefix what the line begins with, empty for a line of the packet alone; it ends best with a blank, since the
     *     packet follows at once
     * @param level the severity
     * @return the target
     * @throws IllegalArgumentException if the prefix is neither empty nor a line of text
     */
    static Target log(String prefix, LogLevel level) {
        return new Log(prefix, level, Set.of());
    }

    /**
     * Writes a line to the kernel's log that says more than usual. The chain goes on.
     *
     * @param prefix what the line begins with, empty for a line of the packet alone; it ends best with a blank, since the
     *     packet follows at once
     * @param level the severity
     * @param first what else the line says
     * @param more further things that it says
     * @return the target
     * @throws IllegalArgumentException if the prefix is neither empty nor a line of text
     */
    static Target log(String prefix, LogLevel level, LogOption first, LogOption... more) {
        return new Log(prefix, level, EnumSet.of(first, more));
    }

    /**
     * Hands the packet to the program that listens at a queue. What that accepts goes on behind the base chain. Where no
     * program listens the packet is dropped.
     *
     * @param number the queue, 0 to 65535
     * @return the target
     * @throws IllegalArgumentException if the number is out of range
     */
    static Queue queue(int number) {
        return queue(number, number);
    }

    /**
     * Hands the packet to the program that listens at one of some queues, which the kernel chooses by the packet's
     * addresses. What that accepts goes on behind the base chain. Where no program listens the packet is dropped.
     *
     * @param first the lowest queue, 0 to 65535
     * @param last the highest queue, {@code first} to 65535
     * @return the target
     * @throws IllegalArgumentException if a number is out of range, or the range ends before it begins
     */
    static Queue queue(int first, int last) {
        return new Queue(new QueueRange(first, last), false);
    }

    /**
     * Sets the packet's mark. The chain goes on.
     *
     * @param value all bits of the mark, 0 to 4294967295
     * @return the target
     * @throws IllegalArgumentException if the value is out of range
     */
    static Target setMark(long value) {
        return setMark(Mark.of(value));
    }

    /**
     * Sets the packet's mark, or some bits of it. The chain goes on.
     *
     * @param mark the bits and their value
     * @return the target
     */
    static Target setMark(Mark mark) {
        return new SetMark(mark);
    }

    /**
     * Sets the mark of the packet's connection, if it has one. The chain goes on.
     *
     * @param value all bits of the mark, 0 to 4294967295
     * @return the target
     * @throws IllegalArgumentException if the value is out of range
     */
    static Target setConnectionMark(long value) {
        return setConnectionMark(Mark.of(value));
    }

    /**
     * Sets the mark of the packet's connection, or some bits of it, if it has one. The chain goes on.
     *
     * @param mark the bits and their value
     * @return the target
     */
    static Target setConnectionMark(Mark mark) {
        return new SetConnectionMark(mark);
    }

    /** {@return a target that ends the chain and goes on where it was jumped to from} */
    static Target returnToCaller() {
        return Return.SHARED;
    }

    /**
     * Runs a chain, then goes on with the next rule.
     *
     * @param chain the chain
     * @return the target
     */
    static Target jump(Chain chain) {
        return chain.jump();
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

    /** A target that decides about the packet, as far as its table goes; the policy of a base chain is one. */
    sealed interface Terminal extends Target {
        /** {@return what becomes of the packet} */
        Verdict verdict();
    }

    /** Discards the packet (DROP). */
    record Drop() implements Terminal {
        private static final Drop SHARED = new Drop();

        @Override
        public Verdict verdict() {
            return Verdict.DROP;
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitDrop(this);
        }

        @Override
        public String toString() {
            return "drop";
        }
    }

    /**
     * Discards the packet and answers (REJECT).
     *
     * @param type the answer
     */
    record Reject(RejectType type) implements Target {
        /** Checks that there is a type. */
        public Reject {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitReject(this);
        }

        @Override
        public String toString() {
            return "reject with " + type;
        }
    }

    /**
     * Writes a line to the kernel's log (LOG).
     *
     * @param prefix what the line begins with, empty where it has the packet alone
     * @param level the severity
     * @param options what else the line says
     */
    record Log(String prefix, LogLevel level, Set<LogOption> options) implements Target {
        /**
         * Checks the prefix and copies the options.
         *
         * @throws IllegalArgumentException if it is blanks or has control characters, line breaks among them
         */
        public Log {
            if (!prefix.isEmpty()) {
                Rule.checkText("log prefix", prefix);
            }
            Objects.requireNonNull(level, "level");
            options = options.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(options));
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitLog(this);
        }

        @Override
        public String toString() {
            return "log \"" + prefix + "\" at level " + level
                    + (options.isEmpty()
                            ? ""
                            : " with "
                                    + options.stream().map(LogOption::toString).collect(Collectors.joining(", ")));
        }
    }

    /**
     * Hands the packet to a program (NFQUEUE).
     *
     * @param queues the queues, of which the kernel chooses one
     * @param bypass whether the packet goes on behind the base chain where no program listens, in place of being dropped
     */
    record Queue(QueueRange queues, boolean bypass) implements Target {
        /** Checks that there are queues. */
        public Queue {
            Objects.requireNonNull(queues, "queues");
        }

        /**
         * These queues, past which packets go on while no program listens: the rest of the base chain is skipped, and the
         * next table runs. This leaves the machine open where the program has failed.
         *
         * @return the target
         */
        public Queue orBypass() {
            return new Queue(queues, true);
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitQueue(this);
        }

        @Override
        public String toString() {
            return "queue " + queues + (bypass ? ", bypass" : "");
        }
    }

    /**
     * Sets the packet's mark (MARK).
     *
     * @param mark the bits and their value
     */
    record SetMark(Mark mark) implements Target {
        /** Checks that there is a mark. */
        public SetMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitSetMark(this);
        }

        @Override
        public String toString() {
            return "set mark " + mark;
        }
    }

    /**
     * Sets the connection's mark (CONNMARK).
     *
     * @param mark the bits and their value
     */
    record SetConnectionMark(Mark mark) implements Target {
        /** Checks that there is a mark. */
        public SetConnectionMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitSetConnectionMark(this);
        }

        @Override
        public String toString() {
            return "set connection mark " + mark;
        }
    }

    /** Ends the table (ACCEPT). */
    record Accept() implements Terminal {
        private static final Accept SHARED = new Accept();

        @Override
        public Verdict verdict() {
            return Verdict.ACCEPT;
        }

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitAccept(this);
        }

        @Override
        public String toString() {
            return "accept";
        }
    }

    /** Ends the chain (RETURN). */
    record Return() implements Target {
        private static final Return SHARED = new Return();

        @Override
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitReturn(this);
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
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitJump(this);
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
        public <R> R accept(TargetVisitor<R> visitor) {
            return visitor.visitGoto(this);
        }

        @Override
        public String toString() {
            return "goto " + to;
        }
    }
}
