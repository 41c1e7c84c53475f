package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Family;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.UnsupportedText;
import io.github.secfw.spi.UnsupportedTextException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Policies that are made of iptables files mean what the files mean, whether both families say the same or not. */
final class IptablesPolicyPropertyTest {

    private static final int VARIANTS = 5;

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_policy_comes_back_from_its_files_and_goes_on_to_nftables(@ForAll("policies") PolicyParts parts) {
        List<Source> files = files(parts.build());
        FirewallPolicy policy;
        try {
            policy = Iptables.policy("back", files);
        } catch (UnsupportedTextException e) {
            assertThat(e.parts())
                    .extracting(UnsupportedText::feature)
                    .allMatch(feature ->
                            (feature.startsWith("\"limit ") && feature.endsWith(" a rule that matches no packet"))
                                    || feature.startsWith("a label that no packet gets, "));
            return;
        }
        requireSame(policy, files);
        requireSame(policy, files(policy));
        assertThat(text(Nftables.create().render(policy))).isNotEmpty();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void files_of_two_policies_make_one_that_means_both(
            @ForAll("policies") PolicyParts ofIpv4, @ForAll("policies") PolicyParts ofIpv6) {
        List<Source> files =
                List.of(files(ofIpv4.build()).get(0), files(ofIpv6.build()).get(1));
        readOrRefuse(files, files);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_file_of_one_family_alone_leaves_the_other_as_it_is(
            @ForAll("policies") PolicyParts parts, @ForAll Family family) {
        Source file = files(parts.build()).get(family == Family.IPV4 ? 0 : 1);
        Source none = new Source(family == Family.IPV4 ? "none.v6" : "none.v4", "");
        readOrRefuse(List.of(file), List.of(file, none));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void families_whose_rules_stand_in_another_order_or_are_missing_keep_theirs(
            @ForAll("policies") PolicyParts parts, @ForAll Random random) {
        List<Source> files = files(parts.build());
        for (int i = 0; i < VARIANTS; i++) {
            List<Source> other = List.of(files.get(0), variant(files.get(1), random));
            readOrRefuse(other, other);
        }
    }

    private static Source variant(Source file, Random random) {
        List<String> lines = new ArrayList<>(file.text().lines().toList());
        for (int i = 1; i < lines.size(); i++) {
            boolean areRules =
                    lines.get(i).startsWith("-A ") && lines.get(i - 1).startsWith("-A ");
            if (areRules && random.nextInt(3) == 0) {
                Collections.swap(lines, i, i - 1);
            }
        }
        lines.removeIf(line -> line.startsWith("-A ") && random.nextInt(8) == 0);
        return new Source(file.fileName(), String.join("\n", lines) + "\n");
    }

    private static void readOrRefuse(List<Source> files, List<Source> same) {
        FirewallPolicy policy;
        try {
            policy = Iptables.policy("some", files);
        } catch (UnsupportedTextException e) {
            assertThat(e.parts()).isNotEmpty();
            return;
        }
        requireSame(policy, same);
    }

    /** What cannot be proven to mean the same as itself, such as a limit that one packet meets twice, is not decided. */
    private static void requireSame(FirewallPolicy policy, List<Source> files) {
        Meaning meaning = read(files);
        Proof proof = Prover.create().prove(policy.meaning(), meaning);
        if (Prover.create().prove(meaning, meaning).isEqual()) {
            assertThat(proof).isEqualTo(new Proof.Equal());
        } else {
            assertThat(proof).isInstanceOf(Proof.Undecided.class);
        }
    }

    private static Meaning read(List<Source> files) {
        return Iptables.create().reader().orElseThrow().read(files);
    }

    private static List<Source> files(FirewallPolicy policy) {
        return Iptables.create().render(policy).stream()
                .map(artifact -> new Source(artifact.fileName(), artifact.text()))
                .toList();
    }

    private static String text(List<Artifact> artifacts) {
        StringBuilder text = new StringBuilder();
        artifacts.forEach(artifact -> text.append(artifact.text()));
        return text.toString();
    }
}
