package io.github.secfw.policy;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.anyOf;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule for alternatives does to a packet what it does once, however many of them match. */
final class AlternativeRulesTest {

    private static final Alternatives DNS = anyOf(udp().dport(53), tcp().dport(53), any().to("192.0.2.53"));
    private static final Chain EMPTY = Chain.named("c");

    static List<Target> a_rule_for_each() {
        return List.of(
                accept(),
                drop(),
                reject(),
                returnToCaller(),
                goTo(EMPTY),
                queue(1),
                secmark(PacketType.named("dns_t")),
                save(),
                restore(),
                setMark(1),
                setConnectionMark(1));
    }

    @ParameterizedTest
    @MethodSource
    void a_rule_for_each(Target target) {
        assertThat(EMPTY.rule(DNS, target).rules())
                .containsExactly(
                        new Rule(udp().dport(53), target, Optional.empty(), false),
                        new Rule(tcp().dport(53), target, Optional.empty(), false),
                        new Rule(any().to("192.0.2.53"), target, Optional.empty(), false));
    }

    @Test
    void one_alternative_is_a_rule() {
        assertThat(EMPTY.rule(anyOf(tcp()), log("x"))).isEqualTo(EMPTY.rule(tcp(), log("x")));
        assertThat(EMPTY.rule(anyOf(tcp()), jump(Chain.named("d"))))
                .isEqualTo(EMPTY.rule(tcp(), jump(Chain.named("d"))));
    }

    @Test
    void a_line_is_logged_once() {
        Packet both = Packet.out("eth0", tcp().dport(53).to("192.0.2.53"));
        FirewallPolicy policy = policy(log("dns "));
        assertThat(policy.program().trace(both))
                .hasToString("""
                packet out eth0 tcp to 192.0.2.53 dport 53, without label
                mangle OUTPUT
                  yes: rule 1: any packet, then jump any-of-LIST
                    no:  any-of-LIST rule 1: udp dport 53, then goto any-of-LOG; it is not "udp"
                    yes: any-of-LIST rule 2: tcp dport 53, then goto any-of-LOG
                    yes: any-of-LOG rule 1: any packet, then log "dns " at level warn => logged "dns "
                  yes: rule 2: any packet, then set mark 0x7 => the packet's mark is now 0x7
                  yes: end of the chain => accepted by its policy, routed anew
                accepted, without label, mark 0x7, logged dns \n""".replace("any-of-LIST", name(policy, 0)).replace("any-of-LOG", name(policy, 1)));
        Packet neither = Packet.out("eth0", udp().dport(80).to("192.0.2.1"));
        assertThat(policy.program().run(neither).logLines()).isEmpty();
        assertThat(policy.program().run(neither).mark()).isEqualTo(7);
    }

    @Test
    void a_chain_is_jumped_to_once_and_left_as_ever() {
        Chain counting = Chain.named("counting")
                .rule(log("once "))
                .rule(tcp(), returnToCaller())
                .rule(drop());
        Packet both = Packet.out("eth0", tcp().dport(53).to("192.0.2.53"));
        assertThat(policy(jump(counting)).program().run(both))
                .satisfies(outcome -> assertThat(outcome.logLines()).containsExactly("once "))
                .satisfies(outcome -> assertThat(outcome.mark()).isEqualTo(7));
        assertThat(policy(jump(counting)).program().run(Packet.out("eth0", udp().dport(53))))
                .hasToString("dropped, without label, logged once ");
    }

    @Test
    void the_chains_are_named_after_their_rules() {
        FirewallPolicy policy = policy(log("dns "));
        assertThat(policy.chains()).extracting(Chain::name).allMatch(name -> name.matches("any-of-[0-9a-f]{8}"));
        assertThat(names(policy(log("dns ")))).isEqualTo(names(policy));
        assertThat(names(policy(log("other ")))).doesNotContainAnyElementsOf(names(policy));
        Chain first = Chain.named("c").rule(DNS, log("x"));
        assertThat(first.rule(DNS, log("x")).rules())
                .hasSize(2)
                .containsOnly(first.rules().get(0));
        assertThat(first.rule(anyOf(tcp(), udp()), log("x")).rules()).doesNotHaveDuplicates();
    }

    @Test
    void a_jump_has_a_chain_of_alternatives_only() {
        Chain known = Chain.named("known").rule(drop());
        FirewallPolicy policy = policy(jump(known));
        assertThat(policy.chains()).hasSize(2).contains(known);
        assertThat(policy.chains().get(0).rules())
                .extracting(Rule::toString)
                .containsExactly(
                        "udp dport 53, then goto known",
                        "tcp dport 53, then goto known",
                        "to 192.0.2.53, then goto known");
    }

    @Test
    void the_same_line_for_other_alternatives_is_logged_by_the_same_chain() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(
                        OUTPUT,
                        out -> out.rule(DNS, log("x ")).rule(anyOf(tcp().dport(80), udp().dport(80)), log("x ")))
                .build();
        assertThat(policy.chains()).hasSize(3);
    }

    @Test
    void each_rule_is_explained_and_counts() {
        assertThat(EMPTY.rule(save())
                        .rule(DNS, accept())
                        .because("names")
                        .counted()
                        .rule(drop())
                        .rules())
                .extracting(Rule::toString)
                .containsExactly(
                        "any packet, then save",
                        "udp dport 53, counted, then accept (names)",
                        "tcp dport 53, counted, then accept (names)",
                        "to 192.0.2.53, counted, then accept (names)",
                        "any packet, then drop");
    }

    @Test
    void rules_that_are_explained_stay_in_order() {
        assertThat(EMPTY.rule(DNS, accept()).because("names").rules())
                .extracting(Rule::match)
                .isEqualTo(DNS.matches());
    }

    @Test
    void a_rule_behind_alternatives_is_explained_alone() {
        assertThat(EMPTY.rule(DNS, accept()).rule(drop()).because("rest").rules())
                .extracting(Rule::because)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("rest"));
    }

    @Test
    void what_one_alternative_cannot_is_refused() {
        assertThatThrownBy(() -> EMPTY.rule(anyOf(tcp(), udp()), reject(RejectType.TCP_RESET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rule \"udp, then reject with tcp reset\" resets what need not be TCP: match tcp()");
    }

    @Test
    void a_chain_of_alternatives_is_one_deeper() {
        assertThat(EMPTY.rule(tcp(), jump(nested(13))).depth()).isEqualTo(13);
        assertThat(EMPTY.rule(anyOf(tcp(), udp()), jump(nested(13))).depth()).isEqualTo(14);
        assertThat(EMPTY.rule(anyOf(tcp(), udp()), goTo(nested(13))).depth()).isEqualTo(13);
        Chain deepest = nested(14);
        assertThat(EMPTY.rule(tcp(), jump(deepest)).depth()).isEqualTo(14);
        assertThatThrownBy(() -> EMPTY.rule(anyOf(tcp(), udp()), jump(deepest)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" leads 15 chains deep, nf_tables takes 14: join some of the chains");
    }

    private static Chain nested(int depth) {
        Chain chain = Chain.named("c" + depth);
        return depth == 1 ? chain : chain.rule(jump(nested(depth - 1)));
    }

    private static FirewallPolicy policy(Target target) {
        return FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(DNS, target).rule(setMark(7)))
                .build();
    }

    private static String name(FirewallPolicy policy, int chain) {
        return policy.chains().get(chain).name();
    }

    private static List<String> names(FirewallPolicy policy) {
        return policy.chains().stream().map(Chain::name).toList();
    }

    @Test
    void of_alternatives_that_lead_to_a_chain_each_is_explained_and_counted() {
        Chain chain = EMPTY.rule(anyOf(tcp(), udp()), log("x ")).because("why").counted();
        assertThat(chain.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.because()).isEmpty();
            assertThat(rule.isCounted()).isFalse();
            assertThat(rule.target().chain().orElseThrow().rules())
                    .hasSize(2)
                    .allMatch(inner -> inner.isCounted() && inner.because().equals(Optional.of("why")));
        });
        assertThat(chain.rules().get(0).target())
                .isNotEqualTo(EMPTY.rule(anyOf(tcp(), udp()), log("x "))
                        .rules()
                        .get(0)
                        .target());
    }

    @Test
    void limits_cannot_share_a_chain_that_nobody_wrote() {
        assertThatThrownBy(() -> EMPTY.rule(anyOf(tcp(), udp().limit(1, LimitUnit.HOUR, 1)), log("x ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the alternative \"udp limit 1/hour burst 1\" has a limit, and \"log \"x \" at level warn\" for"
                                + " alternatives needs a chain, which others could share: write a chain with these rules, and jump"
                                + " to it");
        assertThat(EMPTY.rule(anyOf(tcp(), udp().limit(1, LimitUnit.HOUR, 1)), drop())
                        .rules())
                .hasSize(2);
    }
}
