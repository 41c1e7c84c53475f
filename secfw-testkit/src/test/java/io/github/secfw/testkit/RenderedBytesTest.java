package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Secfw;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * What is rendered of generated policies stays the same, byte by byte, while the code changes its shape: a line of
 * {@code rendered-bytes.txt} is the hash of all files of a policy. Where files are to change, the message of the failed test has
 * the new lines. The first 100 are compared, or as many as {@code -Dsecfw.renderedPolicies} says.
 */
final class RenderedBytesTest {

    private static final int POLICIES = Integer.getInteger("secfw.renderedPolicies", 100);
    private static final int TRIES = 1_000;
    private static final long SEED = 42;

    @Test
    void is_what_it_was() throws IOException {
        List<String> hashes = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<PolicyParts> policies = Policies.forAllTools().generator(TRIES);
            Random random = new Random(SEED);
            for (int i = 0; i < POLICIES; i++) {
                hashes.add(hash(policies.next(random).value()));
            }
        });
        assertThat(hashes).isEqualTo(expected().subList(0, POLICIES));
    }

    private static String hash(PolicyParts parts) {
        FirewallPolicy policy = parts.build();
        StringBuilder all = new StringBuilder();
        try {
            for (Artifact artifact :
                    Secfw.discover().withoutProof().render(policy).artifacts()) {
                all.append(artifact.fileName()).append('\n').append(artifact.text());
            }
        } catch (UnsupportedFeatureException e) {
            return "refused";
        }
        return sha256(all.toString()).substring(0, 16);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = RenderedBytesTest.class.getResourceAsStream("rendered-bytes.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
