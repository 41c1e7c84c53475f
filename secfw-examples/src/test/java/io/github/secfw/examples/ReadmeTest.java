package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples. */
class ReadmeTest {

    @Test
    void the_policy_writes_its_files_and_says_the_steps(@TempDir Path folder) throws IOException {
        Rendering rendering = Secfw.discover().render(ProxyPolicy.policy());

        assertThat(rendering.writeTo(folder)).hasSize(4);
        assertThat(rendering.steps()).hasSize(12);
    }

    @Test
    void only_mozilla_calls_the_proxy() {
        assertThat(ProxyPolicy.policy())
                .packet(out("eth0", tcp().to("192.0.2.10").dport(80)).state(NEW))
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t")
                .reply()
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @Test
    void a_file_is_compared_with_a_policy(@TempDir Path folder) throws IOException {
        FirewallPolicy policy = ProxyPolicy.policy();
        Secfw.discover().render(policy).writeTo(folder);
        Path file = folder.resolve("myhttp.nft");
        Meaning written = Nftables.create().reader().orElseThrow().read(List.of(Source.of(file)));

        Proof proof = Prover.create().prove(policy.meaning(), written);
        Changes changes = Changes.between(policy.meaning(), written);

        assertThat(proof.isEqual()).isTrue();
        assertThat(changes.list()).isEmpty();
    }
}
