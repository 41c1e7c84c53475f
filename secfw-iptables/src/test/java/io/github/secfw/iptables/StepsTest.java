package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
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
        Step load = Iptables.create().steps(policy).get(0);
        assertThat(load.text())
                .isEqualTo("With iptables: load both families, for a family without rules has no labels; if the second"
                        + " fails, the first is in force already: take the way back. Each load replaces the whole table"
                        + " mangle: what other programs have there is removed, so keep a copy from before the first"
                        + " load. Stop at the first command that fails. iptables-restore --test does not look at labels:"
                        + " the first two commands do. They print \"unknown context\" where the kernel does not know one,"
                        + " and \"no relabelto\" where the process that loads the rules may not label packets with it, and"
                        + " fail. If that process is not system_u:system_r:iptables_t:s0, write its context instead: one"
                        + " that the kernel does not know may label nothing.");
        assertThat(load.commands())
                .startsWith(
                        "! for c in $(sed -n 's/.* -j SECMARK --selctx //p' web.rules.v4 web.rules.v6 | sort -u); do (printf"
                                + " %s \"$c\" > /sys/fs/selinux/context) 2> /dev/null || echo \"unknown context: $c\"; done"
                                + " | grep .",
                        "! for c in $(sed -n 's/.* -j SECMARK --selctx //p' web.rules.v4 web.rules.v6 | sort -u); do (exec"
                                + " 3<> /sys/fs/selinux/access; cd /sys/fs/selinux/class/packet && printf '%s %s %d 0'"
                                + " system_u:system_r:iptables_t:s0 \"$c\" $(cat index) >&3; read -r allowed rest <&3;"
                                + " test $((0x$allowed >> $(cat perms/relabelto) - 1 & 1)) = 1) 2> /dev/null || echo"
                                + " \"no relabelto: $c\"; done | grep .")
                .hasSize(8);
    }

    @Test
    void the_context_that_loads_is_that_of_the_policy() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .loadedBy("init_t")
                .withoutMls()
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("web_t"))))
                .build();
        assertThat(Iptables.create().steps(policy).get(0).commands().get(1))
                .contains(" '%s %s %d 0' system_u:system_r:init_t \"$c\"");
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
