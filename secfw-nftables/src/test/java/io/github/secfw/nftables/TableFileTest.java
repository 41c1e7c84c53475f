package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import org.junit.jupiter.api.Test;

final class TableFileTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void one_file_named_after_the_policy() {
        assertThat(Nftables.create().render(FirewallPolicy.named("my-policy").build()))
                .extracting(Artifact::fileName)
                .containsExactly("my-policy.nft");
    }

    @Test
    void a_whole_file() {
        Chain label = Chain.named("LABEL").rule(Target.secmark(TYPE)).rule(Target.save());
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(
                        Hook.OUTPUT,
                        out -> out.rule(Match.any().state(ConnectionState.ESTABLISHED), Target.restore())
                                .rule(Match.tcp().dport(80), Target.jump(label))
                                .because("the web"))
                .build();
        assertThat(Rendered.file(policy)).isEqualTo("""
                # policy "test", for nft -f
                # the first two lines remove the table that an earlier load has left
                table inet secfw-test
                delete table inet secfw-test
                table inet secfw-test {
                	secmark a_packet_t {
                		"system_u:object_r:a_packet_t:s0"
                	}
                	chain connsecmark.restore {
                		meta secmark set ct secmark
                	}
                	chain connsecmark.save {
                		ct secmark set meta secmark
                	}
                	chain LABEL {
                		meta secmark set "a_packet_t"
                		ct secmark vmap { 0 : jump connsecmark.save }
                	}
                	chain mangle.OUTPUT {
                		type filter hook output priority mangle; policy accept;
                		ct state established meta secmark vmap { 0 : jump connsecmark.restore }
                		tcp dport 80 jump LABEL comment "the web"
                	}
                }
                """);
    }

    @Test
    void a_policy_without_rules_is_an_empty_table() {
        assertThat(Rendered.file(FirewallPolicy.named("test").define(TYPE).build()))
                .isEqualTo("""
                        # policy "test", for nft -f
                        # the first two lines remove the table that an earlier load has left
                        table inet secfw-test
                        delete table inet secfw-test
                        table inet secfw-test {
                        }
                        """);
    }

    @Test
    void the_priority_is_that_of_the_table() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("test");
        for (Hook hook : Hook.values()) {
            policy.labelling(hook, chain -> chain.rule(Target.accept()));
        }
        assertThat(Rendered.file(policy.build()).lines().filter(line -> line.contains("type filter")))
                .containsExactly(
                        "\t\ttype filter hook prerouting priority mangle; policy accept;",
                        "\t\ttype filter hook input priority mangle; policy accept;",
                        "\t\ttype filter hook forward priority mangle; policy accept;",
                        "\t\ttype filter hook output priority mangle; policy accept;",
                        "\t\ttype filter hook postrouting priority mangle; policy accept;");
        FirewallPolicy security = FirewallPolicy.named("test")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .build();
        assertThat(Rendered.file(security))
                .contains("\tchain security.INPUT {\n\t\ttype filter hook input priority security; policy accept;\n");
    }

    @Test
    void chains_stand_in_the_order_in_which_they_are_met() {
        Chain inner = Chain.named("inner").rule(Target.returnToCaller());
        Chain outer = Chain.named("outer").rule(Match.udp(), Target.jump(inner));
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.POSTROUTING, chain -> chain.rule(Target.jump(inner)))
                .labelling(Hook.PREROUTING, chain -> chain.rule(Target.goTo(outer)))
                .build();
        assertThat(Rendered.file(policy).lines().filter(line -> line.startsWith("\tchain ")))
                .containsExactly(
                        "\tchain outer {",
                        "\tchain inner {",
                        "\tchain mangle.PREROUTING {",
                        "\tchain mangle.POSTROUTING {");
    }

    @Test
    void a_chain_without_rules_is_declared() {
        FirewallPolicy policy = Rendered.policy(Hook.INPUT, in -> in.rule(Target.jump(Chain.named("empty"))));
        assertThat(Rendered.file(policy)).contains("\tchain empty {\n\t}\n");
    }
}
