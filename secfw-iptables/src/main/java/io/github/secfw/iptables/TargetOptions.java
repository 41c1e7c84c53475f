package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;

/** The target of a rule with its options. */
final class TargetOptions implements Target.Visitor<String> {

    private final FirewallPolicy policy;

    TargetOptions(FirewallPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String secmark(Target.Secmark target) {
        return "-j SECMARK --selctx " + policy.contextOf(target.type());
    }

    @Override
    public String saveLabel(Target.SaveLabel target) {
        return "-j CONNSECMARK --save";
    }

    @Override
    public String restoreLabel(Target.RestoreLabel target) {
        return "-j CONNSECMARK --restore";
    }

    @Override
    public String accept(Target.Accept target) {
        return "-j ACCEPT";
    }

    @Override
    public String returnToCaller(Target.Return target) {
        return "-j RETURN";
    }

    @Override
    public String jump(Target.Jump target) {
        return "-j " + target.to().name();
    }

    @Override
    public String goTo(Target.Goto target) {
        return "-g " + target.to().name();
    }
}
