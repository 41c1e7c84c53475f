package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.Family;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import java.util.stream.Collectors;

/** The target of a rule with its options. */
final class TargetOptions implements Target.Visitor<String> {

    private final FirewallPolicy policy;
    private final Family family;

    TargetOptions(FirewallPolicy policy, Family family) {
        this.policy = policy;
        this.family = family;
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
    public String drop(Target.Drop target) {
        return "-j DROP";
    }

    @Override
    public String reject(Target.Reject target) {
        return "-j REJECT --reject-with " + rejectType(target.type());
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
    public String log(Target.Log target) {
        return "-j LOG --log-prefix " + Quoted.of(target.prefix()) + " --log-level " + level(target.level())
                + target.options().stream().map(TargetOptions::option).collect(Collectors.joining());
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
    public String queue(Target.Queue target) {
        QueueRange queues = target.queues();
        return "-j NFQUEUE "
                + (queues.isSingle()
                        ? "--queue-num " + queues.first()
                        : "--queue-balance " + queues.first() + ":" + queues.last())
                + (target.bypass() ? " --queue-bypass" : "");
    }

    @Override
    public String setMark(Target.SetMark target) {
        return "-j MARK --set-xmark " + target.mark();
    }

    @Override
    public String setConnectionMark(Target.SetConnectionMark target) {
        return "-j CONNMARK --set-xmark " + target.mark();
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
