package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class LookUpTextTest {

    private static final Chain A = Chain.named("a").rule(Target.accept());
    private static final Chain B = Chain.named("b").rule(Target.accept());
    private static final Target LABEL_A = Target.secmark(PacketType.named("a_packet_t"));
    private static final Target LABEL_B = Target.secmark(PacketType.named("b_packet_t"));

    @Test
    void every_verdict_in_the_order_of_the_rules() {
        assertThat(lines(in -> in.rule(tcp().dport(9), Target.jump(A))
                        .rule(tcp().dport(3), Target.goTo(B))
                        .rule(tcp().dport(5), Target.accept())
                        .rule(tcp().dport(1), Target.drop())
                        .rule(tcp().dport(2), Target.returnToCaller())
                        .rule(tcp().dport(4), Target.jump(A))))
                .containsExactly(
                        "tcp dport vmap { 9 : jump a, 3 : goto b, 5 : accept, 1 : drop, 2 : return, 4 : jump a }");
    }

    @Test
    void every_field() {
        assertThat(two(udp().sport(1), udp().sport(2))).containsExactly("udp sport vmap { 1 : jump a, 2 : drop }");
        assertThat(two(sctp().dport(1), sctp().dport(2))).containsExactly("sctp dport vmap { 1 : jump a, 2 : drop }");
        assertThat(two(any().in("eth0"), any().in("lo")))
                .containsExactly("iifname vmap { \"eth0\" : jump a, \"lo\" : drop }");
        assertThat(two(any().out("eth0"), any().out("lo")))
                .containsExactly("oifname vmap { \"eth0\" : jump a, \"lo\" : drop }");
        assertThat(two(any().from("192.0.2.1"), any().from("192.0.2.2")))
                .containsExactly("ip saddr vmap { 192.0.2.1 : jump a, 192.0.2.2 : drop }");
        assertThat(two(any().to("2001:db8::1"), any().to("2001:db8::2")))
                .containsExactly("ip6 daddr vmap { 2001:db8::1 : jump a, 2001:db8::2 : drop }");
    }

    @Test
    void labels_are_a_map_of_their_objects() {
        assertThat(lines(in -> in.rule(tcp().dport(80), LABEL_A)
                        .rule(tcp().dport(22, 443), LABEL_B)
                        .rule(tcp().dport(PortSet.range(1000, 2000)), LABEL_A)))
                .containsExactly("meta secmark set tcp dport map { 80 : \"a_packet_t\", 22 : \"b_packet_t\","
                        + " 443 : \"b_packet_t\", 1000-2000 : \"a_packet_t\" }");
    }

    @Test
    void several_values_of_a_rule_are_an_element_each() {
        assertThat(two(any().in("lo", "eth0"), any().in("eth1")))
                .containsExactly("iifname vmap { \"eth0\" : jump a, \"lo\" : jump a, \"eth1\" : drop }");
        assertThat(two(any().to("192.0.2.1-192.0.2.3", "10.0.0.0/8"), any().to("192.0.2.4")))
                .containsExactly(
                        "ip daddr vmap { 10.0.0.0/8 : jump a, 192.0.2.1-192.0.2.3 : jump a, 192.0.2.4 : drop }");
    }

    @Test
    void what_the_rules_share_stands_before_the_field() {
        assertThat(two(
                        tcp().out("eth0").dport(1).mark(5).state(ConnectionState.NEW),
                        tcp().out("eth0").dport(2).mark(5).state(ConnectionState.NEW)))
                .containsExactly(
                        "oifname \"eth0\" meta mark 0x00000005 ct state new tcp dport vmap { 1 : jump a, 2 : drop }");
        assertThat(lines(in -> in.rule(tcp().in("eth0").dport(80), LABEL_A)
                        .rule(tcp().in("lo").dport(80), LABEL_B)))
                .containsExactly(
                        "tcp dport 80 meta secmark set iifname map { \"eth0\" : \"a_packet_t\", \"lo\" : \"b_packet_t\" }");
        assertThat(two(tcp().in("a"), tcp().in("b")))
                .containsExactly("meta l4proto tcp iifname vmap { \"a\" : jump a, \"b\" : drop }");
    }

    @Test
    void the_other_side_and_exceptions_are_shared_too() {
        assertThat(two(tcp().sport(7).dport(1), tcp().sport(7).dport(2)))
                .containsExactly("tcp sport 7 tcp dport vmap { 1 : jump a, 2 : drop }");
        assertThat(two(
                        tcp().except(tcp().sport(7)).dport(1),
                        tcp().except(tcp().sport(7)).dport(2)))
                .containsExactly("tcp sport != 7 tcp dport vmap { 1 : jump a, 2 : drop }");
        assertThat(two(tcp().dport(1, 3).except(tcp().dport(3)), tcp().dport(2).except(tcp().dport(3))))
                .containsExactly("tcp dport != 3 tcp dport vmap { 1 : jump a, 3 : jump a, 2 : drop }");
    }

    @Test
    void a_look_up_for_each_family() {
        assertThat(two(any().from("192.0.2.1", "2001:db8::1"), any().from("2001:db8::2", "192.0.2.2")))
                .containsExactly(
                        "ip saddr vmap { 192.0.2.1 : jump a, 192.0.2.2 : drop }",
                        "ip6 saddr vmap { 2001:db8::1 : jump a, 2001:db8::2 : drop }");
    }

    @Test
    void each_rule_stands_in_the_look_ups_of_its_families() {
        assertThat(two(any().from("192.0.2.1"), any().from("2001:db8::2")))
                .containsExactly("ip saddr vmap { 192.0.2.1 : jump a }", "ip6 saddr vmap { 2001:db8::2 : drop }");
        assertThat(two(
                        any().from("192.0.2.1", "2001:db8::1").to("192.0.2.7"),
                        any().from("192.0.2.2", "2001:db8::2").to("192.0.2.7")))
                .containsExactly("ip daddr 192.0.2.7 ip saddr vmap { 192.0.2.1 : jump a, 192.0.2.2 : drop }");
    }

    @Test
    void a_family_that_nothing_else_says_is_said() {
        Match<?> outside = any().except(any().to("192.0.2.1"));
        assertThat(two(outside.in("a"), outside.in("b")))
                .containsExactly(
                        "ip daddr != 192.0.2.1 iifname vmap { \"a\" : jump a, \"b\" : drop }",
                        "meta nfproto ipv6 iifname vmap { \"a\" : jump a, \"b\" : drop }");
        assertThat(two(outside.from("192.0.2.5", "::1"), outside.from("192.0.2.6", "::2")))
                .containsExactly(
                        "ip daddr != 192.0.2.1 ip saddr vmap { 192.0.2.5 : jump a, 192.0.2.6 : drop }",
                        "ip6 saddr vmap { ::1 : jump a, ::2 : drop }");
    }

    @Test
    void icmp_says_its_family() {
        assertThat(two(icmp().in("a"), icmp().in("b")))
                .containsExactly("meta l4proto 1 meta nfproto ipv4 iifname vmap { \"a\" : jump a, \"b\" : drop }");
        assertThat(two(
                        icmpv6().type(1).from("192.0.2.1", "::1"),
                        icmpv6().type(1).from("::2")))
                .containsExactly("icmpv6 type 1 ip6 saddr vmap { ::1 : jump a, ::2 : drop }");
    }

    @Test
    void adjacent_ranges_and_the_ends_of_fields() {
        assertThat(two(tcp().dport(PortSet.range(0, 79)), tcp().dport(PortSet.range(80, 65_535))))
                .containsExactly("tcp dport vmap { 0-79 : jump a, 80-65535 : drop }");
        assertThat(two(any().to("0.0.0.0/1"), any().to("128.0.0.0/1")))
                .containsExactly("ip daddr vmap { 0.0.0.0/1 : jump a, 128.0.0.0/1 : drop }");
    }

    @Test
    void values_that_overlap_begin_a_new_look_up() {
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.jump(A))
                        .rule(tcp().dport(2), Target.jump(A))
                        .rule(tcp().dport(PortSet.range(2, 3)), Target.drop())
                        .rule(tcp().dport(4), Target.drop())))
                .containsExactly(
                        "tcp dport vmap { 1 : jump a, 2 : jump a }", "tcp dport vmap { 2-3 : drop, 4 : drop }");
        assertThat(two(any().in("a", "b"), any().in("b", "c")))
                .containsExactly("iifname { \"a\", \"b\" } jump a", "iifname { \"b\", \"c\" } drop");
        assertThat(two(any().from("192.0.2.0/24", "::1"), any().from("198.51.100.1", "::1")))
                .containsExactly(
                        "ip saddr 192.0.2.0/24 jump a",
                        "ip6 saddr ::1 jump a",
                        "ip saddr 198.51.100.1 drop",
                        "ip6 saddr ::1 drop");
    }

    @Test
    void the_same_rule_twice_stays() {
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.jump(A)).rule(tcp().dport(1), Target.jump(A))))
                .containsExactly("tcp dport 1 jump a", "tcp dport 1 jump a");
    }

    @Test
    void another_field_another_protocol_or_more_criteria_stay_rules() {
        assertStays(tcp().dport(1), tcp().sport(2));
        assertStays(tcp().dport(1), udp().dport(2));
        assertStays(tcp().dport(1), tcp().dport(2).in("a"));
        assertStays(tcp().dport(1).in("b"), tcp().dport(2).in("a"));
        assertStays(any().from("192.0.2.1"), any().to("192.0.2.2"));
        assertStays(any().in("a"), any().out("b"));
    }

    @Test
    void negated_values_and_beginnings_of_names_stay_rules() {
        assertStays(tcp().except(tcp().dport(1)), tcp().except(tcp().dport(2)));
        assertStays(any().except(any().in("a")), any().except(any().in("b")));
        assertStays(any().in("a*"), any().in("b"));
        assertStays(any().in("a"), any().in("b", "c*"));
    }

    @Test
    void fields_that_are_not_looked_up_stay_rules() {
        assertStays(any().mark(1), any().mark(2));
        assertStays(icmp().type(1), icmp().type(2));
        assertStays(any().state(ConnectionState.NEW), any().state(ConnectionState.INVALID));
        assertStays(Match.protocol(1), Match.protocol(2));
    }

    @Test
    void comments_counters_and_limits_stay_rules() {
        assertThat(lines(in ->
                        in.rule(tcp().dport(1), Target.drop()).because("x").rule(tcp().dport(2), Target.drop())))
                .containsExactly("tcp dport 1 drop comment \"x\"", "tcp dport 2 drop");
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.drop())
                        .rule(tcp().dport(2), Target.drop())
                        .because("x")))
                .containsExactly("tcp dport 1 drop", "tcp dport 2 drop comment \"x\"");
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.drop()).counted().rule(tcp().dport(2), Target.drop())))
                .containsExactly("tcp dport 1 counter drop", "tcp dport 2 drop");
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.drop())
                        .rule(tcp().dport(2), Target.drop())
                        .counted()))
                .containsExactly("tcp dport 1 drop", "tcp dport 2 counter drop");
        assertThat(lines(in -> in.rule(any().from("::1").limit(1, LimitUnit.DAY, 1), Target.drop())
                        .rule(any().from("::2").limit(1, LimitUnit.DAY, 1), Target.drop())))
                .containsExactly(
                        "ip6 saddr ::1 limit rate 1/day burst 1 packets drop",
                        "ip6 saddr ::2 limit rate 1/day burst 1 packets drop");
    }

    @Test
    void other_targets_stay_rules() {
        for (Target target : List.of(
                Target.log("x"),
                Target.save(),
                Target.restore(),
                Target.queue(1),
                Target.setMark(1),
                Target.setConnectionMark(1))) {
            assertThat(lines(in -> in.rule(tcp().dport(1), target).rule(tcp().dport(2), target)))
                    .hasSize(2);
        }
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.filtering(
                                Hook.INPUT,
                                in -> in.rule(tcp().dport(1), Target.reject()).rule(tcp().dport(2), Target.reject()))),
                        "filter.INPUT"))
                .hasSize(2);
    }

    @Test
    void labels_and_verdicts_do_not_mix() {
        assertThat(lines(in -> in.rule(tcp().dport(1), LABEL_A)
                        .rule(tcp().dport(2), Target.drop())
                        .rule(tcp().dport(3), Target.drop())
                        .rule(tcp().dport(4), LABEL_A)
                        .rule(tcp().dport(5), LABEL_B)))
                .containsExactly(
                        "tcp dport 1 meta secmark set \"a_packet_t\"",
                        "tcp dport vmap { 2 : drop, 3 : drop }",
                        "meta secmark set tcp dport map { 4 : \"a_packet_t\", 5 : \"b_packet_t\" }");
    }

    @Test
    void excluded_owners_stay_rules_and_owners_beside_one_do_not() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.OUTPUT,
                                out -> out.rule(tcp().dport(1).except(any().uid(7)), Target.drop())
                                        .rule(tcp().dport(2).except(any().uid(7)), Target.drop())
                                        .rule(tcp().dport(1).gid(5).except(any().uid(7)), Target.drop())
                                        .rule(tcp().dport(2).gid(5).except(any().uid(7)), Target.returnToCaller()))),
                        "mangle.OUTPUT"))
                .containsExactly(
                        "tcp dport 1 jump owner.1",
                        "tcp dport 2 jump owner.2",
                        "meta skuid != 7 meta skgid 5 tcp dport vmap { 1 : drop, 2 : return }");
    }

    @Test
    void a_run_ends_where_the_field_changes() {
        assertThat(lines(in -> in.rule(tcp().dport(1), Target.drop())
                        .rule(tcp().dport(2), Target.drop())
                        .rule(tcp().sport(1), Target.drop())
                        .rule(tcp().sport(2), Target.drop())
                        .rule(tcp(), Target.drop())))
                .containsExactly(
                        "tcp dport vmap { 1 : drop, 2 : drop }",
                        "tcp sport vmap { 1 : drop, 2 : drop }",
                        "meta l4proto tcp drop");
        assertThat(lines(in -> in.rule(tcp().sport(1).dport(1), Target.drop())
                        .rule(tcp().sport(2).dport(1), Target.drop())
                        .rule(tcp().sport(1).dport(2), Target.drop())
                        .rule(tcp().sport(1).dport(3), Target.drop())))
                .containsExactly(
                        "tcp dport 1 tcp sport vmap { 1 : drop, 2 : drop }",
                        "tcp sport 1 tcp dport vmap { 2 : drop, 3 : drop }");
    }

    @Test
    void labels_of_one_type_in_several_contexts() {
        assertThat(lines(in -> in.rule(tcp().dport(1), LABEL_A)
                        .rule(
                                tcp().dport(2),
                                Target.secmark(PacketType.inContext("system_u:object_r:a_packet_t:s0:c1")))))
                .containsExactly("meta secmark set tcp dport map { 1 : \"a_packet_t\", 2 : \"a_packet_t.2\" }");
    }

    /** Quadratic work would take minutes. */
    @Test
    void twenty_thousand_rules_are_one_look_up_in_no_time() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("test").labelling(Hook.INPUT, in -> {
            BaseChain chain = in;
            for (int port = 0; port < 20_000; port++) {
                chain = chain.rule(tcp().dport(port), port % 2 == 0 ? LABEL_A : LABEL_B);
            }
            return chain;
        });
        List<String> rules = Rendered.rules(Rendered.file(policy.build()), "mangle.INPUT");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0)).hasSizeGreaterThan(400_000).contains(", 19999 : \"b_packet_t\" }");
    }

    private static void assertStays(Match<?> one, Match<?> other) {
        assertThat(two(one, other)).hasSize(2).noneMatch(line -> line.contains("map"));
    }

    private static List<String> two(Match<?> one, Match<?> other) {
        return Rendered.rules(
                Rendered.file(Rendered.policy(
                        Hook.FORWARD,
                        forward -> forward.rule(one, Target.jump(A)).rule(other, Target.drop()))),
                "mangle.FORWARD");
    }

    private static List<String> lines(UnaryOperator<BaseChain> rules) {
        return Rendered.rules(Rendered.file(Rendered.policy(Hook.INPUT, rules)), "mangle.INPUT");
    }
}
