package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Table;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Step;
import org.junit.jupiter.api.Test;

final class StepsTest {

    @Test
    void both_families_are_loaded_and_the_way_back_is_a_copy() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .build();
        assertThat(Iptables.create().steps(policy))
                .containsExactly(
                        Step.of(
                                Step.Phase.RULES,
                                "With iptables: load both families, for the rules of one do not hold for the other; if the"
                                        + " second fails, the first is in force already: take the way back. Each load"
                                        + " replaces the whole table mangle: what other programs have there is removed,"
                                        + " so keep a copy from before the first load. Stop at the first command that"
                                        + " fails.",
                                "test -e web.before.v4 || { iptables-save -t mangle > web.before.v4.part && mv web.before.v4.part web.before.v4; }",
                                "test -e web.before.v6 || { ip6tables-save -t mangle > web.before.v6.part && mv web.before.v6.part web.before.v6; }",
                                "iptables-restore --test web.rules.v4",
                                "ip6tables-restore --test web.rules.v6",
                                "iptables-restore web.rules.v4",
                                "ip6tables-restore web.rules.v6"),
                        Step.of(
                                Step.Phase.UNDO_RULES,
                                "The way back with iptables: restore the copies.",
                                "iptables-restore web.before.v4",
                                "ip6tables-restore web.before.v6"));
    }

    @Test
    void a_family_without_rules_has_no_labels_where_the_other_has() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("web_t"))))
                .build();
        assertThat(Iptables.create().steps(policy).get(0).text())
                .isEqualTo("With iptables: load both families, for a family without rules has no labels; if the second"
                        + " fails, the first is in force already: take the way back. Each load replaces the whole table"
                        + " mangle: what other programs have there is removed, so keep a copy from before the first"
                        + " load. Stop at the first command that fails.");
    }

    @Test
    void the_table_is_that_of_the_policy() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelIn(Table.SECURITY)
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .build();
        assertThat(Iptables.create().steps(policy).get(0).text()).contains("replaces the whole table security:");
        assertThat(Iptables.create().steps(policy).get(0).commands())
                .startsWith(
                        "test -e web.before.v4 || { iptables-save -t security > web.before.v4.part && mv web.before.v4.part web.before.v4; }",
                        "test -e web.before.v6 || { ip6tables-save -t security > web.before.v6.part && mv web.before.v6.part web.before.v6; }");
    }

    @Test
    void a_policy_without_rules_has_the_same_since_its_files_remove_what_an_earlier_version_loaded() {
        assertThat(Iptables.create().steps(FirewallPolicy.named("web").build()))
                .isEqualTo(Iptables.create()
                        .steps(FirewallPolicy.named("web")
                                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                                .build()));
    }
}
