package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NftablesTest {

    @Test
    void is_chosen_by_its_id() {
        assertThat(Nftables.create().id()).isEqualTo("nftables").isEqualTo(Nftables.ID);
    }

    @Test
    void reads_what_it_writes() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(Hook.INPUT, Target.drop(), in -> in.rule(Match.tcp().dport(22), Target.accept()))
                .build();
        List<Source> files = Nftables.create().render(policy).stream()
                .map(file -> new Source(file.fileName(), file.text()))
                .toList();
        Meaning meaning = Nftables.create().reader().orElseThrow().read(files);
        ProgramBaseChain chain = meaning.program().orElseThrow().baseChains().get(0);
        assertThat(chain.name()).isEqualTo("secfw-p filter.INPUT");
        assertThat(chain.rules())
                .extracting(ProgramRule::text)
                .containsExactly("line 8: tcp dport 22 accept", "line 9: drop");
    }
}
