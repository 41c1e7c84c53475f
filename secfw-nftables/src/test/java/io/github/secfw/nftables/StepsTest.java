package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Step;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StepsTest {

    @Test
    void the_file_is_checked_and_loaded_and_the_way_back_deletes_the_table() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .build();
        assertThat(Nftables.create().steps(policy))
                .containsExactly(
                        Step.of(
                                Step.Phase.RULES,
                                "With nftables: the file holds both families and replaces the table inet secfw-web in"
                                        + " one transaction; it applies whole or not at all. Other tables stay as they"
                                        + " are.",
                                "nft -c -f web.nft",
                                "nft -f web.nft"),
                        Step.of(
                                Step.Phase.UNDO_RULES,
                                "The way back with nftables: delete the table.",
                                "nft delete table inet secfw-web"));
    }

    @Test
    void labels_may_be_unknown_or_not_granted() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("web_t"))))
                .build();
        assertThat(Nftables.create().steps(policy).get(0).text())
                .isEqualTo("With nftables: the file holds both families and replaces the table inet secfw-web in one"
                        + " transaction; it applies whole or not at all. Other tables stay as they are. Where nft -c says"
                        + " \"Invalid argument\" at a secmark, the kernel does not know the context; where it says"
                        + " \"Permission denied\", the process that loads may not label packets with it (relabelto).");
    }

    @Test
    void rules_of_iptables_are_copied_first_and_unloaded_last_and_the_way_back_restores_them() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .filter(Hook.INPUT, Target.drop())
                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                .replacesIptables(Set.of(Family.IPV4, Family.IPV6))
                .build();
        assertThat(Nftables.create().steps(policy))
                .containsExactly(
                        Step.of(
                                Step.Phase.RULES,
                                "With nftables: the file holds both families and replaces the table inet secfw-web in"
                                        + " one transaction; it applies whole or not at all. Other tables stay as they are."
                                        + " It takes the place of rules of iptables: these are copied first, once, and"
                                        + " unloaded last, so that nothing gets in which both refuse. Stop at the first"
                                        + " command that fails.",
                                "test -e web.before.v4 || { iptables-save -t filter > web.before.v4.part && iptables-save"
                                        + " -t mangle >> web.before.v4.part && mv web.before.v4.part web.before.v4; }",
                                "test -e web.before.v6 || { ip6tables-save -t filter > web.before.v6.part &&"
                                        + " ip6tables-save -t mangle >> web.before.v6.part && mv web.before.v6.part"
                                        + " web.before.v6; }",
                                "nft -c -f web.nft",
                                "nft -f web.nft",
                                "printf '%s\\n' '*filter' ':INPUT ACCEPT' ':FORWARD ACCEPT' ':OUTPUT ACCEPT' COMMIT"
                                        + " '*mangle' ':PREROUTING ACCEPT' ':INPUT ACCEPT' ':FORWARD ACCEPT'"
                                        + " ':OUTPUT ACCEPT' ':POSTROUTING ACCEPT' COMMIT | iptables-restore",
                                "printf '%s\\n' '*filter' ':INPUT ACCEPT' ':FORWARD ACCEPT' ':OUTPUT ACCEPT' COMMIT"
                                        + " '*mangle' ':PREROUTING ACCEPT' ':INPUT ACCEPT' ':FORWARD ACCEPT'"
                                        + " ':OUTPUT ACCEPT' ':POSTROUTING ACCEPT' COMMIT | ip6tables-restore"),
                        Step.of(
                                Step.Phase.UNDO_RULES,
                                "The way back with nftables: restore the rules of iptables from the copies, unless"
                                        + " iptables has loaded this policy meanwhile, then delete the table.",
                                "iptables-restore web.before.v4",
                                "ip6tables-restore web.before.v6",
                                "nft delete table inet secfw-web"));
    }

    @Test
    void of_a_family_whose_rules_stay_nothing_is_touched() {
        FirewallPolicy policy = FirewallPolicy.named("web")
                .filter(Hook.INPUT, Target.drop())
                .replacesIptables(Set.of(Family.IPV6))
                .build();
        assertThat(Nftables.create().steps(policy).get(0).commands())
                .containsExactly(
                        "test -e web.before.v6 || { ip6tables-save -t filter > web.before.v6.part && mv"
                                + " web.before.v6.part web.before.v6; }",
                        "nft -c -f web.nft",
                        "nft -f web.nft",
                        "printf '%s\\n' '*filter' ':INPUT ACCEPT' ':FORWARD ACCEPT' ':OUTPUT ACCEPT' COMMIT |"
                                + " ip6tables-restore");
    }

    @Test
    void a_policy_without_rules_has_the_same_since_its_files_remove_what_an_earlier_version_loaded() {
        assertThat(Nftables.create().steps(FirewallPolicy.named("web").build()))
                .isEqualTo(Nftables.create()
                        .steps(FirewallPolicy.named("web")
                                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                                .build()));
    }
}
