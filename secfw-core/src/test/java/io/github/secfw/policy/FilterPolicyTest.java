package io.github.secfw.policy;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.reject;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class FilterPolicyTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @Test
    void a_filter_has_a_policy_and_rules() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(INPUT, drop(), in -> in.rule(tcp().dport(22), accept()))
                .build();
        assertThat(policy.baseChains()).singleElement().satisfies(chain -> {
            assertThat(chain.table()).isEqualTo(Table.FILTER);
            assertThat(chain.hook()).isEqualTo(INPUT);
            assertThat(chain.name()).isEqualTo("INPUT");
            assertThat(chain.policy()).isEqualTo(Verdict.DROP);
            assertThat(chain.rules()).extracting(Rule::toString).containsExactly("tcp dport 22, then accept");
            assertThat(chain).hasToString("filter INPUT");
        });
    }

    @Test
    void a_filter_may_be_a_policy_only() {
        FirewallPolicy policy =
                FirewallPolicy.named("p").filter(FORWARD, drop()).build();
        assertThat(policy.baseChains()).singleElement().satisfies(chain -> {
            assertThat(chain.policy()).isEqualTo(Verdict.DROP);
            assertThat(chain.rules()).isEmpty();
        });
        assertThat(policy.tables()).containsExactly(Table.FILTER);
    }

    @Test
    void a_labelling_chain_accepts_by_its_policy() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .build();
        assertThat(policy.baseChains().get(0).policy()).isEqualTo(Verdict.ACCEPT);
        assertThat(policy.baseChains().get(0)).hasToString("mangle INPUT");
    }

    @Test
    void rules_are_added_after_those_that_are_there() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(INPUT, drop(), in -> in.rule(tcp().dport(22), accept()))
                .filter(INPUT, drop(), in -> in.rule(log("no: ")))
                .filter(INPUT, drop())
                .filter(INPUT, drop(), in -> in.rule(reject()))
                .build();
        assertThat(policy.baseChains()).singleElement().satisfies(chain -> {
            assertThat(chain.rules()).extracting(Rule::target).containsExactly(accept(), log("no: "), reject());
            assertThat(chain.policy()).isEqualTo(Verdict.DROP);
        });
    }

    @Test
    void base_chains_are_sorted_by_table_and_hook() {
        FirewallPolicy policy = everything().build();
        assertThat(policy.baseChains())
                .extracting(BaseChain::toString)
                .containsExactly("filter INPUT", "filter OUTPUT", "mangle INPUT", "mangle OUTPUT");
        assertThat(policy.baseChains(Table.FILTER))
                .extracting(BaseChain::toString)
                .containsExactly("filter INPUT", "filter OUTPUT");
        assertThat(policy.baseChains(Table.MANGLE))
                .extracting(BaseChain::toString)
                .containsExactly("mangle INPUT", "mangle OUTPUT");
        assertThat(policy.baseChains(Table.SECURITY)).isEmpty();
    }

    @Test
    void tables_are_those_that_have_chains() {
        assertThat(everything().build().tables()).containsExactly(Table.FILTER, Table.MANGLE);
        assertThat(everything().labelIn(Table.SECURITY).build().tables()).containsExactly(Table.FILTER, Table.SECURITY);
        assertThat(FirewallPolicy.named("p")
                        .labelling(INPUT, in -> in.rule(secmark(WEB)))
                        .build()
                        .tables())
                .containsExactly(Table.MANGLE);
    }

    @Test
    void a_policy_without_chains_has_the_table_that_it_would_label_in() {
        assertThat(FirewallPolicy.named("p").build().tables()).containsExactly(Table.MANGLE);
        assertThat(FirewallPolicy.named("p").labelIn(Table.SECURITY).build().tables())
                .containsExactly(Table.SECURITY);
    }

    @Test
    void the_labelling_table_is_the_last_one_told_also_for_rules_before() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .labelIn(Table.SECURITY)
                .labelling(INPUT, in -> in.rule(accept()))
                .build();
        assertThat(policy.baseChains()).singleElement().satisfies(chain -> {
            assertThat(chain).hasToString("security INPUT");
            assertThat(chain.rules()).hasSize(2);
        });
    }

    @Test
    void a_chain_that_two_tables_reach_is_in_both() {
        Chain inner = Chain.named("inner").rule(log("x"));
        Chain both = Chain.named("both").rule(tcp(), jump(inner));
        Chain only = Chain.named("only").rule(drop());
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(secmark(WEB)).rule(jump(both)))
                .filter(OUTPUT, accept(), out -> out.rule(jump(only)).rule(goTo(both)))
                .build();
        assertThat(policy.chains(Table.FILTER)).containsExactly(only, both, inner);
        assertThat(policy.chains(Table.MANGLE)).containsExactly(both, inner);
        assertThat(policy.chains(Table.SECURITY)).isEmpty();
        assertThat(policy.chains()).containsExactly(only, both, inner);
        assertThat(policy.rules()).hasSize(7);
    }

    @Test
    void what_is_given_out_cannot_be_changed() {
        FirewallPolicy policy = everything().build();
        assertThat(policy.tables()).isUnmodifiable();
        assertThat(policy.baseChains(Table.FILTER)).isUnmodifiable();
        assertThat(policy.chains(Table.FILTER)).isUnmodifiable();
    }

    private static FirewallPolicyBuilder everything() {
        return FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(secmark(WEB)))
                .filter(OUTPUT, accept(), out -> out.rule(jump(Chain.named("c"))))
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .filter(INPUT, drop());
    }
}
