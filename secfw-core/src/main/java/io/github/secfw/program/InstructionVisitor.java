package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * What to do with each kind of step. There are no default methods, so that a new kind breaks every visitor that
 * does not know it.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public interface InstructionVisitor<R> {
    /**
     * {@return the result for a guard}
     *
     * @param step the step
     */
    R visitGuard(Instruction.Guard step);

    /**
     * {@return the result for a label}
     *
     * @param step the step
     */
    R visitSetLabel(Instruction.SetLabel step);

    /**
     * {@return the result for a look-up}
     *
     * @param step the step
     */
    R visitLookUp(Instruction.LookUp step);

    /**
     * {@return the result for a save}
     *
     * @param step the step
     */
    R visitSaveLabel(Instruction.SaveLabel step);

    /**
     * {@return the result for a restore}
     *
     * @param step the step
     */
    R visitRestoreLabel(Instruction.RestoreLabel step);

    /**
     * {@return the result for a log line}
     *
     * @param step the step
     */
    R visitLog(Instruction.Log step);

    /**
     * {@return the result for a mark of the packet}
     *
     * @param step the step
     */
    R visitSetMark(Instruction.SetMark step);

    /**
     * {@return the result for a mark of the connection}
     *
     * @param step the step
     */
    R visitSetConnectionMark(Instruction.SetConnectionMark step);

    /**
     * {@return the result for a mark saved in the connection}
     *
     * @param step the step
     */
    R visitSaveMark(Instruction.SaveMark step);

    /**
     * {@return the result for a mark restored from the connection}
     *
     * @param step the step
     */
    R visitRestoreMark(Instruction.RestoreMark step);

    /**
     * {@return the result for something outside the model}
     *
     * @param step the step
     */
    R visitUnmodelled(Instruction.Unmodelled step);

    /**
     * {@return the result for a queue}
     *
     * @param step the step
     */
    R visitQueue(Instruction.Queue step);

    /**
     * {@return the result for a jump}
     *
     * @param step the step
     */
    R visitJump(Instruction.Jump step);

    /**
     * {@return the result for a goto}
     *
     * @param step the step
     */
    R visitGoto(Instruction.Goto step);

    /**
     * {@return the result for a return}
     *
     * @param step the step
     */
    R visitReturn(Instruction.Return step);

    /**
     * {@return the result for an accept}
     *
     * @param step the step
     */
    R visitAccept(Instruction.Accept step);

    /**
     * {@return the result for a drop}
     *
     * @param step the step
     */
    R visitDrop(Instruction.Drop step);

    /**
     * {@return the result for a reject}
     *
     * @param step the step
     */
    R visitReject(Instruction.Reject step);
}
