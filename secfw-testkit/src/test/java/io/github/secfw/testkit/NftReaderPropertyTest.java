package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written for nft is read back, and does the same. */
final class NftReaderPropertyTest {

    private static final Reader READER = Nftables.create().reader().orElseThrow();
    private static final int PACKETS = 20;

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Provide
    Arbitrary<PolicyParts> anyPolicies() {
        return Policies.any();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void what_is_written_does_what_the_policy_says(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        requireSame(parts.build(), random);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @SuppressWarnings("CheckReturnValue") // rendered to see what is refused
    void whatever_nft_can_say_is_read_back(@ForAll("anyPolicies") PolicyParts parts, @ForAll Random random) {
        FirewallPolicy policy = parts.build();
        try {
            Nftables.create().render(policy);
        } catch (UnsupportedFeatureException e) {
            return;
        }
        requireSame(policy, random);
    }

    private static void requireSame(FirewallPolicy policy, Random random) {
        String text = RealTools.nftText(policy);
        Meaning meaning = READER.read(List.of(new Source("policy.nft", text)));
        assertThat(meaning.unknown()).isEmpty();
        try {
            SamePrograms.require(policy.program(), meaning.program().orElseThrow(), random, PACKETS);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }
}
