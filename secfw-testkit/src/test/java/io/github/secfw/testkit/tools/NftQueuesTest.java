package io.github.secfw.testkit.tools;

import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** nft reads what hands packets to queues. Not every kernel has them: only that is forgiven, where a queue stands. */
final class NftQueuesTest {

    @Test
    void queues() {
        String text = Nftables.create()
                .render(FirewallPolicy.named("queues")
                        .filter(
                                Hook.INPUT,
                                Target.drop(),
                                in -> in.rule(Target.queue(0))
                                        .rule(
                                                tcp().dport(80),
                                                Target.queue(65_535).orBypass())
                                        .rule(tcp(), Target.queue(1, 4))
                                        .counted()
                                        .rule(tcp(), Target.queue(1, 65_535).orBypass())
                                        .because("why"))
                        .build())
                .get(0)
                .text();
        assertThat(text.lines().filter(line -> line.contains("queue ")))
                .containsExactly(
                        "\t\tqueue to 0",
                        "\t\ttcp dport 80 queue flags bypass to 65535",
                        "\t\tmeta l4proto tcp counter queue to 1-4",
                        "\t\tmeta l4proto tcp queue flags bypass to 1-65535 comment \"why\"");
        try (Workspace workspace = Workspace.create()) {
            workspace.write("rules.nft", text);
            ToolRun run = NetworkNamespace.require()
                    .run(
                            workspace.directory(),
                            Map.of(),
                            Tool.named("nft", "nftables").command("-c", "-f", "rules.nft"));
            List<NftFault> faults = NftFault.in(run.stderr());
            if (run.succeeded()) {
                assertThat(faults).isEmpty();
            } else {
                assertThat(faults).allMatch(NftFault::isNoSuchFile);
                assertThat(faults)
                        .extracting(fault -> fault.position().orElseThrow())
                        .isEqualTo(positions(text));
            }
        }
    }

    private static List<NftToken.Position> positions(String text) {
        List<NftToken.Position> positions = new ArrayList<>();
        for (NftToken token : NftLexer.tokens(text)) {
            if (token.is("queue")) {
                positions.add(token.position());
            }
        }
        return positions;
    }
}
