package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.PacketAccess;
import io.github.secfw.Secfw;
import io.github.secfw.cil.Cil;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Trace;
import io.github.secfw.selinux.AccessDecision;
import io.github.secfw.spi.Artifact;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/embedding.md. */
class EmbeddingGuideTest {

    @Test
    void backends_are_named() {
        FirewallPolicy policy = ProxyPolicy.policy();

        Secfw secfw = Secfw.with(Nftables.create(), Cil.create());
        Map<String, String> texts =
                secfw.render(policy).artifacts().stream().collect(Collectors.toMap(Artifact::fileName, Artifact::text));

        assertThat(texts).containsOnlyKeys("myhttp.nft", "myhttp.cil");
    }

    @Test
    void without_assertions() {
        FirewallPolicy policy = ProxyPolicy.policy();
        Trace trace = policy.program()
                .trace(out("eth0", tcp().to("192.0.2.10").dport(80)).state(NEW));
        List<AccessDecision> decisions = PacketAccess.decide(policy.access(), domain("mozilla_t"), trace);

        assertThat(decisions).singleElement().matches(AccessDecision::isAllowed);
    }
}
