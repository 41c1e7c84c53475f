package io.github.secfw.examples;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.LimitUnit.SECOND;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/guide/rendering.md. */
class RenderingGuideTest {

    @Test
    void files_and_steps_are_written(@TempDir Path folder) throws IOException {
        FirewallPolicy policy = ProxyPolicy.policy();

        Rendering rendering = Secfw.discover().render(policy);
        List<Path> files = rendering.writeTo(folder);
        rendering.steps().forEach(System.out::println);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("myhttp.cil", "myhttp.nft", "myhttp.rules.v4", "myhttp.rules.v6");
        assertThat(rendering.proofs())
                .hasSize(3)
                .allSatisfy((backend, proof) -> assertThat(proof.isEqual()).isTrue());
    }

    @Test
    void a_policy_is_refused() {
        FirewallPolicy policy = FirewallPolicy.named("too-fine")
                .labelling(OUTPUT, out -> out.rule(tcp().dport(80, 443).limit(7000, SECOND, 5), accept()))
                .build();

        assertThatThrownBy(() -> Secfw.with(Iptables.create()).render(policy))
                .isInstanceOf(UnsupportedFeatureException.class);
    }
}
