package io.github.secfw.iptables;

import io.github.secfw.net.Family;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.TargetVisitor;

/** Appends the target of a rule with its options to a line. */
final class TargetOptions implements TargetVisitor<StringBuilder> {

    private final FirewallPolicy policy;
    private final Family family;
    private final StringBuilder line;

    TargetOptions(FirewallPolicy policy, Family family, StringBuilder line) {
        this.policy = policy;
        this.family = family;
        this.line = line;
    }

    @Override
    public StringBuilder visitSecmark(LabellingTarget.Secmark target) {
        return line.append("-j SECMARK --selctx ").append(policy.contextOf(target.type()));
    }

    @Override
    public StringBuilder visitSaveLabel(LabellingTarget.SaveLabel target) {
        return line.append("-j CONNSECMARK --save");
    }

    @Override
    public StringBuilder visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return line.append("-j CONNSECMARK --restore");
    }

    @Override
    public StringBuilder visitAccept(Target.Accept target) {
        return line.append("-j ACCEPT");
    }

    @Override
    public StringBuilder visitDrop(Target.Drop target) {
        return line.append("-j DROP");
    }

    @Override
    public StringBuilder visitReject(Target.Reject target) {
        return line.append("-j REJECT --reject-with ").append(rejectType(target.type()));
    }

    private String rejectType(RejectType type) {
        boolean v4 = family == Family.IPV4;
        return switch (type) {
            case PORT_UNREACHABLE -> v4 ? "icmp-port-unreachable" : "icmp6-port-unreachable";
            case NO_ROUTE -> v4 ? "icmp-net-unreachable" : "icmp6-no-route";
            case HOST_UNREACHABLE -> v4 ? "icmp-host-unreachable" : "icmp6-addr-unreachable";
            case ADMIN_PROHIBITED -> v4 ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
            case TCP_RESET -> "tcp-reset";
        };
    }

    @Override
    public StringBuilder visitLog(Target.Log target) {
        line.append("-j LOG");
        if (!target.prefix().isEmpty()) {
            Quoted.append(line.append(" --log-prefix "), target.prefix());
        }
        line.append(" --log-level ").append(level(target.level()));
        target.options().forEach(option -> line.append(option(option)));
        return line;
    }

    private static String option(LogOption option) {
        return switch (option) {
            case TCP_SEQUENCE -> " --log-tcp-sequence";
            case TCP_OPTIONS -> " --log-tcp-options";
            case IP_OPTIONS -> " --log-ip-options";
            case OWNER -> " --log-uid";
            case LINK_LAYER -> " --log-macdecode";
        };
    }

    private static String level(LogLevel level) {
        return switch (level) {
            case ERR -> "error";
            case WARN -> "warning";
            case EMERG, ALERT, CRIT, NOTICE, INFO, DEBUG -> level.toString();
        };
    }

    @Override
    public StringBuilder visitQueue(Target.Queue target) {
        QueueRange queues = target.queues();
        line.append("-j NFQUEUE ");
        if (queues.isSingle()) {
            line.append("--queue-num ").append(queues.first());
        } else {
            line.append("--queue-balance ").append(queues.first()).append(':').append(queues.last());
        }
        return line.append(target.bypass() ? " --queue-bypass" : "");
    }

    @Override
    public StringBuilder visitSetMark(Target.SetMark target) {
        return line.append("-j MARK --set-xmark ").append(target.mark());
    }

    @Override
    public StringBuilder visitSetConnectionMark(Target.SetConnectionMark target) {
        return line.append("-j CONNMARK --set-xmark ").append(target.mark());
    }

    @Override
    public StringBuilder visitReturn(Target.Return target) {
        return line.append("-j RETURN");
    }

    @Override
    public StringBuilder visitJump(Target.Jump target) {
        return line.append("-j ").append(target.to().name());
    }

    @Override
    public StringBuilder visitGoto(Target.Goto target) {
        return line.append("-g ").append(target.to().name());
    }
}
