package io.github.secfw.testkit;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.Traffic;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The real tools accept and load what is rendered, and hold as many rules as were rendered. */
final class RulesLoadTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");
    private static final Chain CHAIN = Chain.named("other-chain_1")
            .rule(Match.tcp(), Target.returnToCaller())
            .rule(Target.accept());

    @Test
    void addresses() {
        loads(
                any().from("192.0.2.10"),
                any().to("2001:db8::10"),
                any().from("192.0.2.0/24").to("198.51.100.0/31"),
                any().from("2001:db8::/32").to("2001:db8:8000::/33"),
                any().from("0.0.0.0/0", "::/0"),
                any().to("::ffff:192.0.2.1"),
                any().from("192.0.2.1-192.0.2.9", "2001:db8::1-2001:db8::9"),
                any().to("192.0.2.1-192.0.2.9", "2001:db8::1-2001:db8::9"),
                any().from("0.0.0.0-255.255.255.254"),
                any().to("10.0.0.0/8", "192.0.2.1", "198.51.100.3-198.51.100.9", "2001:db8::1", "2001:db8:1::/48"),
                any().from("10.0.0.1", "10.0.0.3", "2001:db8::1").to("10.0.1.1", "10.0.1.3", "2001:db8::4"));
    }

    @Test
    void ports() {
        loads(
                tcp().dport(80),
                udp().sport(53),
                tcp().dport(0).sport(65535),
                tcp().dport(PortSet.range(1000, 2000)),
                udp().sport(PortSet.range(0, 65535)),
                tcp().dport(80, 443),
                udp().sport(PortSet.ports(53).or(PortSet.range(1000, 2000))),
                tcp().sport(1).dport(2, 4),
                tcp().sport(1, 3).dport(2, 4),
                tcp().dport(ports(15)),
                tcp().dport(ports(16)),
                tcp().dport(ports(40)).sport(ports(16)),
                udp().dport(ranges(7).or(PortSet.ports(60000))),
                udp().dport(ranges(40)));
    }

    @Test
    void ports_of_rarer_protocols() {
        for (var match : List.of(sctp(), dccp(), udplite())) {
            loads(
                    match,
                    match.dport(5),
                    match.sport(PortSet.range(5, 9)),
                    match.sport(1, 3).dport(2, 4),
                    match.sport(1, 3).dport(2),
                    match.dport(ports(16)));
        }
    }

    @Test
    void every_protocol() {
        loads(IntStream.rangeClosed(1, 255)
                .mapToObj(number -> List.of(43, 44, 51, 60).contains(number)
                        ? protocol(number).to("192.0.2.1")
                        : protocol(number))
                .toArray(Match<?>[]::new));
    }

    @Test
    void interfaces() {
        loads(
                any().in("lo"),
                any().out("eth0.7"),
                any().in("eth*"),
                any().in("abcdefghijklmno").out("abcdefghijklmn*"),
                any().in("lo", "eth*", "tun0").out("br-lan", "w*"));
    }

    @Test
    void connection_states() {
        loads(
                any().state(NEW),
                any().state(ESTABLISHED),
                any().state(RELATED),
                any().state(INVALID),
                any().state(UNTRACKED),
                any().state(ESTABLISHED, RELATED),
                any().state(NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED));
    }

    @Test
    void everything_at_once() {
        loads(
                tcp().from("192.0.2.1")
                        .to("192.0.2.2")
                        .in("eth0")
                        .out("eth1")
                        .sport(1000)
                        .dport(80)
                        .state(NEW),
                udp().from("192.0.2.0/24", "2001:db8::/64")
                        .to("198.51.100.1-198.51.100.3", "2001:db8:1::1", "2001:db8:1::3")
                        .in("eth0", "lo")
                        .out("tun*")
                        .sport(ports(16))
                        .dport(53, 5353)
                        .state(NEW, RELATED));
    }

    @Test
    void every_target_at_every_hook_of_mangle() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("targets");
        for (Hook hook : Hook.values()) {
            addTargets(policy, hook);
        }
        loads(policy.build());
    }

    @Test
    void every_target_at_every_hook_of_security() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("targets").labelIn(Table.SECURITY);
        for (Hook hook : List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)) {
            addTargets(policy, hook);
        }
        loads(policy.build());
    }

    @Test
    void labels_of_any_type_name_and_range() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("labels");
        for (PacketType type : List.of(
                TYPE,
                PacketType.inContext("system_u:object_r:a_packet_t:s0:c1"),
                PacketType.inContext("staff_u:object_r:a_packet_t:s0-s15:c0.c1023"),
                PacketType.named("log"),
                PacketType.named("log_label"),
                PacketType.named("X-y"))) {
            policy.labelling(Hook.OUTPUT, out -> out.rule(Target.secmark(type)));
        }
        loads(policy.build());
    }

    @Test
    void the_longest_label() {
        PacketType type = PacketType.inContext("u:object_r:" + "x".repeat(244));
        loads(FirewallPolicy.named("labels")
                .withoutMls()
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(type)))
                .build());
    }

    @Test
    void labels_without_mls() {
        loads(FirewallPolicy.named("labels")
                .withoutMls()
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(TYPE)).rule(Target.save()))
                .build());
    }

    @Test
    void whole_connections() {
        loads(FirewallPolicy.named("connections")
                .labelLoopback(TYPE)
                .label(Traffic.outbound(tcp().to("192.0.2.1", "2001:db8::1").dport(80)), TYPE)
                .label(Traffic.inbound(udp().dport(53).in("eth*")), PacketType.named("p".repeat(60)))
                .labelEverythingElse(PacketType.named("rest_packet_t"))
                .build());
    }

    @Test
    void a_policy_without_rules() {
        loads(FirewallPolicy.named("empty").build());
    }

    @Test
    void a_chain_without_rules() {
        loads(FirewallPolicy.named("empty")
                .labelling(
                        Hook.INPUT, in -> in.rule(Target.jump(Chain.named("e"))).rule(Target.goTo(Chain.named("E"))))
                .build());
    }

    @Test
    void the_longest_names() {
        loads(FirewallPolicy.named("p".repeat(64))
                .labelling(Hook.INPUT, in -> in.rule(Target.jump(Chain.named("c".repeat(28)))))
                .build());
    }

    private static void addTargets(FirewallPolicyBuilder policy, Hook hook) {
        policy.labelling(
                hook,
                chain -> chain.rule(Target.secmark(TYPE))
                        .rule(tcp(), Target.secmark(PacketType.named("b_packet_t")))
                        .rule(Target.save())
                        .rule(Target.restore())
                        .rule(tcp(), Target.jump(CHAIN))
                        .rule(udp(), Target.goTo(CHAIN))
                        .rule(any().state(NEW), Target.returnToCaller())
                        .rule(Target.accept()));
    }

    private static void loads(Match<?>... matches) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("matches");
        for (Match<?> match : matches) {
            policy.labelling(Hook.FORWARD, forward -> forward.rule(match, Target.secmark(TYPE)));
        }
        loads(policy.build());
    }

    private static void loads(FirewallPolicy policy) {
        RealTools.nft(policy);
        RealTools.iptables(policy);
    }

    private static PortSet ports(int count) {
        return PortSet.of(IntStream.rangeClosed(1, count)
                .mapToObj(i -> new PortRange(2 * i, 2 * i))
                .toList());
    }

    private static PortSet ranges(int count) {
        return PortSet.of(IntStream.rangeClosed(1, count)
                .mapToObj(i -> new PortRange(10 * i, 10 * i + 2))
                .toList());
    }
}
