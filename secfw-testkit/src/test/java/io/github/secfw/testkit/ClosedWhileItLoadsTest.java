package io.github.secfw.testkit;

import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.net.Hook;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.proof.Proof;
import io.github.secfw.testkit.tools.DenseTraffic;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a policy refuses is refused while its file is loaded again, too. The kernel sets the drop policy of a new base chain after
 * its rules, so that a packet which is left to the policy gets in for some microseconds: each test shows that on the file as it
 * would be without what our renderer does about it.
 */
@Tag("whole-machine")
final class ClosedWhileItLoadsTest {

    private static final int RELOADS = 100;

    @Test
    void what_no_rule_matches_is_refused() {
        DenseTraffic.Result result =
                isClosed(in -> in.rule(udp().dport(53), Target.accept()), RELOADS, "\t\tdrop\n", "");
        assertThat(result.denseReloads())
                .as("%s: where other programs take too much of the machine, too few packets are sent", result)
                .isGreaterThanOrEqualTo(RELOADS);
    }

    @Test
    void a_chain_without_rules_is_closed() {
        isClosed(FirewallPolicy.named("closed").filter(Hook.INPUT, Target.drop()), 0, "\t\tdrop\n", "");
    }

    @Test
    void what_returns_to_the_policy_is_refused() {
        isClosed(
                in -> in.rule(udp().dport(DenseTraffic.PORT), Target.returnToCaller()),
                0,
                "udp dport 9999 drop",
                "udp dport 9999 return");
    }

    @Test
    void what_comes_to_the_end_of_a_chain_that_was_gone_to_is_refused() {
        Chain other = Chain.named("other").rule(udp().dport(53), Target.accept());
        isClosed(
                in -> in.rule(udp().dport(DenseTraffic.PORT), Target.goTo(other)),
                0,
                "udp dport 9999 goto closed.other",
                "udp dport 9999 goto other");
    }

    private static DenseTraffic.Result isClosed(
            UnaryOperator<BaseChain> rules, int denseReloads, String ours, String open) {
        return isClosed(
                FirewallPolicy.named("closed").filter(Hook.INPUT, Target.drop(), rules), denseReloads, ours, open);
    }

    private static DenseTraffic.Result isClosed(
            FirewallPolicyBuilder policy, int denseReloads, String ours, String open) {
        Rendering rendering = Secfw.with(Nftables.create()).render(policy.build());
        assertThat(rendering.proofs().get(Nftables.ID)).isEqualTo(new Proof.Equal());
        String text = rendering.artifact("closed.nft").text();
        assertThat(text).contains(ours);
        assertThat(DenseTraffic.reloadUntilOnePasses(text.replace(ours, open)).passed())
                .as("the same without what keeps it closed")
                .isPositive();
        DenseTraffic.Result result = DenseTraffic.reload(text, RELOADS, denseReloads);
        assertThat(result.passed()).as("%s", result).isZero();
        assertThat(result.reloads()).as("%s", result).isGreaterThanOrEqualTo(RELOADS);
        return result;
    }
}
