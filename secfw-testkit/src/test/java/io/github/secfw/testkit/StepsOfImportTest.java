package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.Step;
import io.github.secfw.testkit.tools.ShellInANamespace;
import io.github.secfw.testkit.tools.Tool;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the steps, run: from the iptables rules of a machine to nftables, and back. */
final class StepsOfImportTest {

    private static final String IPV4 = """
            *mangle
            :PREROUTING ACCEPT [0:0]
            :INPUT ACCEPT [0:0]
            :FORWARD ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            :POSTROUTING ACCEPT [0:0]
            -A OUTPUT -p tcp -j MARK --set-xmark 0x1/0xffffffff
            COMMIT
            *filter
            :INPUT DROP [0:0]
            :FORWARD DROP [0:0]
            :OUTPUT ACCEPT [0:0]
            :WEB - [0:0]
            -A INPUT -i lo -j ACCEPT
            -A INPUT -p tcp -j WEB
            -A WEB -p tcp -m tcp --dport 80 -j ACCEPT
            COMMIT
            """;

    private static final String IPV6 = IPV4.replace("80", "8080");

    /** What a family has once its tables are empty. */
    private static final String NONE = """
            *mangle
            :PREROUTING ACCEPT\s
            :INPUT ACCEPT\s
            :FORWARD ACCEPT\s
            :OUTPUT ACCEPT\s
            :POSTROUTING ACCEPT\s
            COMMIT
            *filter
            :INPUT ACCEPT\s
            :FORWARD ACCEPT\s
            :OUTPUT ACCEPT\s
            COMMIT
            """;

    @BeforeEach
    void tools() {
        Tool.named("nft", "nftables").require();
        Tool.named("iptables-legacy-save", "iptables").require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "nft"})
    void nft_takes_the_place_of_iptables_and_the_way_back_restores_it(String variant) {
        Rendering rendering = render(
                Iptables.policy("office", List.of(new Source("office.v4", IPV4), new Source("office.v6", IPV6))));
        String printed = ShellInANamespace.run(
                Map.of(
                        "old.v4",
                        IPV4,
                        "old.v6",
                        IPV6,
                        "office.nft",
                        rendering.artifact("office.nft").text()),
                programs(variant)
                        + show("before")
                        + commands(rendering, Step.Phase.RULES)
                        + show("after")
                        + commands(rendering, Step.Phase.RULES)
                        + show("again")
                        + commands(rendering, Step.Phase.UNDO_RULES)
                        + show("undone"));
        String old = rules(IPV4) + rules(IPV6);
        assertThat(printed)
                .isEqualTo("before\n" + old + "after\n" + NONE + NONE + "table inet secfw-office\n" + "again\n" + NONE
                        + NONE + "table inet secfw-office\n" + "undone\n" + old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "nft"})
    void of_a_family_that_was_not_read_the_rules_stay(String variant) {
        Rendering rendering = render(Iptables.policy("office", List.of(new Source("office.v4", IPV4))));
        String printed = ShellInANamespace.run(
                Map.of(
                        "old.v4",
                        IPV4,
                        "old.v6",
                        IPV6,
                        "office.nft",
                        rendering.artifact("office.nft").text()),
                programs(variant) + commands(rendering, Step.Phase.RULES)
                        + "for t in mangle filter; do ip6tables-save -t $t; done | sed '/^#/d; s/\\[.*//'\n");
        assertThat(printed).isEqualTo(rules(IPV6));
    }

    @Test
    void both_backends_keep_the_same_copies() {
        FirewallPolicy policy =
                Iptables.policy("office", List.of(new Source("office.v4", IPV4), new Source("office.v6", IPV6)));
        assertThat(commands(Nftables.create(), policy)).containsAll(saves(commands(Iptables.create(), policy)));
        assertThat(saves(commands(Nftables.create(), policy))).hasSize(2);
    }

    private static Rendering render(FirewallPolicy policy) {
        return Secfw.with(Nftables.create()).render(policy);
    }

    private static List<String> saves(List<String> commands) {
        return commands.stream()
                .filter(command -> command.startsWith("test -e "))
                .toList();
    }

    private static List<String> commands(Backend backend, FirewallPolicy policy) {
        return backend.steps(policy).stream()
                .flatMap(step -> step.commands().stream())
                .toList();
    }

    private static String commands(Rendering rendering, Step.Phase phase) {
        return rendering.steps().stream()
                .filter(step -> step.phase() == phase)
                .flatMap(step -> step.commands().stream())
                .map(command -> command + "\n")
                .collect(Collectors.joining());
    }

    /** The programs of a variant, by their usual names, and the old rules loaded by them. */
    private static String programs(String variant) {
        return "set -e; mkdir bin\n"
                + "for p in iptables ip6tables; do for c in save restore; do"
                + " ln -s $(command -v $p-" + variant + "-$c) bin/$p-$c; done; done\n"
                + "PATH=$PWD/bin:$PATH\n"
                + "iptables-restore old.v4\nip6tables-restore old.v6\n";
    }

    private static String show(String title) {
        return "echo " + title
                + "; for f in iptables ip6tables; do for t in mangle filter; do $f-save -t $t; done; done"
                + " | sed '/^#/d; s/\\[.*//'; nft list tables inet\n";
    }

    private static String rules(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\[.*", ""))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
