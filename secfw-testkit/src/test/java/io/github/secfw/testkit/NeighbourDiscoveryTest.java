package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps ask the policy about a neighbour solicitation, which states all that rules ask for. */
final class NeighbourDiscoveryTest {

    static Stream<Match<?>> rules_on_packets_that_leave_are_rendered() {
        return Stream.of(
                Match.icmpv6().type("echo-request"),
                Match.icmp().type("echo-request"),
                Match.any().uid(0),
                Match.any().gid(0));
    }

    @ParameterizedTest
    @MethodSource
    void rules_on_packets_that_leave_are_rendered(Match<?> match) {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .filter(Hook.OUTPUT, Target.drop(), out -> out.rule(match, Target.accept()))
                .build();
        assertThat(Secfw.with(Nftables.create()).render(policy).artifacts()).hasSize(1);
    }
}
