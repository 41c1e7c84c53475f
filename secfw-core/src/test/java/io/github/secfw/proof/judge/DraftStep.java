package io.github.secfw.proof.judge;

import io.github.secfw.program.Instruction;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step of a draft: an instruction, or a way into a chain that may still change.
 *
 * @param instruction the instruction, none for a jump or a goto
 * @param target the chain, none for an instruction
 * @param isGoto whether it is a goto
 */
record DraftStep(Optional<Instruction> instruction, Optional<Draft.Chain> target, boolean isGoto) {

    static DraftStep of(Instruction instruction) {
        return new DraftStep(Optional.of(instruction), Optional.empty(), false);
    }

    static DraftStep jump(Draft.Chain target) {
        return new DraftStep(Optional.empty(), Optional.of(target), false);
    }

    static DraftStep goTo(Draft.Chain target) {
        return new DraftStep(Optional.empty(), Optional.of(target), true);
    }

    boolean isGuard() {
        return instruction.isPresent() && instruction.get() instanceof Instruction.Guard;
    }

    boolean canEndChain() {
        return isGoto || (instruction.isPresent() && canReturn(instruction.get()));
    }

    private static boolean canReturn(Instruction step) {
        return step instanceof Instruction.Return
                || (step instanceof Instruction.LookUp lookUp
                        && lookUp.cases().stream().anyMatch(one -> canReturn(one.then())));
    }

    /** Whether no step after this one can run. */
    boolean isLast() {
        return target.isPresent()
                || instruction
                        .filter(one -> one instanceof Instruction.Return
                                || one instanceof Instruction.Accept
                                || one instanceof Instruction.Drop
                                || one instanceof Instruction.Reject
                                || one instanceof Instruction.Queue)
                        .isPresent();
    }

    /** The same step to another chain. */
    DraftStep to(UnaryOperator<Draft.Chain> other) {
        return new DraftStep(instruction, target.map(other), isGoto);
    }
}
