package io.github.secfw.policy;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleSequenceTest {

    @Test
    void rules_stand_in_the_order_of_writing() {
        assertThat(Chain.named("c")
                        .rule(tcp(), restore())
                        .rule(save())
                        .rule(accept())
                        .rules())
                .containsExactly(
                        new Rule(tcp(), restore(), Optional.empty(), false),
                        new Rule(any(), save(), Optional.empty(), false),
                        new Rule(any(), accept(), Optional.empty(), false))
                .isUnmodifiable();
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void a_longer_chain_leaves_the_shorter_one_as_it_was() {
        Chain chain = Chain.named("c");
        chain.rule(accept());
        assertThat(chain.rules()).isEmpty();
    }

    @Test
    void because_explains_the_last_rule() {
        assertThat(Chain.named("c")
                        .rule(tcp(), accept())
                        .rule(save())
                        .because("later packets")
                        .rules())
                .extracting(Rule::because)
                .containsExactly(Optional.empty(), Optional.of("later packets"));
    }

    @Test
    void because_without_rule_is_refused() {
        Chain empty = Chain.named("c");
        assertThatThrownBy(() -> empty.because("no rule"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"no rule\" explains no rule: call because after rule");
    }

    @Test
    void a_rule_is_written_in_words() {
        assertThat(Chain.named("c")
                        .rule(tcp().dport(80), accept())
                        .rule(save())
                        .because("why")
                        .rules())
                .extracting(Rule::toString)
                .containsExactly("tcp dport 80, then accept", "any packet, then save (why)");
    }
}
