package io.github.secfw.policy;

/**
 * Whether rules for alternatives can repeat a target: a packet that several of the alternatives match either meets the target
 * once, or a second time makes no difference. It does for a line in the log and for what a chain does.
 */
final class RepeatableTarget implements TargetVisitor<Boolean> {

    @Override
    public Boolean visitSecmark(LabellingTarget.Secmark target) {
        return true;
    }

    @Override
    public Boolean visitSaveLabel(LabellingTarget.SaveLabel target) {
        return true;
    }

    @Override
    public Boolean visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return true;
    }

    @Override
    public Boolean visitAccept(Target.Accept target) {
        return true;
    }

    @Override
    public Boolean visitDrop(Target.Drop target) {
        return true;
    }

    @Override
    public Boolean visitReject(Target.Reject target) {
        return true;
    }

    @Override
    public Boolean visitLog(Target.Log target) {
        return false;
    }

    @Override
    public Boolean visitQueue(Target.Queue target) {
        return true;
    }

    @Override
    public Boolean visitSetMark(Target.SetMark target) {
        return true;
    }

    @Override
    public Boolean visitSetConnectionMark(Target.SetConnectionMark target) {
        return true;
    }

    @Override
    public Boolean visitReturn(Target.Return target) {
        return true;
    }

    @Override
    public Boolean visitJump(Target.Jump target) {
        return false;
    }

    @Override
    public Boolean visitGoto(Target.Goto target) {
        return true;
    }
}
