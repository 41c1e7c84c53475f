package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.tools.Nft;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The depth to which chains may be nested is what the kernel takes. */
final class ChainDepthTest {

    /** The kernel's own limit: chains below a base chain. */
    private static final int KERNEL_LIMIT = 15;

    @Test
    void the_deepest_chain_that_a_policy_may_have_can_save() {
        loads(nested(chain -> chain.rule(Target.save())));
    }

    @Test
    void the_deepest_chain_that_a_policy_may_have_can_restore() {
        loads(nested(chain -> chain.rule(Target.restore())));
    }

    @Test
    void one_level_more_is_refused() {
        assertThatThrownBy(() -> nested(chain -> chain.rule(Target.jump(Chain.named("deeper")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the rule \"any packet, then jump depth1\" leads 15 chains deep, nf_tables takes 14: join some of"
                                + " the chains");
    }

    @Test
    void the_kernel_takes_as_many_levels_as_a_policy_may_have_and_the_one_of_save() {
        Nft.load(handWritten(KERNEL_LIMIT));
    }

    @Test
    void the_kernel_refuses_one_level_more() {
        assertThatThrownBy(() -> Nft.load(handWritten(KERNEL_LIMIT + 1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Too many links");
    }

    private static void loads(FirewallPolicy policy) {
        RealTools.nft(policy);
        RealTools.iptables(policy);
    }

    /** A chain in a chain in a chain … */
    private static FirewallPolicy nested(UnaryOperator<Chain> deepest) {
        Chain chain = deepest.apply(Chain.named("depth" + Chain.MAX_DEPTH));
        for (int depth = Chain.MAX_DEPTH - 1; depth > 0; depth--) {
            chain = Chain.named("depth" + depth).rule(Target.jump(chain));
        }
        Chain first = chain;
        return FirewallPolicy.named("deep")
                .labelling(Hook.OUTPUT, out -> out.rule(Target.jump(first)))
                .build();
    }

    private static String handWritten(int levels) {
        StringBuilder text = new StringBuilder("table inet t\ndelete table inet t\ntable inet t {\n");
        text.append("chain c").append(levels).append(" {\naccept\n}\n");
        for (int level = levels - 1; level > 0; level--) {
            text.append("chain c")
                    .append(level)
                    .append(" {\njump c")
                    .append(level + 1)
                    .append("\n}\n");
        }
        return text.append("chain base {\ntype filter hook output priority mangle\njump c1\n}\n}\n")
                .toString();
    }
}
