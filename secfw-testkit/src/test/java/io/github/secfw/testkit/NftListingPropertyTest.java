package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.LabelMarks;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the kernel holds, listed by nft as text and as JSON, is read back and does what was loaded; with marks for labels. */
final class NftListingPropertyTest {

    private static final String LISTED =
            "printf %s \"$1\" > f && nft -f f && nft list ruleset && echo '=====' && nft -j list ruleset";
    private static final int PACKETS = 20;

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void a_listing_does_what_was_loaded(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        // nft lists the numbers of accounts, not their names
        String text = LabelMarks.inNft(RealTools.nftText(parts.build()))
                .text()
                .replace("\"root\"", "0")
                .replace("\"daemon\"", "1");
        // not every kernel has queues, and groups must be there
        Assume.that(!text.contains("queue ") && !text.contains("cgroupv2"));
        // nft 1.0.6 leaves the family out of its listing where a rule rejects
        Assume.that(text.lines().noneMatch(line -> line.contains("meta nfproto ") && line.contains("reject")));
        ToolRun run = Tool.named("unshare", "util-linux")
                .run(Duration.ofSeconds(20), List.of("-n", "sh", "-c", LISTED, "sh", text));
        assertThat(run.succeeded()).as(run.output()).isTrue();
        String[] listings = run.output().split("=====\n", 2);
        PacketProgram loaded = program("loaded.nft", text);
        requireSame(loaded, "listed.nft", listings[0], random);
        requireSame(loaded, "listed.json", listings[1], random);
    }

    private static void requireSame(PacketProgram loaded, String name, String listing, Random random) {
        try {
            SamePrograms.require(loaded, program(name, listing), random, PACKETS);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + listing, e);
        }
    }

    private static PacketProgram program(String name, String text) {
        return Nftables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source(name, text)))
                .program()
                .orElseThrow();
    }
}
