package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.spi.Step;
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
    void a_policy_without_rules_has_the_same_since_its_files_remove_what_an_earlier_version_loaded() {
        assertThat(Nftables.create().steps(FirewallPolicy.named("web").build()))
                .isEqualTo(Nftables.create()
                        .steps(FirewallPolicy.named("web")
                                .labelling(Hook.INPUT, in -> in.rule(Target.accept()))
                                .build()));
    }
}
