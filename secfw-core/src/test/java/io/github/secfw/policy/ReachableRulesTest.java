package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.save;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReachableRulesTest {

    private static final Chain INNER = Chain.named("inner").rule(drop());
    private static final Chain OUTER =
            Chain.named("outer").rule(tcp(), goTo(INNER)).rule(save());

    @Test
    void the_rules_of_the_chain_come_first_and_each_chain_once() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(
                        INPUT,
                        in -> in.rule(tcp(), jump(OUTER))
                                .rule(udp(), jump(INNER))
                                .rule(accept()))
                .labelling(OUTPUT, out -> out.rule(jump(INNER)))
                .build();
        assertThat(policy.baseChains().get(0).reachableRules())
                .extracting(Rule::toString)
                .containsExactly(
                        "tcp, then jump outer",
                        "udp, then jump inner",
                        "any packet, then accept",
                        "tcp, then goto inner",
                        "any packet, then save",
                        "any packet, then drop");
        assertThat(policy.baseChains().get(1).reachableRules())
                .extracting(Rule::toString)
                .containsExactly("any packet, then jump inner", "any packet, then drop");
    }
}
