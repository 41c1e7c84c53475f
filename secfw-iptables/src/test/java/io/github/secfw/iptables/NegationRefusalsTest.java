package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NegationRefusalsTest {

    private static final String RETURN_FOR_INTERFACES =
            ": write a chain that returns for each of these interfaces first, and jump to it";
    private static final String RETURN_FOR_PACKETS =
            ", which are more exceptions than a line can hold: write a chain that returns for these packets first, and"
                    + " jump to it";

    static Stream<Arguments> interfaces() {
        return Stream.of(
                Arguments.of(any().except(any().in("eth0", "lo")), "\"not in eth0, lo\", several at once"),
                Arguments.of(any().except(any().out("eth0", "lo")), "\"not out eth0, lo\", several at once"),
                Arguments.of(
                        any().in("eth*").except(any().in("eth0")),
                        "\"not in eth0\" beside another condition on that interface"),
                Arguments.of(
                        any().out("eth*").except(any().out("eth0")),
                        "\"not out eth0\" beside another condition on that interface"),
                Arguments.of(
                        any().in("eth*").except(any().in("eth0", "eth1")),
                        "\"not in eth0, eth1\" beside another condition on that interface"));
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void an_interface_that_one_line_cannot_exclude(Match<?> match, String feature) {
        assertRefused(Hook.FORWARD, match, feature + RETURN_FOR_INTERFACES);
    }

    @Test
    void a_name_that_a_pattern_of_the_exception_means_already_is_no_second_one() {
        assertThat(Rendered.v4(any().except(any().in("eth*", "eth0")))).containsExactly("! -i eth+");
    }

    static Stream<Arguments> exceptions() {
        String ids = IntStream.range(0, 17).mapToObj(i -> "" + 2 * i).collect(Collectors.joining(", "));
        return Stream.of(
                Arguments.of(any().except(any().uid(id(0), ids(1, 17))), "\"not uid " + ids + "\""),
                Arguments.of(any().except(any().gid(id(0), ids(1, 17))), "\"not gid " + ids + "\""),
                Arguments.of(
                        icmp().except(icmp().type(100, numbers(101, 117))),
                        "\"not type " + numbersText(100, 117) + "\""),
                Arguments.of(
                        icmpv6().except(icmpv6().type(200, numbers(201, 217))),
                        "\"not type " + numbersText(200, 217) + "\""),
                Arguments.of(
                        icmp().type(3).except(icmp().type(3).code(100, numbers(101, 117))),
                        "\"not code " + numbersText(100, 117) + "\""),
                Arguments.of(
                        icmpv6().type(1).except(icmpv6().type(1).code(100, numbers(101, 117))),
                        "\"not code " + numbersText(100, 117) + "\""));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void more_than_sixteen_exceptions(Match<?> match, String feature) {
        assertRefused(Hook.OUTPUT, match, feature + RETURN_FOR_PACKETS);
    }

    @Test
    void sixteen_exceptions_are_one_line() {
        for (Match<?> match : Stream.<Match<?>>of(
                        any().except(any().uid(id(0), ids(1, 16))),
                        any().except(any().gid(id(0), ids(1, 16))),
                        icmp().except(icmp().type(100, numbers(101, 116))),
                        icmp().type(3).except(icmp().type(3).code(100, numbers(101, 116))))
                .toList()) {
            var policy = Rendered.policy(Hook.OUTPUT, out -> out.rule(match, Target.drop()));
            assertThat(Rendered.rules(Rendered.v4(policy)))
                    .singleElement()
                    .satisfies(line -> assertThat(line.split(" ! ", -1)).hasSize(17));
        }
    }

    /** Where the others are matched the exception has become alternatives. */
    @Test
    void a_limit_beside_an_exception_that_takes_several_lines() {
        assertRefused(
                Hook.OUTPUT,
                any().except(any().to(addresses(17))).limit(1, LimitUnit.SECOND, 5),
                "a limit together with alternatives, which make 18 lines for IPv4, each with a bucket of its own:"
                        + " match the alternatives in this rule and the limit in a chain that it jumps to");
        assertRefused(
                Hook.OUTPUT,
                tcp().except(tcp().dport(ports(241))).limit(1, LimitUnit.SECOND, 5),
                "a limit together with alternatives, which make 17 lines for IPv4, each with a bucket of its own:"
                        + " match the alternatives in this rule and the limit in a chain that it jumps to");
    }

    @Test
    void a_limit_beside_further_alternatives() {
        for (Match<?> match : Stream.<Match<?>>of(
                        any().delivery(Delivery.BROADCAST, Delivery.MULTICAST),
                        icmp().type(3).code(1, 3))
                .toList()) {
            assertRefused(
                    Hook.INPUT,
                    match.limit(1, LimitUnit.SECOND, 5),
                    "a limit together with alternatives, which make 2 lines for IPv4, each with a bucket of its own:"
                            + " match the alternatives in this rule and the limit in a chain that it jumps to");
        }
    }

    @Test
    void a_limit_beside_exceptions_in_one_line() {
        var policy = Rendered.policy(
                Hook.INPUT,
                in -> in.rule(
                        any().except(any().from(addresses(16)))
                                .except(any().delivery(Delivery.BROADCAST, Delivery.MULTICAST))
                                .limit(1, LimitUnit.SECOND, 5),
                        Target.drop()));
        assertThat(Rendered.rules(Rendered.v4(policy))).hasSize(1);
        assertThat(Rendered.rules(Rendered.v6(policy))).hasSize(1);
    }

    /** The others of 255 addresses are 256 ranges. */
    @Test
    void exceptions_count_as_the_lines_that_they_become() {
        Match<?> lines = any().except(any().from(addresses(255))).to(addresses(256));
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(lines, Target.drop()));
        assertThat(Rendered.rules(Rendered.v4(policy))).hasSize(65_536);
        assertRefused(
                Hook.INPUT,
                any().except(any().from(addresses(256))).to(addresses(256)),
                "so many alternatives at once, which make more than 65536 lines for IPv4: match one of the sets in this"
                        + " rule and the other in a chain that it jumps to");
    }

    private static void assertRefused(Hook hook, Match<?> match, String message) {
        FirewallPolicy policy = Rendered.policy(hook, chain -> chain.rule(match, Target.drop()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain " + hook + ", rule 1: iptables cannot say "
                        + message);
    }

    private static IdRange id(int number) {
        return new IdRange(number, number);
    }

    /** Even ids, so that none is adjacent to another. */
    private static IdRange[] ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> id(2 * i)).toArray(IdRange[]::new);
    }

    private static int[] numbers(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static String numbersText(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static AddressSet addresses(int count) {
        return AddressSet.of(IntStream.range(0, count)
                .mapToObj(i -> AddressRange.parse("10.0." + i + ".1"))
                .toList());
    }

    private static PortSet ports(int count) {
        return PortSet.of(IntStream.range(0, count)
                .mapToObj(i -> new PortRange(2 * i + 1, 2 * i + 1))
                .toList());
    }
}
