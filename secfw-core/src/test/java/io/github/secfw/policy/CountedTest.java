package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.program.Packet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CountedTest {

    private static final Chain EMPTY = Chain.named("c");

    @Test
    void the_last_rule_counts() {
        assertThat(EMPTY.rule(tcp(), accept()).rule(drop()).counted().rules())
                .extracting(Rule::isCounted)
                .containsExactly(false, true);
    }

    @Test
    void a_rule_counts_and_has_a_reason_in_either_order() {
        Chain chain = EMPTY.rule(tcp(), accept());
        assertThat(chain.counted().because("x"))
                .isEqualTo(chain.because("x").counted())
                .isEqualTo(chain.counted().counted().because("x"));
        assertThat(chain.counted().because("x").rules())
                .containsExactly(new Rule(tcp(), accept(), Optional.of("x"), true));
    }

    @Test
    void counting_is_told_in_words() {
        assertThat(EMPTY.rule(tcp().dport(80), accept()).counted().rules())
                .hasToString("[tcp dport 80, counted, then accept]");
        assertThat(EMPTY.rule(accept()).because("x").counted().rules())
                .hasToString("[any packet, counted, then accept (x)]");
    }

    @Test
    void counting_tells_policies_apart() {
        assertThat(policy(chain(false))).isNotEqualTo(policy(chain(true)));
        assertThat(policy(chain(true))).isEqualTo(policy(chain(true))).hasSameHashCodeAs(policy(chain(true)));
    }

    @Test
    void counting_changes_nothing_for_packets() {
        assertThat(policy(chain(true)).program().run(Packet.in("eth0", tcp())))
                .isEqualTo(policy(chain(false)).program().run(Packet.in("eth0", tcp())));
    }

    @Test
    void counting_without_rule_is_refused() {
        assertThatThrownBy(EMPTY::counted)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no rule to count for: call counted after rule");
    }

    private static Chain chain(boolean counted) {
        Chain chain = EMPTY.rule(tcp(), drop());
        return counted ? chain.counted() : chain;
    }

    private static FirewallPolicy policy(Chain chain) {
        return FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(Target.jump(chain)))
                .build();
    }
}
