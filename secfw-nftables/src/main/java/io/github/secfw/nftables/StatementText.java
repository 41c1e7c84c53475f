package io.github.secfw.nftables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.RejectType;

/** The statement of a target. */
final class StatementText implements Target.Visitor<String> {

    private final FirewallPolicy policy;
    private final LabelNames labelNames;

    StatementText(FirewallPolicy policy, LabelNames labelNames) {
        this.policy = policy;
        this.labelNames = labelNames;
    }

    @Override
    public String secmark(Target.Secmark target) {
        return "meta secmark set \"" + labelNames.of(policy.contextOf(target.type())) + '"';
    }

    /**
     * nft's own statement overwrites; the look-up lets it run only where CONNSECMARK would save. A packet without label
     * then writes no label over no label.
     */
    @Override
    public String saveLabel(Target.SaveLabel target) {
        return "ct secmark vmap { 0 : jump " + TableFile.SAVE_CHAIN + " }";
    }

    /**
     * nft's own statement overwrites; the look-up lets it run only where CONNSECMARK would restore. A connection
     * without label then writes no label over no label.
     */
    @Override
    public String restoreLabel(Target.RestoreLabel target) {
        return "meta secmark vmap { 0 : jump " + TableFile.RESTORE_CHAIN + " }";
    }

    @Override
    public String accept(Target.Accept target) {
        return "accept";
    }

    @Override
    public String drop(Target.Drop target) {
        return "drop";
    }

    @Override
    public String reject(Target.Reject target) {
        return target.type() == RejectType.TCP_RESET
                ? "reject with tcp reset"
                : "reject with icmpx type " + target.type();
    }

    @Override
    public String log(Target.Log target) {
        return "log prefix \"" + target.prefix() + "\" level " + target.level();
    }

    @Override
    public String returnToCaller(Target.Return target) {
        return "return";
    }

    @Override
    public String jump(Target.Jump target) {
        return "jump " + target.to().name();
    }

    @Override
    public String goTo(Target.Goto target) {
        return "goto " + target.to().name();
    }
}
