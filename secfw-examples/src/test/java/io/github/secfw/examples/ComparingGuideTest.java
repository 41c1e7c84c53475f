package io.github.secfw.examples;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.PortSet;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Lint;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/comparing.md. */
class ComparingGuideTest {

    private static FirewallPolicy web(PortSet ports) {
        return FirewallPolicy.named("web")
                .filter(INPUT, drop(), in -> in.rule(tcp().from("192.0.2.0/24").dport(ports), accept()))
                .build();
    }

    @Test
    void changes() {
        FirewallPolicy before = web(PortSet.ports(80, 443));
        FirewallPolicy after = web(PortSet.ports(80));

        Changes changes = Changes.between(before.meaning(), after.meaning());

        assertThat(changes.list())
                .hasToString("[INPUT: IPv4 from 192.0.2.0/24, tcp, dport 443: was accepted, now dropped]");
    }

    @Test
    void rules_that_no_packet_matches() {
        FirewallPolicy policy = web(PortSet.ports(80));

        Optional<Lint> lint = Lint.of(policy.program());

        assertThat(lint)
                .hasValueSatisfying(found -> assertThat(found.unmatchedRules()).isEmpty());
    }

    @Test
    void from_iptables_to_nftables() {
        String saved = "*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT\n";

        FirewallPolicy office = Iptables.policy("office", List.of(new Source("office.v4", saved)));
        Rendering rendering = Secfw.with(Nftables.create()).render(office);

        assertThat(office).packet(in("eth0", tcp().from("192.0.2.1").dport(22))).isAccepted();
        assertThat(rendering.artifacts()).hasSize(1);
    }
}
