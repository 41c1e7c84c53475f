package io.github.secfw.iptables;

import static io.github.secfw.net.LimitUnit.DAY;
import static io.github.secfw.net.LimitUnit.HOUR;
import static io.github.secfw.net.LimitUnit.MINUTE;
import static io.github.secfw.net.LimitUnit.SECOND;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LimitOptionsTest {

    @Test
    void each_unit_in_both_families() {
        assertThat(Rendered.v4(any().limit(10_000, SECOND, 5)))
                .containsExactly("-m limit --limit 10000/second --limit-burst 5");
        assertThat(Rendered.v6(any().limit(7, MINUTE, 10_000)))
                .containsExactly("-m limit --limit 7/minute --limit-burst 10000");
        assertThat(Rendered.v4(any().limit(2, HOUR, 1))).containsExactly("-m limit --limit 2/hour --limit-burst 1");
        assertThat(Rendered.v6(any().limit(1, DAY, 1))).containsExactly("-m limit --limit 1/day --limit-burst 1");
    }

    @Test
    void an_alternative_in_each_family_is_a_line_in_each_file() {
        Match<?> match = any().from("192.0.2.1", "2001:db8::1").limit(1, SECOND, 5);
        assertThat(Rendered.v4(match)).containsExactly("-s 192.0.2.1 -m limit --limit 1/second --limit-burst 5");
        assertThat(Rendered.v6(match)).containsExactly("-s 2001:db8::1 -m limit --limit 1/second --limit-burst 5");
    }

    @Test
    void ports_that_fit_one_line_are_no_alternatives() {
        assertThat(Rendered.v4(tcp().dport(ports(15)).limit(1, SECOND, 5))).hasSize(1);
    }

    static Stream<Match<?>> a_limit_with_alternatives_is_refused() {
        return Stream.of(
                any().from("192.0.2.1", "192.0.2.3"),
                any().to("192.0.2.1", "192.0.2.3"),
                any().in("eth0", "lo"),
                any().out("eth0", "lo"),
                icmp().type(0, 8),
                tcp().sport(ports(16)),
                tcp().dport(ports(16)));
    }

    @ParameterizedTest
    @MethodSource
    void a_limit_with_alternatives_is_refused(Match<?> match) {
        var policy = Rendered.policy(Hook.FORWARD, forward -> forward.rule(match.limit(1, SECOND, 5), Target.log("x")));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain FORWARD, rule 1: iptables cannot say a limit"
                        + " together with alternatives, which make 2 lines for IPv4, each with a bucket of its own:"
                        + " match the alternatives in this rule and the limit in a chain that it jumps to");
    }

    @Test
    void alternatives_of_ipv6_alone_are_refused_for_it() {
        var policy = Rendered.policy(
                Hook.INPUT,
                in -> in.rule(
                        any().from("192.0.2.1", "2001:db8::1", "2001:db8::3").limit(1, SECOND, 5), Target.drop()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("chain INPUT, rule 1: ")
                .hasMessageContaining("which make 2 lines for IPv6,");
    }

    @Test
    void a_bucket_that_takes_more_than_a_day_to_fill_overflows_in_the_kernel_and_is_refused() {
        assertThat(Rendered.v4(any().limit(1, HOUR, 24))).hasSize(1);
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(any().limit(1, HOUR, 25), Target.drop()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say \"limit"
                        + " 1/hour burst 25\", whose bucket takes more than a day to fill: choose a smaller burst or"
                        + " a higher rate");
    }

    @Test
    void a_rate_that_the_kernel_would_round_is_refused() {
        assertThat(Rendered.v4(any().limit(10_000, SECOND, 1))).hasSize(1);
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(any().limit(7_000, SECOND, 1), Target.drop()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say \"limit"
                        + " 7000/second burst 1\", which it would round: choose the rate 10000/second, which it keeps"
                        + " instead");
    }

    @Test
    void owners_are_alternatives_too() {
        var policy = Rendered.policy(
                Hook.OUTPUT,
                out -> out.rule(any().uid(new IdRange(1, 1), new IdRange(3, 3)).limit(1, SECOND, 5), Target.drop()));
        assertThatThrownBy(() -> Rendered.files(policy)).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void what_the_refusal_says_instead_is_rendered() {
        Chain limited = Chain.named("limited").rule(any().limit(1, SECOND, 5), Target.log("x "));
        assertThat(Rendered.rules(Rendered.v4(
                        Rendered.policy(Hook.INPUT, in -> in.rule(icmp().type(0, 8), Target.jump(limited))))))
                .containsExactly(
                        "-A INPUT -p icmp --icmp-type 0 -j limited",
                        "-A INPUT -p icmp --icmp-type 8 -j limited",
                        "-A limited -m limit --limit 1/second --limit-burst 5"
                                + " -j LOG --log-prefix \"x \" --log-level warning");
    }

    private static PortSet ports(int count) {
        return PortSet.ports(1, IntStream.range(1, count).map(i -> 2 * i + 1).toArray());
    }
}
