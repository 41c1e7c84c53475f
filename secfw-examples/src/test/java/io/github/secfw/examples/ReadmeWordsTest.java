package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Delivery.BROADCAST;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.LimitUnit.MINUTE;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.anyOf;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.queue;
import static io.github.secfw.policy.Target.setConnectionMark;
import static io.github.secfw.policy.Target.setMark;
import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The words of the README's tables. */
class ReadmeWordsTest {

    @Test
    void matches_and_targets() {
        FirewallPolicy policy = FirewallPolicy.named("words")
                .labelling(
                        OUTPUT,
                        out -> out.rule(protocol(50).from("192.0.2.1"), accept())
                                .rule(tcp().dport(PortSet.range(6000, 6063)), accept())
                                .rule(tcp().dport(PortSet.ports(22).or(PortSet.range(80, 81))), accept())
                                .rule(tcp().syn(), accept())
                                .rule(tcp().flags(EnumSet.of(TcpFlag.SYN), EnumSet.of(TcpFlag.SYN)), accept())
                                .rule(icmp().type("echo-request"), accept())
                                .rule(icmpv6().type(1).code("no-route"), accept())
                                .rule(any().out("tun*").state(NEW).mark(0x1), accept())
                                .rule(any().connectionMark(new Mark(1, 0xff)), accept())
                                .rule(any().uid(1000).gid(100), accept())
                                .rule(any().user("backup").group("users"), accept())
                                .rule(any().cgroup("system.slice/backup.service"), accept())
                                .rule(tcp().except(tcp().dport(22)), setMark(1))
                                .rule(any().except(any().out("lo")), setConnectionMark(1))
                                .rule(
                                        anyOf(tcp().dport(53), udp().dport(53)),
                                        queue(0, 3).orBypass())
                                .because("a program decides")
                                .counted()
                                .rule(any().limit(10, MINUTE, 5), log("x ", LogLevel.INFO, LogOption.OWNER))
                                .rule(queue(0)))
                .labelling(INPUT, in -> in.rule(any().in("eth0").delivery(BROADCAST), accept()))
                .build();
        assertThat(Secfw.discover().render(policy).artifacts()).hasSize(4);
    }

    @Test
    void domains() {
        PacketType type = PacketType.named("web.packet_t");
        FirewallPolicy policy = FirewallPolicy.named("words")
                .define(type)
                .define(off("my_switch"))
                .allow("x_t", type)
                .auditAllow(attribute("domain"), type, Permission.SEND)
                .dontAudit(attribute("domain"), type, Permission.RECV)
                .neverAllow(attribute("mail_domain"), type, Permission.FORWARD_IN)
                .when(on("httpd_can_network_connect"), rules -> rules.allow("httpd_t", type))
                .optional("mail", rules -> rules.allow("mail_t", type))
                .build();
        assertThat(policy.optionalBlocks()).containsExactly("mail");
        assertThat(Secfw.discover().render(policy).artifacts()).hasSize(4);
    }
}
