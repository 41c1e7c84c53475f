package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.goTo;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FirewallPolicyTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType DNS = PacketType.named("dns_t");

    @ParameterizedTest
    @ValueSource(strings = {"p", "My-policy_2", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_"})
    void a_policy_has_a_name(String name) {
        FirewallPolicy policy = FirewallPolicy.named(name).build();
        assertThat(policy.name()).isEqualTo(name);
        assertThat(policy).hasToString("policy \"" + name + "\"");
    }

    @Test
    void an_empty_policy_says_nothing() {
        FirewallPolicy policy = FirewallPolicy.named("p").build();
        assertThat(policy.baseChains()).isEmpty();
        assertThat(policy.chains()).isEmpty();
        assertThat(policy.types()).isEmpty();
        assertThat(policy.labels()).isEmpty();
        assertThat(policy.accessRules()).isEmpty();
        assertThat(policy.access().rules()).isEmpty();
        assertThat(policy.notes()).isEmpty();
        assertThat(policy.program().baseChains()).isEmpty();
        assertThat(policy.program().checksLabels()).isFalse();
    }

    @Test
    void without_further_words_a_policy_is_for_mangle_and_mls_and_loaded_by_iptables() {
        FirewallPolicy policy = FirewallPolicy.named("p").build();
        assertThat(policy.labellingTable()).isEqualTo(Table.MANGLE);
        assertThat(policy.isMls()).isTrue();
        assertThat(policy.loadingDomain()).isEqualTo("iptables_t");
        assertThat(policy.requiresNames()).isFalse();
    }

    @Test
    void each_of_these_can_be_told_otherwise() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelIn(Table.SECURITY)
                .withoutMls()
                .loadedBy("init_t")
                .requireNames()
                .build();
        assertThat(policy.labellingTable()).isEqualTo(Table.SECURITY);
        assertThat(policy.isMls()).isFalse();
        assertThat(policy.loadingDomain()).isEqualTo("init_t");
        assertThat(policy.requiresNames()).isTrue();
    }

    @Test
    void rules_are_added_after_those_that_are_there_and_base_chains_sorted_by_hook() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(secmark(WEB)))
                .labelling(INPUT, in -> in.rule(secmark(DNS)))
                .labelling(OUTPUT, out -> out.rule(accept()))
                .build();
        assertThat(policy.baseChains()).extracting(BaseChain::name).containsExactly("INPUT", "OUTPUT");
        assertThat(policy.baseChains().get(1).rules()).extracting(Rule::target).containsExactly(secmark(WEB), accept());
    }

    @Test
    void chains_are_those_that_rules_reach_in_the_order_in_which_they_are_met() {
        Chain deep = Chain.named("deep").rule(save());
        Chain first = Chain.named("first").rule(goTo(deep));
        Chain second = Chain.named("second").rule(tcp(), jump(deep)).rule(jump(first));
        FirewallPolicy policy = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(jump(second)))
                .labelling(INPUT, in -> in.rule(jump(first)))
                .build();
        assertThat(policy.chains()).containsExactly(first, second, deep);
    }

    @Test
    void labels_are_those_of_all_rules_sorted() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(PacketType.named("unused_t"))
                .labelling(
                        INPUT,
                        in -> in.rule(secmark(WEB)).rule(jump(Chain.named("c").rule(secmark(DNS)))))
                .build();
        assertThat(policy.labels())
                .containsExactly(
                        SecurityContext.parse("system_u:object_r:dns_t:s0"),
                        SecurityContext.parse("system_u:object_r:web_t:s0"));
    }

    @Test
    void the_context_of_a_type_is_its_own_or_the_default() {
        PacketType own = PacketType.inContext("staff_u:object_r:web_t:s3:c1");
        FirewallPolicy mls = FirewallPolicy.named("p").build();
        FirewallPolicy plain = FirewallPolicy.named("p").withoutMls().build();
        assertThat(mls.contextOf(WEB)).hasToString("system_u:object_r:web_t:s0");
        assertThat(plain.contextOf(WEB)).hasToString("system_u:object_r:web_t");
        assertThat(mls.contextOf(own)).hasToString("staff_u:object_r:web_t:s3:c1");
    }

    @Test
    void a_builder_goes_on_after_build() {
        FirewallPolicyBuilder builder = FirewallPolicy.named("p").define(WEB).note("one");
        FirewallPolicy before = builder.build();
        FirewallPolicy after = builder.define(DNS).note("two").build();
        assertThat(before.types()).containsExactly(WEB);
        assertThat(before.notes()).containsExactly("one");
        assertThat(after.types()).containsExactly(DNS, WEB);
        assertThat(after.notes()).containsExactly("one", "two");
    }

    @Test
    void what_is_given_out_cannot_be_changed() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(WEB)
                .labelling(INPUT, in -> in.rule(jump(Chain.named("c"))))
                .allow("a_t", WEB)
                .note("x")
                .build();
        assertThat(policy.types()).isUnmodifiable();
        assertThat(policy.baseChains()).isUnmodifiable();
        assertThat(policy.chains()).isUnmodifiable();
        assertThat(policy.accessRules()).isUnmodifiable();
        assertThat(policy.notes()).isUnmodifiable();
    }
}
