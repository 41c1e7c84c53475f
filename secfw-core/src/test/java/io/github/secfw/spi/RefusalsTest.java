package io.github.secfw.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalsTest {

    private static final Chain INNER = Chain.named("inner").rule(Target.save());
    private static final FirewallPolicy POLICY = FirewallPolicy.named("p")
            .labelling(Hook.OUTPUT, out -> out.rule(Match.tcp(), Target.jump(INNER)))
            .labelling(Hook.INPUT, in -> in.rule(Target.restore()).rule(Target.jump(INNER)))
            .build();

    @Test
    void each_rule_is_looked_at_once_in_the_order_of_writing() {
        List<String> seen = new ArrayList<>();
        new Refusals("x", POLICY).forEachRule((place, rule) -> seen.add(place + ": " + rule));
        assertThat(seen)
                .containsExactly(
                        "chain INPUT, rule 1: any packet, then restore",
                        "chain INPUT, rule 2: any packet, then jump inner",
                        "chain OUTPUT, rule 1: tcp, then jump inner",
                        "chain inner, rule 1: any packet, then save");
    }

    @Test
    void all_refusals_are_told_together() {
        Refusals refusals = new Refusals("x", POLICY);
        refusals.refuse("chain INPUT", "this", "write that");
        refusals.refuse("chain OUTPUT", "those", "leave them out");
        assertThatThrownBy(refusals::throwIfAny)
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("""
                        policy "p" cannot be rendered:
                          chain INPUT: x cannot say this: write that
                          chain OUTPUT: x cannot say those: leave them out""");
    }

    @Test
    void without_refusal_nothing_is_thrown() {
        assertThatCode(new Refusals("x", POLICY)::throwIfAny).doesNotThrowAnyException();
    }
}
