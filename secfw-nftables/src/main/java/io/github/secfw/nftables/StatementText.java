package io.github.secfw.nftables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.RejectType;
import java.util.Set;

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
        return "meta secmark set " + label(target);
    }

    /** The object of a label, as a map names it. */
    String label(Target target) {
        if (target instanceof Target.Secmark secmark) {
            return '"' + labelNames.of(policy.contextOf(secmark.type())) + '"';
        }
        throw new IllegalArgumentException("\"" + target + "\" gives no label");
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
        return "log prefix \"" + target.prefix() + "\" level " + target.level() + flags(target.options());
    }

    private static String flags(Set<LogOption> options) {
        StringBuilder flags = new StringBuilder();
        if (options.contains(LogOption.TCP_SEQUENCE) || options.contains(LogOption.TCP_OPTIONS)) {
            flags.append(" flags tcp ")
                    .append(options.contains(LogOption.TCP_SEQUENCE) ? "sequence" : "")
                    .append(options.containsAll(Set.of(LogOption.TCP_SEQUENCE, LogOption.TCP_OPTIONS)) ? "," : "")
                    .append(options.contains(LogOption.TCP_OPTIONS) ? "options" : "");
        }
        for (LogOption option : options) {
            flags.append(
                    switch (option) {
                        case TCP_SEQUENCE, TCP_OPTIONS -> "";
                        case IP_OPTIONS -> " flags ip options";
                        case OWNER -> " flags skuid";
                        case LINK_LAYER -> " flags ether";
                    });
        }
        return flags.toString();
    }

    @Override
    public String queue(Target.Queue target) {
        return "queue " + (target.bypass() ? "flags bypass " : "") + "to " + target.queues();
    }

    @Override
    public String setMark(Target.SetMark target) {
        return "meta mark set " + Marks.set("meta mark", target.mark());
    }

    @Override
    public String setConnectionMark(Target.SetConnectionMark target) {
        return "ct mark set " + Marks.set("ct mark", target.mark());
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
