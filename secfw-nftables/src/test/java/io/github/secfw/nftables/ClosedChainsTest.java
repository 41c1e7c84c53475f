package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A base chain with the policy drop leaves no packet to the policy, which the kernel sets later than the rules. */
final class ClosedChainsTest {

    private static final Chain OTHER = Chain.named("other").rule(udp(), Target.accept());

    @Test
    void a_closed_chain_ends_with_a_rule_that_drops() {
        assertThat(Rendered.rules(closed(in -> in.rule(tcp().dport(22), Target.accept())), "filter.INPUT"))
                .containsExactly("tcp dport 22 accept", "drop");
    }

    @Test
    void so_does_one_without_rules_and_one_that_drops_by_itself() {
        FirewallPolicy empty =
                FirewallPolicy.named("test").filter(Hook.INPUT, Target.drop()).build();
        assertThat(Rendered.rules(Rendered.file(empty), "filter.INPUT")).containsExactly("drop");
        assertThat(Rendered.rules(closed(in -> in.rule(Target.drop()).counted()), "filter.INPUT"))
                .containsExactly("counter drop", "drop");
    }

    @Test
    void an_open_chain_does_not() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.filtering(
                                Hook.INPUT,
                                in -> in.rule(tcp(), Target.returnToCaller()).rule(udp(), Target.goTo(OTHER)))),
                        "filter.INPUT"))
                .containsExactly("meta l4proto tcp return", "meta l4proto udp goto other");
    }

    @Test
    void a_return_to_the_policy_is_a_drop_with_its_counter_and_comment() {
        assertThat(Rendered.rules(
                        closed(in -> in.rule(tcp(), Target.returnToCaller())
                                .counted()
                                .because("why")),
                        "filter.INPUT"))
                .containsExactly("meta l4proto tcp counter drop comment \"why\"", "drop");
    }

    @Test
    void a_return_in_another_chain_stays_one() {
        Chain chain = Chain.named("other").rule(tcp(), Target.returnToCaller());
        String file = closed(in -> in.rule(Target.jump(chain)));
        assertThat(Rendered.rules(file, "filter.INPUT")).containsExactly("jump other", "drop");
        assertThat(Rendered.rules(file, "other")).containsExactly("meta l4proto tcp return");
    }

    @Test
    void what_comes_back_from_a_chain_that_was_gone_to_is_dropped() {
        assertThat(closed(in -> in.rule(tcp(), Target.goTo(OTHER))
                        .rule(udp(), Target.goTo(OTHER))
                        .because("why")))
                .endsWith("""
                        \tchain filter.INPUT {
                        \t\ttype filter hook input priority filter; policy drop;
                        \t\tmeta l4proto tcp goto closed.other
                        \t\tmeta l4proto udp goto closed.other comment "why"
                        \t\tdrop
                        \t}
                        \tchain closed.other {
                        \t\tjump other
                        \t\tdrop
                        \t}
                        }
                        """);
    }

    @Test
    void in_a_look_up_too() {
        assertThat(Rendered.rules(
                        closed(in -> in.rule(tcp().dport(1), Target.goTo(OTHER))
                                .rule(tcp().dport(2), Target.returnToCaller())
                                .rule(tcp().dport(3), Target.jump(OTHER))),
                        "filter.INPUT"))
                .containsExactly("tcp dport vmap { 1 : goto closed.other, 2 : drop, 3 : jump other }", "drop");
    }

    @Test
    void an_open_chain_goes_to_the_chain_itself() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .filter(Hook.INPUT, Target.drop(), in -> in.rule(Target.goTo(OTHER)))
                .filter(Hook.OUTPUT, Target.accept(), out -> out.rule(Target.goTo(OTHER)))
                .build();
        assertThat(Rendered.rules(Rendered.file(policy), "filter.INPUT")).containsExactly("goto closed.other", "drop");
        assertThat(Rendered.rules(Rendered.file(policy), "filter.OUTPUT")).containsExactly("goto other");
    }

    @Test
    void the_depth_of_chains_counts_them() {
        Chain chain = Chain.named("depth14").rule(any().except(any().uid(7)), Target.accept());
        for (int i = 13; i > 0; i--) {
            chain = Chain.named("depth" + i).rule(Target.jump(chain));
        }
        Chain first = chain;
        assertThatThrownBy(() -> Rendered.file(FirewallPolicy.named("test")
                        .filter(Hook.OUTPUT, Target.drop(), out -> out.rule(Target.goTo(first)))
                        .build()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n"
                        + "  filter chain OUTPUT: nftables cannot say jumps that lead 16 chains deep, with those that it"
                        + " needs itself to save, to restore, to exclude owners and to go to chains from a closed one; the"
                        + " kernel takes 15: join some of the chains");
    }

    @Test
    void the_depth_is_looked_at_without_owners_too() {
        Chain chain = Chain.named("depth14").rule(Target.log("x"));
        for (int i = 13; i > 0; i--) {
            chain = Chain.named("depth" + i).rule(Target.jump(chain));
        }
        Chain first = chain;
        assertThat(closed(in -> in.rule(Target.goTo(first)))).contains("goto closed.depth1\n");
    }

    private static String closed(UnaryOperator<BaseChain> rules) {
        return Rendered.file(FirewallPolicy.named("test")
                .filter(Hook.INPUT, Target.drop(), rules)
                .build());
    }
}
