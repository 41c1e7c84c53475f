package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.Step;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;

final class SeveralTablesTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");
    private static final Chain BOTH = Chain.named("both").rule(Target.log("x"));

    @Test
    void filter_stands_before_mangle_each_with_all_its_chains_and_policies() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.PREROUTING, chain -> chain.rule(Target.secmark(TYPE)))
                .filter(Hook.OUTPUT, Target.accept(), out -> out.rule(Match.icmpv6(), Target.accept()))
                .filter(Hook.INPUT, Target.drop(), in -> in.rule(Match.any().in("lo"), Target.accept()))
                .build();
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *filter
                :INPUT DROP [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -i lo -j ACCEPT
                COMMIT
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                -A PREROUTING -j SECMARK --selctx system_u:object_r:a_packet_t:s0
                COMMIT
                """);
    }

    @Test
    void filter_stands_before_security() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.save()))
                .filter(Hook.FORWARD, Target.drop())
                .build();
        assertThat(Rendered.v6(policy)).isEqualTo("""
                # IPv6 rules of policy "test", for ip6tables-restore
                *filter
                :INPUT ACCEPT [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT ACCEPT [0:0]
                COMMIT
                *security
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -j CONNSECMARK --save
                COMMIT
                """);
    }

    @Test
    void a_policy_that_only_filters_leaves_the_other_tables_alone() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .filter(Hook.INPUT, Target.drop())
                .filter(Hook.FORWARD, Target.drop())
                .filter(Hook.OUTPUT, Target.drop())
                .build();
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *filter
                :INPUT DROP [0:0]
                :FORWARD DROP [0:0]
                :OUTPUT DROP [0:0]
                COMMIT
                """);
    }

    @Test
    void a_chain_that_two_tables_run_is_declared_in_both_and_another_where_it_is_run() {
        Chain outer = Chain.named("outer").rule(Target.jump(BOTH)).rule(Match.tcp(), Target.reject());
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.INPUT, in -> in.rule(Target.goTo(BOTH)))
                .filter(Hook.INPUT, Target.accept(), in -> in.rule(Target.jump(outer)))
                .build();
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *filter
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :outer - [0:0]
                :both - [0:0]
                -A INPUT -j outer
                -A outer -j both
                -A outer -p tcp -j REJECT --reject-with icmp-port-unreachable
                -A both -j LOG --log-prefix "x" --log-level warning
                COMMIT
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                :both - [0:0]
                -A INPUT -g both
                -A both -j LOG --log-prefix "x" --log-level warning
                COMMIT
                """);
    }

    @Test
    void the_steps_save_both_tables_once_into_one_copy() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .filter(Hook.INPUT, Target.drop())
                .build();
        Step load = Iptables.create().steps(policy).get(0);
        assertThat(load.text())
                .contains(
                        "replaces the whole tables filter and security: what other programs have there is removed, so keep a copy");
        assertThat(load.commands())
                .containsExactly(
                        "test -e web.before.v4 || { iptables-save -t filter > web.before.v4.part && iptables-save -t security >> web.before.v4.part && mv web.before.v4.part web.before.v4; }",
                        "test -e web.before.v6 || { ip6tables-save -t filter > web.before.v6.part && ip6tables-save -t security >> web.before.v6.part && mv web.before.v6.part web.before.v6; }",
                        "iptables-restore --test web.rules.v4",
                        "ip6tables-restore --test web.rules.v6",
                        "iptables-restore web.rules.v4",
                        "ip6tables-restore web.rules.v6");
        assertThat(Iptables.create().steps(policy).get(1).commands())
                .containsExactly("iptables-restore web.before.v4", "ip6tables-restore web.before.v6");
    }

    @Test
    void a_refusal_tells_chains_of_the_same_name_apart() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.INPUT, in -> in.rule(Target.log("x".repeat(30))))
                .filter(Hook.INPUT, Target.drop(), in -> in.rule(Target.log("y".repeat(30))))
                .build();
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        e -> assertThat(e.refusals())
                                .extracting(Refusal::place)
                                .containsExactly("filter chain INPUT, rule 1", "chain INPUT, rule 1"));
    }
}
