package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.LabelMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What iptables files mean: those that are rendered, those that the kernel holds then, and those that are broken. */
final class IptablesReaderPropertyTest {

    private static final int PACKETS = 20;
    private static final int MUTATIONS = 30;

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void what_is_rendered_is_read_back_with_its_meaning(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        List<Source> sources = sources(policy);
        Meaning meaning = read(sources);
        assertThat(meaning.unknown()).isEmpty();
        assertThat(meaning.families()).containsExactlyInAnyOrder(Family.values());
        SamePrograms.require(policy.program(), meaning.program().orElseThrow(), random, PACKETS);
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void what_the_kernel_holds_means_what_was_loaded(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        List<Source> sources = sources(policy);
        for (var program : io.github.secfw.testkit.tools.IptablesRestore.values()) {
            Family family = program.name().endsWith("4") ? Family.IPV4 : Family.IPV6;
            Source source = sources.get(family == Family.IPV4 ? 0 : 1);
            StringBuilder listing = new StringBuilder();
            policy.tables().forEach(table -> listing.append(program.load(source.text(), table.toString())));
            PacketProgram loaded = program(new Source(
                    source.fileName(), LabelMarks.inIptables(source.text()).text()));
            PacketProgram held = program(new Source(source.fileName(), listing.toString()));
            // The tools look up names of users and groups.
            if (!listing.toString().contains("-m owner")) {
                SamePrograms.require(loaded, held, random, PACKETS);
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void a_broken_file_is_read_or_refused(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        for (Source source : sources(parts.build())) {
            for (int i = 0; i < MUTATIONS; i++) {
                readOrRefuse(new Source(source.fileName(), Mutations.of(source.text(), random)));
            }
        }
    }

    @Property(tries = 2000)
    void any_text_is_read_or_refused(@ForAll String text, @ForAll boolean isRule) {
        readOrRefuse(new Source("any", isRule ? "*mangle\n-A INPUT " + text + "\nCOMMIT\n" : text));
    }

    private static void readOrRefuse(Source source) {
        try {
            assertThat(read(List.of(source)).program()).isPresent();
        } catch (MalformedTextException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e).hasMessageStartingWith(source.fileName() + ":");
        }
    }

    private static List<Source> sources(FirewallPolicy policy) {
        List<Source> sources = new ArrayList<>();
        for (Artifact artifact : Iptables.create().render(policy)) {
            sources.add(new Source(artifact.fileName(), artifact.text()));
        }
        return sources;
    }

    private static Meaning read(List<Source> sources) {
        return Iptables.create().reader().orElseThrow().read(sources);
    }

    private static PacketProgram program(Source source) {
        return read(List.of(source)).program().orElseThrow();
    }
}
