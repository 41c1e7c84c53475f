package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A packet without socket is of no owner, so that an excluded owner is no test but a chain that returns for it. */
final class OwnerChainsTest {

    private static final Chain CHAIN = Chain.named("other").rule(Target.drop());

    @Test
    void each_kind_of_owner() {
        assertThat(chains(any().except(any().uid(7)))).containsExactly("jump owner.1", "meta skuid 7 return", "drop");
        assertThat(chains(any().except(any().gid(7)))).containsExactly("jump owner.1", "meta skgid 7 return", "drop");
        assertThat(chains(any().except(any().user("daemon"))))
                .containsExactly("jump owner.1", "meta skuid \"daemon\" return", "drop");
        assertThat(chains(any().except(any().group("daemon"))))
                .containsExactly("jump owner.1", "meta skgid \"daemon\" return", "drop");
    }

    @Test
    void ranges_and_sets() {
        assertThat(chains(any().except(any().uid(new IdRange(1, 9), new IdRange(20, 20)))))
                .containsExactly("jump owner.1", "meta skuid { 1-9, 20 } return", "drop");
    }

    @Test
    void several_owners_share_a_chain_that_returns_for_each() {
        assertThat(chains(any().except(any().gid(2)).except(any().uid(1))))
                .containsExactly("jump owner.1", "meta skuid 1 return", "meta skgid 2 return", "drop");
    }

    @Test
    void what_else_is_matched_stands_before_the_jump() {
        assertThat(chains(tcp().dport(80).except(any().uid(7))))
                .containsExactly("tcp dport 80 jump owner.1", "meta skuid 7 return", "drop");
    }

    @Test
    void beside_an_owner_that_is_asked_for_there_is_a_socket() {
        assertThat(chains(any().gid(5).except(any().uid(7)))).containsExactly("meta skuid != 7 meta skgid 5 drop");
        assertThat(chains(any().uid(new IdRange(1, 9)).except(any().uid(7))))
                .containsExactly("meta skuid 1-9 meta skuid != 7 drop");
        assertThat(chains(any().uid(5).except(any().group("b"))))
                .containsExactly("meta skuid 5 meta skgid != \"b\" drop");
        assertThat(chains(any().group("a").except(any().user("b")).except(any().gid(5))))
                .containsExactly("meta skuid != \"b\" meta skgid != 5 meta skgid \"a\" drop");
    }

    @Test
    void a_control_group_is_no_owner() {
        assertThat(chains(any().cgroup("g").except(any().uid(7))))
                .containsExactly("socket cgroupv2 level 1 \"g\" jump owner.1", "meta skuid 7 return", "drop");
    }

    @Test
    void limit_and_counter_stand_behind_the_owner_and_the_comment_stays() {
        String file = file(out -> out.rule(
                        any().to("192.0.2.1").limit(1, LimitUnit.SECOND, 5).except(any().uid(7)), Target.log("x"))
                .counted()
                .because("why"));
        assertThat(Rendered.rules(file, "mangle.OUTPUT"))
                .containsExactly("ip daddr 192.0.2.1 jump owner.1 comment \"why\"");
        assertThat(Rendered.rules(file, "owner.1"))
                .containsExactly(
                        "meta skuid 7 return",
                        "limit rate 1/second burst 5 packets counter log prefix \"x\" level warn");
    }

    @Test
    void a_chain_for_each_line() {
        String file = file(out -> out.rule(any().to("192.0.2.1", "2001:db8::1").except(any().uid(7)), Target.drop())
                .rule(any().except(any().uid(8)), Target.accept()));
        assertThat(Rendered.rules(file, "mangle.OUTPUT"))
                .containsExactly(
                        "ip daddr 192.0.2.1 jump owner.1", "ip6 daddr 2001:db8::1 jump owner.2", "jump owner.3");
        assertThat(Rendered.rules(file, "owner.2")).containsExactly("meta skuid 7 return", "drop");
        assertThat(Rendered.rules(file, "owner.3")).containsExactly("meta skuid 8 return", "accept");
    }

    @Test
    void the_chains_stand_at_the_end_of_the_table() {
        Chain chain = Chain.named("inner").rule(any().except(any().uid(1)), Target.save());
        assertThat(file(out -> out.rule(any().except(any().uid(2)), Target.jump(chain))))
                .endsWith("""
                        \t\tjump owner.2
                        \t}
                        \tchain owner.1 {
                        \t\tmeta skuid 1 return
                        \t\tct secmark vmap { 0 : jump connsecmark.save }
                        \t}
                        \tchain owner.2 {
                        \t\tmeta skuid 2 return
                        \t\tjump inner
                        \t}
                        }
                        """);
    }

    @Test
    void what_ends_the_chain_that_the_rule_stands_in_is_refused() {
        assertRefused(Target.returnToCaller(), "return");
        assertRefused(Target.goTo(CHAIN), "goto other");
    }

    @Test
    void beside_an_owner_that_is_asked_for_it_is_written() {
        assertThat(Rendered.rules(
                        file(out -> out.rule(any().gid(5).except(any().uid(7)), Target.goTo(CHAIN))), "mangle.OUTPUT"))
                .containsExactly("meta skuid != 7 meta skgid 5 goto other");
    }

    /** The chain of alternatives goes to what is done once. */
    @Test
    void among_alternatives_for_a_log_line_it_is_refused() {
        assertThatThrownBy(() -> file(out -> out.rule(Match.anyOf(any().except(any().uid(7)), tcp()), Target.log("x"))))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageMatching("policy \"test\" cannot be rendered:\n"
                        + "  chain any-of-[0-9a-f]{8}, rule 1: nftables cannot say \"not uid 7\" with the target \"goto"
                        + " any-of-[0-9a-f]{8}\": write a chain that returns for these owners first, then does what the"
                        + " rule is for, and jump to it");
    }

    @Test
    void the_depth_of_chains_counts_those_of_owners() {
        assertThat(Rendered.rules(file(nested(13, any().except(any().uid(7)), Target.save())), "depth1"))
                .containsExactly("jump depth2");
        assertThat(Rendered.rules(file(nested(14, any().except(any().uid(7)), Target.accept())), "depth14"))
                .containsExactly("jump owner.1");
        assertThatThrownBy(() -> file(nested(14, any().except(any().uid(7)), Target.save())))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n"
                        + "  chain OUTPUT: nftables cannot say jumps that lead 16 chains deep, with those that it needs"
                        + " itself to save, to restore, to exclude owners and to go to chains from a closed one; the kernel"
                        + " takes 15: join some of the chains");
    }

    @Test
    void the_depth_of_chains_counts_what_restores() {
        assertThat(Rendered.file(
                        Rendered.policy(Hook.OUTPUT, nested(13, any().except(any().uid(7)), Target.restore()))))
                .contains("jump connsecmark.restore");
        assertThatThrownBy(() -> file(nested(14, any().except(any().uid(7)), Target.restore())))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("jumps that lead 16 chains deep");
    }

    /** There are 8 to the power of 14 ways to the deepest chain. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_depth_of_each_chain_is_found_once() {
        Chain chain = Chain.named("depth14").rule(Target.accept());
        for (int i = 13; i > 0; i--) {
            Chain longer = Chain.named("depth" + i);
            for (int jumps = 0; jumps < 8; jumps++) {
                longer = longer.rule(Target.jump(chain));
            }
            chain = longer;
        }
        Chain first = chain;
        assertThat(Rendered.rules(file(out -> out.rule(Target.jump(first))), "depth13"))
                .hasSize(8);
    }

    private static UnaryOperator<BaseChain> nested(int depth, Match<?> match, Target deepest) {
        Chain chain = Chain.named("depth" + depth).rule(match, deepest);
        for (int i = depth - 1; i > 0; i--) {
            chain = Chain.named("depth" + i).rule(Target.jump(chain));
        }
        Chain first = chain;
        return out -> out.rule(Target.jump(first));
    }

    private static void assertRefused(Target target, String words) {
        assertThatThrownBy(() -> file(out -> out.rule(any().except(any().uid(7)), target)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n"
                        + "  chain OUTPUT, rule 1: nftables cannot say \"not uid 7\" with the target \"" + words
                        + "\": write a chain that returns for these owners first, then does what the rule is for, and"
                        + " jump to it");
    }

    /** The rules of the base chain, then those of the first chain of owners. */
    private static List<String> chains(Match<?> match) {
        String file = file(out -> out.rule(match, Target.drop()));
        List<String> rules = new ArrayList<>(Rendered.rules(file, "mangle.OUTPUT"));
        rules.addAll(Rendered.rules(file, "owner.1"));
        return rules;
    }

    private static String file(UnaryOperator<BaseChain> rules) {
        FirewallPolicy policy = Rendered.policy(Hook.OUTPUT, rules);
        return Rendered.file(policy);
    }
}
