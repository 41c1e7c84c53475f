package io.github.secfw.spi;

import io.github.secfw.Target;
import io.github.secfw.annotation.CheckReturnValue;

/**
 * A visitor that refuses every target, to be extended by backends outside this project: what they do not override, kinds
 * that come with later versions among it, is refused by name instead of breaking their build.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public abstract class RefusingTargetVisitor<R> implements Target.Visitor<R> {

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
    public R secmark(Target.Secmark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R saveLabel(Target.SaveLabel target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R restoreLabel(Target.RestoreLabel target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R accept(Target.Accept target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R drop(Target.Drop target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R reject(Target.Reject target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R log(Target.Log target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R returnToCaller(Target.Return target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R jump(Target.Jump target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R goTo(Target.Goto target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R setMark(Target.SetMark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R setConnectionMark(Target.SetConnectionMark target) {
        return refuse("the target \"" + target + "\"");
    }

    @Override
    public R queue(Target.Queue target) {
        return refuse("the target \"" + target + "\"");
    }
}
