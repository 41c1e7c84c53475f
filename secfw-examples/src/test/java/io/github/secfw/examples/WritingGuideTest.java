package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Delivery.BROADCAST;
import static io.github.secfw.net.Hook.FORWARD;
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
import static io.github.secfw.policy.Table.SECURITY;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.queue;
import static io.github.secfw.policy.Target.reject;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.returnToCaller;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Target.setConnectionMark;
import static io.github.secfw.policy.Target.setMark;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.policy.Traffic.outbound;
import static io.github.secfw.program.Packet.forwarded;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The examples and the tables of docs/guide/writing.md. */
class WritingGuideTest {

    private static final PacketType WEB = PacketType.named("web_packet_t");

    @Test
    void connections() {
        PacketType web = PacketType.named("web_packet_t");
        PacketType local = PacketType.named("local_packet_t").in("packet_type");
        PacketType rest = PacketType.named("rest_packet_t");

        FirewallPolicy policy = FirewallPolicy.named("connections")
                .define(web, local, rest)
                .labelLoopback(local)
                .label(inbound(tcp().dport(80, 443)).because("our web server"), web)
                .label(outbound(anyOf(tcp().dport(53), udp().dport(53))), rest)
                .labelEverythingElse(rest)
                .allow("httpd_t", web)
                .allow(attribute("domain").except("httpd_t"), rest)
                .build();

        assertThat(policy).packet(in("eth0", tcp().dport(80)).state(NEW)).isLabelled("web_packet_t");
        assertThat(policy).packet(out("eth0", udp().dport(53)).state(NEW)).isLabelled("rest_packet_t");
        assertThat(policy).packet(out("eth0", udp().dport(54)).state(NEW)).isLabelled("rest_packet_t");
        assertThat(policy).packet(in("lo", tcp().dport(80)).state(NEW)).isLabelled("local_packet_t");
        assertThat(policy).rendersEquivalently();
    }

    @Test
    void methods_for_connections() {
        PacketType web = WEB;
        PacketType local = PacketType.named("local_packet_t");
        PacketType rest = PacketType.named("rest_packet_t");
        FirewallPolicy policy = FirewallPolicy.named("methods")
                .define(web)
                .define(local, rest)
                .labelLoopback(local)
                .label(inbound(tcp().dport(80)), web)
                .label(outbound(tcp().dport(80)), web)
                .labelEverythingElse(rest)
                .build();
        assertThat(policy).rendersEquivalently();
    }

    @Test
    void rules_one_by_one() {
        PacketType httpdPackets = PacketType.named("httpd_packet_t");
        Chain httpd = Chain.named("HTTPD_SECMARK")
                .rule(secmark(httpdPackets))
                .rule(save())
                .rule(accept());

        FirewallPolicy policy = FirewallPolicy.named("httpd")
                .define(httpdPackets)
                .labelling(
                        INPUT,
                        in -> in.rule(any().state(ESTABLISHED, RELATED), restore())
                                .rule(tcp().dport(80, 443).state(NEW), jump(httpd))
                                .because("new requests"))
                .labelling(OUTPUT, out -> out.rule(any().state(ESTABLISHED, RELATED), restore()))
                .allow("httpd_t", httpdPackets)
                .build();

        assertThat(policy)
                .packet(in("eth0", tcp().dport(443)).state(NEW))
                .isLabelled("httpd_packet_t")
                .reply()
                .isLabelled("httpd_packet_t");
    }

    @Test
    void methods_for_chains() {
        FirewallPolicy policy = FirewallPolicy.named("methods")
                .labelIn(SECURITY)
                .labelling(INPUT, in -> in.rule(accept()))
                .filter(INPUT, drop(), in -> in.rule(accept()))
                .build();
        assertThat(policy).packet(in("eth0", tcp().dport(80))).isAccepted();
        assertThat(policy).rendersEquivalently();
    }

    @Test
    void matches() {
        FirewallPolicy policy = FirewallPolicy.named("matches")
                .labelling(
                        OUTPUT,
                        out -> out.rule(
                                        tcp().from("192.0.2.1")
                                                .to("198.51.100.0/24")
                                                .sport(1024)
                                                .dport(80),
                                        accept())
                                .rule(protocol(50).from("192.0.2.1"), accept())
                                .rule(protocol("esp").from("192.0.2.2"), accept())
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
                                .rule(any().limit(10, MINUTE, 5), accept())
                                .rule(tcp().except(tcp().dport(22)), accept())
                                .rule(any().except(any().out("lo")), accept())
                                .rule(anyOf(tcp().dport(53), udp().dport(53)), accept()))
                .labelling(INPUT, in -> in.rule(any().in("eth0").delivery(BROADCAST), accept()))
                .build();
        assertThat(Secfw.discover().render(policy).artifacts()).hasSize(4);
    }

    @Test
    void targets() {
        PacketType web = WEB;
        Chain chain = Chain.named("LAST").rule(udp(), returnToCaller()).rule(queue(0));
        FirewallPolicy policy = FirewallPolicy.named("targets")
                .define(web)
                .labelling(
                        OUTPUT,
                        out -> out.rule(tcp().dport(1), secmark(web))
                                .rule(tcp().dport(2), save())
                                .rule(tcp().dport(3), restore())
                                .rule(tcp().dport(4), log("x ", LogLevel.INFO, LogOption.OWNER))
                                .rule(tcp().dport(5), queue(0, 3).orBypass())
                                .because("a program decides")
                                .counted()
                                .rule(tcp().dport(6), setMark(1))
                                .rule(tcp().dport(7), setConnectionMark(1))
                                .rule(tcp().dport(8), jump(chain))
                                .rule(tcp().dport(9), goTo(chain))
                                .rule(tcp().dport(10), drop()))
                .filter(FORWARD, accept(), out -> out.rule(tcp(), reject(RejectType.PORT_UNREACHABLE)))
                .build();
        assertThat(policy)
                .packet(forwarded("eth0", "eth1", tcp().from("192.0.2.1")))
                .isRejectedWith(RejectType.PORT_UNREACHABLE);
        assertThat(Secfw.discover().render(policy).artifacts()).hasSize(4);
    }

    @Test
    void access_rules() {
        PacketType web = PacketType.named("web.packet_t");
        FirewallPolicy policy = FirewallPolicy.named("access")
                .define(web)
                .define(off("my_switch"))
                .allow("x_t", web)
                .allow(domains("y_t", "z_t"), web)
                .allow(attribute("domain").except("x_t"), web)
                .auditAllow(attribute("domain"), web, Permission.SEND)
                .dontAudit(attribute("domain"), web, Permission.RECV)
                .neverAllow(attribute("mail_domain"), web, Permission.FORWARD_IN)
                .when(on("httpd_can_network_connect"), rules -> rules.allow("httpd_t", web))
                .optional("mail", rules -> rules.allow("mail_t", web))
                .rollOut()
                .withoutMls()
                .loadedBy("sysadm_t")
                .requireNames()
                .build();
        assertThat(policy.optionalBlocks()).containsExactly("mail");
        assertThat(Secfw.discover().render(policy).artifacts()).hasSize(4);
    }
}
