package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.Traffic;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import org.junit.jupiter.api.Test;

final class RestoreFileTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void a_file_for_each_family() {
        assertThat(Rendered.files(FirewallPolicy.named("my-policy").build()))
                .extracting(Artifact::fileName)
                .containsExactly("my-policy.rules.v4", "my-policy.rules.v6");
    }

    @Test
    void the_table_mangle_has_all_five_chains() {
        FirewallPolicy policy =
                Rendered.policy(Hook.OUTPUT, out -> out.rule(Match.any().to("192.0.2.1"), Target.secmark(TYPE)));
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                -A OUTPUT -d 192.0.2.1 -j SECMARK --selctx system_u:object_r:a_packet_t:s0
                COMMIT
                """);
        assertThat(Rendered.v6(policy)).isEqualTo("""
                # IPv6 rules of policy "test", for ip6tables-restore
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                COMMIT
                """);
    }

    @Test
    void the_table_security_has_three() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.save()))
                .build();
        assertThat(Rendered.v6(policy)).isEqualTo("""
                # IPv6 rules of policy "test", for ip6tables-restore
                *security
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                -A INPUT -j CONNSECMARK --save
                COMMIT
                """);
    }

    @Test
    void a_policy_without_rules_empties_the_table() {
        FirewallPolicy policy = FirewallPolicy.named("test").define(TYPE).build();
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                COMMIT
                """);
        assertThat(Rendered.v6(policy)).isEqualTo("""
                # IPv6 rules of policy "test", for ip6tables-restore
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                COMMIT
                """);
    }

    @Test
    void chains_are_declared_first_and_filled_in_the_order_in_which_they_are_met() {
        Chain inner = Chain.named("inner").rule(Target.save()).rule(Target.returnToCaller());
        Chain outer = Chain.named("outer").rule(Target.secmark(TYPE)).rule(Match.tcp(), Target.jump(inner));
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.POSTROUTING, chain -> chain.rule(Target.jump(inner)))
                .labelling(Hook.PREROUTING, chain -> chain.rule(Target.goTo(outer)))
                .build();
        assertThat(Rendered.v4(policy)).isEqualTo("""
                # IPv4 rules of policy "test", for iptables-restore
                *mangle
                :PREROUTING ACCEPT [0:0]
                :INPUT ACCEPT [0:0]
                :FORWARD ACCEPT [0:0]
                :OUTPUT ACCEPT [0:0]
                :POSTROUTING ACCEPT [0:0]
                :outer - [0:0]
                :inner - [0:0]
                -A PREROUTING -g outer
                -A POSTROUTING -j inner
                -A outer -j SECMARK --selctx system_u:object_r:a_packet_t:s0
                -A outer -p tcp -j inner
                -A inner -j CONNSECMARK --save
                -A inner -j RETURN
                COMMIT
                """);
    }

    @Test
    void a_chain_without_rules_is_declared() {
        FirewallPolicy policy = Rendered.policy(Hook.INPUT, in -> in.rule(Target.jump(Chain.named("empty"))));
        assertThat(Rendered.v4(policy)).contains("\n:empty - [0:0]\n-A INPUT -j empty\nCOMMIT\n");
    }

    @Test
    void whole_connections_are_rules_that_a_user_could_have_written() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .label(Traffic.outbound(Match.tcp().dport(80)).because("the web"), TYPE)
                .build();
        assertThat(Rendered.rules(Rendered.v4(policy)))
                .containsExactly(
                        "-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED"
                                + " -m comment --comment \"packets of a known connection carry its label\""
                                + " -j CONNSECMARK --restore",
                        "-A OUTPUT -m conntrack --ctstate ESTABLISHED,RELATED"
                                + " -m comment --comment \"packets of a known connection carry its label\""
                                + " -j CONNSECMARK --restore",
                        "-A OUTPUT -p tcp --dport 80 -m conntrack --ctstate NEW -m comment --comment \"the web\""
                                + " -j as_a_packet_t",
                        "-A as_a_packet_t -j SECMARK --selctx system_u:object_r:a_packet_t:s0",
                        "-A as_a_packet_t"
                                + " -m comment --comment \"later packets of the connection get the label from it\""
                                + " -j CONNSECMARK --save",
                        "-A as_a_packet_t -m comment --comment \"the first label decides\" -j ACCEPT");
    }
}
