package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Traffic.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.FakeBackend;
import io.github.secfw.Secfw;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Refusals;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilterCornersTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final Step LOAD = Step.of(Step.Phase.RULES, "load", "a");

    @Test
    void a_rule_on_the_owner_can_be_rendered() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(any().uid(0), secmark(WEB)))
                .build();
        assertThatCode(() -> Secfw.with(FakeBackend.named("a").advises(LOAD)).render(policy))
                .doesNotThrowAnyException();
    }

    @Test
    void a_rule_on_the_icmp_type_can_be_rendered() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(icmpv6().type("nd-neighbor-solicit"), secmark(WEB)))
                .build();
        assertThat(Secfw.with(FakeBackend.named("a").advises(LOAD))
                        .render(policy)
                        .steps()
                        .toString())
                .contains("The rules label IPv6 neighbour discovery");
    }

    @Test
    void a_forwarded_packet_has_no_owner() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(POSTROUTING, chain -> chain.rule(any().uid(0), secmark(WEB)))
                .build();
        assertThat(policy.program().run(Packet.forwarded("eth0", "eth1", any())).label())
                .isEmpty();
    }

    @Test
    void an_owner_of_inbound_connections_is_refused() {
        assertThatThrownBy(() -> inbound(any().uid(33)))
                .hasMessage(
                        "\"uid 33\" in \"uid 33\": a packet has no such owner in INPUT: label outbound connections, or"
                                + " leave the owner out");
    }

    @Test
    void a_refused_filter_leaves_no_policy_behind() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("p");
        assertThatThrownBy(() -> policy.filter(INPUT, drop(), in -> in)).isInstanceOf(IllegalArgumentException.class);
        assertThat(policy.build().baseChains()).isEmpty();
    }

    @Test
    void places_tell_the_table() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(INPUT, drop(), in -> in.rule(accept()))
                .labelling(INPUT, in -> in.rule(accept()))
                .build();
        List<String> places = new ArrayList<>();
        new Refusals("x", policy).forEachRule((place, rule) -> places.add(place.toString()));
        assertThat(places).containsExactly("filter chain INPUT, rule 1", "chain INPUT, rule 1");
    }

    @Test
    void a_limit_in_a_chain_that_two_tables_run_is_refused() {
        Chain chain = Chain.named("c").rule(any().limit(1, LimitUnit.SECOND, 1), accept());
        FirewallPolicyBuilder policy = FirewallPolicy.named("p")
                .filter(INPUT, drop(), in -> in.rule(Target.jump(chain)))
                .labelling(INPUT, in -> in.rule(Target.jump(chain)));
        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy \"p\", chain c: the rule \"limit 1/second burst 1, then accept\" has a limit, and the"
                                + " tables filter and mangle both jump to it: write a chain for each");
    }

    @Test
    void a_packet_that_is_passed_on_or_arrives_on_loopback_has_no_owner() {
        assertThatThrownBy(() -> Packet.forwarded("eth0", "eth1", any().uid(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"uid 0\" states an owner, but a packet that is passed on has no socket here: leave it out");
        FirewallPolicy policy = FirewallPolicy.named("p").build();
        assertThat(policy.program().trace(Packet.out("lo", any().uid(0))).arriving())
                .isEqualTo(Packet.in("lo", any()));
    }
}
