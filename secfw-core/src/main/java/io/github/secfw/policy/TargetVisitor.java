package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * What to do with each kind of target. There are no default methods, so that a new kind breaks every visitor that
 * does not know it; for visitors outside this project there is
 * {@code io.github.secfw.spi.RefusingTargetVisitor}.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public interface TargetVisitor<R> {
    /**
     * {@return the result for a label}
     *
     * @param target the target
     */
    R visitSecmark(LabellingTarget.Secmark target);

    /**
     * {@return the result for a save}
     *
     * @param target the target
     */
    R visitSaveLabel(LabellingTarget.SaveLabel target);

    /**
     * {@return the result for a restore}
     *
     * @param target the target
     */
    R visitRestoreLabel(LabellingTarget.RestoreLabel target);

    /**
     * {@return the result for an accept}
     *
     * @param target the target
     */
    R visitAccept(Target.Accept target);

    /**
     * {@return the result for a drop}
     *
     * @param target the target
     */
    R visitDrop(Target.Drop target);

    /**
     * {@return the result for a reject}
     *
     * @param target the target
     */
    R visitReject(Target.Reject target);

    /**
     * {@return the result for a log line}
     *
     * @param target the target
     */
    R visitLog(Target.Log target);

    /**
     * {@return the result for a queue}
     *
     * @param target the target
     */
    R visitQueue(Target.Queue target);

    /**
     * {@return the result for a mark of the packet}
     *
     * @param target the target
     */
    R visitSetMark(Target.SetMark target);

    /**
     * {@return the result for a mark of the connection}
     *
     * @param target the target
     */
    R visitSetConnectionMark(Target.SetConnectionMark target);

    /**
     * {@return the result for a return}
     *
     * @param target the target
     */
    R visitReturn(Target.Return target);

    /**
     * {@return the result for a jump}
     *
     * @param target the target
     */
    R visitJump(Target.Jump target);

    /**
     * {@return the result for a goto}
     *
     * @param target the target
     */
    R visitGoto(Target.Goto target);
}
