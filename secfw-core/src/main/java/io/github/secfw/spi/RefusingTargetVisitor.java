package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.TargetVisitor;

/**
 * A visitor that refuses every target, to be extended by backends outside this project: what they do not override, kinds
 * that come with later versions among it, is refused by name instead of breaking their build.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public abstract class RefusingTargetVisitor<R> implements TargetVisitor<R> {

    /** For subclasses. */
    protected RefusingTargetVisitor() {}

    /**
     * Refuses a target, by throwing or by noting it and returning something.
     *
     * @param feature the target in words, with its values
     * @return what the visitor returns for it
     */
    protected abstract R refuse(String feature);

    @Override
    public R visitSecmark(LabellingTarget.Secmark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitSaveLabel(LabellingTarget.SaveLabel target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitAccept(Target.Accept target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitDrop(Target.Drop target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitReject(Target.Reject target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitLog(Target.Log target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitReturn(Target.Return target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitJump(Target.Jump target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitGoto(Target.Goto target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitSetMark(Target.SetMark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitSetConnectionMark(Target.SetConnectionMark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R visitQueue(Target.Queue target) {
        return refuse("the target \"" + target + "\"");
    }
}
