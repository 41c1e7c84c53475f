package io.github.secfw.program;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.selinux.SecurityContext;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One step of a rule. A rule's steps run from left to right. A guard that does not hold leaves the rule, and what
 * earlier steps did stays done; the next rule follows.
 *
 * <p>Below, {@code s} is the packet's label and {@code c} the connection's. The semantics are those of the kernel's
 * {@code xt_SECMARK}, {@code xt_CONNSECMARK}, {@code nft_meta} and {@code nft_ct}.
 */
@CheckReturnValue
public sealed interface Instruction {

    /**
     * Calls the visitor's method for this kind of step.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    @CanIgnoreReturnValue // some visitors return nothing
    <R> R accept(InstructionVisitor<R> visitor);

    /** How a label is saved or restored. */
    enum Transfer {
        /** As CONNSECMARK does: only a label, and only to where there is none. */
        ONLY_IF_UNSET,
        /** As nft's {@code set} does: always, even where there is no label to transfer. */
        OVERWRITE
    }

    /**
     * A guard: the condition must hold.
     *
     * @param condition the condition
     */
    record Guard(Condition condition) implements Instruction {
        /** Checks that there is a condition. */
        public Guard {
            Objects.requireNonNull(condition, "condition");
        }

        /**
         * A guard: the criterion must hold.
         *
         * @param criterion the criterion
         */
        public Guard(Criterion criterion) {
            this(Condition.of(criterion));
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitGuard(this);
        }

        @Override
        public String toString() {
            return condition.toString();
        }
    }

    /**
     * Sets the packet's label; the rule goes on.
     *
     * @param label the label
     */
    record SetLabel(SecurityContext label) implements Instruction {
        /** Checks that there is a label. */
        public SetLabel {
            Objects.requireNonNull(label, "label");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitSetLabel(this);
        }

        @Override
        public String toString() {
            return "secmark " + label;
        }
    }

    /**
     * Does what the first case says whose condition holds; where none holds, leaves the rule (nft: a look-up in a map or
     * a verdict map).
     *
     * @param cases the cases, at least one
     */
    record LookUp(List<Case> cases) implements Instruction {
        /**
         * Copies the cases.
         *
         * @throws IllegalArgumentException if there is none
         */
        public LookUp {
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("a look-up without cases never finds anything: give a case");
            }
            cases = List.copyOf(cases);
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitLookUp(this);
        }

        @Override
        public String toString() {
            return cases.stream().map(Case::toString).collect(Collectors.joining(", ", "look up { ", " }"));
        }
    }

    /**
     * A case of a look-up.
     *
     * @param condition when the case applies
     * @param then what is done then
     */
    record Case(Condition condition, Instruction then) {
        /**
         * A case that gives a label.
         *
         * @param criterion when the case applies
         * @param label the label
         */
        public Case(Criterion criterion, SecurityContext label) {
            this(Condition.of(criterion), new SetLabel(label));
        }

        @Override
        public String toString() {
            return condition + ": " + then;
        }
    }

    /**
     * Saves the packet's label in the connection. {@link Transfer#ONLY_IF_UNSET}: if s is a label, there is a
     * connection and c is none, then c := s. {@link Transfer#OVERWRITE}: if there is a connection, c := s, a label or
     * none. The rule goes on in any case.
     *
     * @param transfer which of the two
     */
    record SaveLabel(Transfer transfer) implements Instruction {
        /** Checks that there is a way. */
        public SaveLabel {
            Objects.requireNonNull(transfer, "transfer");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitSaveLabel(this);
        }

        @Override
        public String toString() {
            return transfer == Transfer.OVERWRITE ? "save, overwriting" : "save";
        }
    }

    /**
     * Restores the packet's label from the connection. {@link Transfer#ONLY_IF_UNSET}: if s is none and c is a label,
     * then s := c, and the rule goes on in any case. {@link Transfer#OVERWRITE}: if there is a connection, s := c, a
     * label or none; if there is none, leaves the rule.
     *
     * @param transfer which of the two
     */
    record RestoreLabel(Transfer transfer) implements Instruction {
        /** Checks that there is a way. */
        public RestoreLabel {
            Objects.requireNonNull(transfer, "transfer");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitRestoreLabel(this);
        }

        @Override
        public String toString() {
            return transfer == Transfer.OVERWRITE ? "restore, overwriting" : "restore";
        }
    }

    /**
     * Writes a line to the log; the rule goes on.
     *
     * @param prefix what the line begins with
     * @param level the severity
     * @param options what it says beside the packet's usual fields
     */
    record Log(String prefix, LogLevel level, Set<LogOption> options) implements Instruction {
        /** Copies the options. */
        public Log {
            Objects.requireNonNull(prefix, "prefix");
            Objects.requireNonNull(level, "level");
            options = options.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(options));
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitLog(this);
        }

        @Override
        public String toString() {
            return "log \"" + prefix + "\" at level " + level
                    + options.stream().map(option -> ", " + option).collect(Collectors.joining());
        }
    }

    /**
     * Sets bits of the packet's mark; the rule goes on.
     *
     * @param mark the bits and their value
     */
    record SetMark(Mark mark) implements Instruction {
        /** Checks that there is a mark. */
        public SetMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitSetMark(this);
        }

        @Override
        public String toString() {
            return "set mark " + mark;
        }
    }

    /**
     * Sets bits of the connection's mark, if there is a connection; the rule goes on in any case.
     *
     * @param mark the bits and their value
     */
    record SetConnectionMark(Mark mark) implements Instruction {
        /** Checks that there is a mark. */
        public SetConnectionMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitSetConnectionMark(this);
        }

        @Override
        public String toString() {
            return "set connection mark " + mark;
        }
    }

    /**
     * Saves bits of the packet's mark in the connection's, if there is a connection; the rule goes on in any case.
     *
     * @param mask the bits, 1 to 4294967295
     */
    record SaveMark(long mask) implements Instruction {
        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitSaveMark(this);
        }

        @Override
        public String toString() {
            return "save mark" + ofMask(mask);
        }
    }

    /**
     * Restores bits of the packet's mark from the connection's; leaves the rule if there is no connection.
     *
     * @param mask the bits, 1 to 4294967295
     */
    record RestoreMark(long mask) implements Instruction {
        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitRestoreMark(this);
        }

        @Override
        public String toString() {
            return "restore mark" + ofMask(mask);
        }
    }

    private static String ofMask(long mask) {
        return mask == Mark.ALL_BITS ? "" : ", bits 0x" + Long.toHexString(mask);
    }

    /**
     * Something outside the model. If its footprint is known the rule goes on; if not, what becomes of the packet from here
     * on is not known.
     *
     * @param text what it is, in canonical words: two of equal text do the same to packets for which their reads are equal
     * @param footprint what it depends on and changes
     */
    record Unmodelled(String text, Footprint footprint) implements Instruction {
        /** Checks that there are a text and a footprint. */
        public Unmodelled {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(footprint, "footprint");
        }

        /**
         * Something of which nothing is known.
         *
         * @param text what it is, as the rule's file has it
         */
        public Unmodelled(String text) {
            this(text, Footprint.unknown());
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitUnmodelled(this);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Ends the base chain and hands the packet to the program that listens at a queue. What that accepts goes on to the
     * next base chain. Where none listens the packet is discarded or, with bypass, goes on to the next base chain.
     *
     * @param queues the queues, of which the kernel chooses one
     * @param bypass whether the packet goes on where no program listens
     */
    record Queue(QueueRange queues, boolean bypass) implements Instruction {
        /** Checks that there are queues. */
        public Queue {
            Objects.requireNonNull(queues, "queues");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitQueue(this);
        }

        @Override
        public String toString() {
            return "queue " + queues + (bypass ? ", bypass" : "");
        }
    }

    /**
     * Runs a chain and, when that ends or returns, goes on with the rule after this one.
     *
     * @param chain the chain
     */
    record Jump(ProgramChain chain) implements Instruction {
        /** Checks that there is a chain. */
        public Jump {
            Objects.requireNonNull(chain, "chain");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitJump(this);
        }

        @Override
        public String toString() {
            return "jump " + chain.name();
        }
    }

    /**
     * Runs a chain in place of the rest of this one: when that ends or returns, this one ends too.
     *
     * @param chain the chain
     */
    record Goto(ProgramChain chain) implements Instruction {
        /** Checks that there is a chain. */
        public Goto {
            Objects.requireNonNull(chain, "chain");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitGoto(this);
        }

        @Override
        public String toString() {
            return "goto " + chain.name();
        }
    }

    /** Ends the chain; in a base chain its policy applies. */
    record Return() implements Instruction {
        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitReturn(this);
        }

        @Override
        public String toString() {
            return "return";
        }
    }

    /** Ends the base chain; the packet goes on to the next base chain. */
    record Accept() implements Instruction {
        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitAccept(this);
        }

        @Override
        public String toString() {
            return "accept";
        }
    }

    /** Discards the packet; nothing runs after it. */
    record Drop() implements Instruction {
        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitDrop(this);
        }

        @Override
        public String toString() {
            return "drop";
        }
    }

    /**
     * Discards the packet and answers; nothing runs after it.
     *
     * @param type the answer
     */
    record Reject(RejectType type) implements Instruction {
        /** Checks that there is a type. */
        public Reject {
            Objects.requireNonNull(type, "type");
        }

        @Override
        public <R> R accept(InstructionVisitor<R> visitor) {
            return visitor.visitReject(this);
        }

        @Override
        public String toString() {
            return "reject with " + type;
        }
    }
}
