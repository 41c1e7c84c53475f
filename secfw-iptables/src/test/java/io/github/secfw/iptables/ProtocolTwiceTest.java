package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The option {@code -p} can stand in a line once. */
final class ProtocolTwiceTest {

    static Stream<Match<?>> a_protocol_beside_an_excluded_one_is_refused_or_written_once() {
        return Stream.of(
                any().except(tcp()).except(icmp()),
                any().except(icmpv6()).except(tcp()),
                tcp().except(icmp()),
                tcp().except(icmpv6()),
                icmp().except(tcp()),
                icmpv6().except(protocol(50)));
    }

    @ParameterizedTest
    @MethodSource
    void a_protocol_beside_an_excluded_one_is_refused_or_written_once(Match<?> match) {
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(match, Target.accept()));
        List<String> lines;
        try {
            lines = Stream.of(Rendered.v4(policy), Rendered.v6(policy))
                    .flatMap(file -> Rendered.rules(file).stream())
                    .toList();
        } catch (UnsupportedFeatureException e) {
            assertThat(e.refusals()).hasSize(1);
            return;
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.split(" -p ", -1)).hasSizeLessThanOrEqualTo(2));
    }
}
