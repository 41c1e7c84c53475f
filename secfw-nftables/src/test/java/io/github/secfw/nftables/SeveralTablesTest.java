package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

final class SeveralTablesTest {

    @Test
    void base_chains_are_named_after_table_and_hook_and_share_the_chains_that_they_run() {
        Chain both = Chain.named("both").rule(Target.log("x"));
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(Hook.INPUT, in -> in.rule(Target.goTo(both)))
                .filter(Hook.OUTPUT, Target.accept(), out -> out.rule(Match.tcp(), Target.reject()))
                .filter(Hook.INPUT, Target.drop(), in -> in.rule(Target.jump(both)))
                .build();
        assertThat(Rendered.file(policy)).isEqualTo("""
                # policy "test", for nft -f
                # the first two lines remove the table that an earlier load has left
                table inet secfw-test
                delete table inet secfw-test
                table inet secfw-test {
                \tchain both {
                \t\tlog prefix "x" level warn
                \t}
                \tchain filter.INPUT {
                \t\ttype filter hook input priority filter; policy drop;
                \t\tjump both
                \t\tdrop
                \t}
                \tchain filter.OUTPUT {
                \t\ttype filter hook output priority filter; policy accept;
                \t\tmeta l4proto tcp reject with icmpx type port-unreachable
                \t}
                \tchain mangle.INPUT {
                \t\ttype filter hook input priority mangle; policy accept;
                \t\tgoto both
                \t}
                }
                """);
    }

    @Test
    void a_chain_may_have_a_policy_and_no_rules() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .filter(Hook.FORWARD, Target.drop())
                .build();
        assertThat(Rendered.file(policy)).endsWith("""
                \tchain filter.FORWARD {
                \t\ttype filter hook forward priority filter; policy drop;
                \t\tdrop
                \t}
                \tchain security.INPUT {
                \t\ttype filter hook input priority security; policy accept;
                \t\taccept
                \t}
                }
                """);
    }
}
