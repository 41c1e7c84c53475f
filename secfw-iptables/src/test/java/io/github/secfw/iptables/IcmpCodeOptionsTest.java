package io.github.secfw.iptables;

import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IcmpCodeOptionsTest {

    @Test
    void a_code_is_written_with_its_type() {
        v4(icmp().type(3).code("port-unreachable"), "-p icmp --icmp-type 3/3");
        v4(icmp().type("redirect").code(0), "-p icmp --icmp-type 5/0");
        v4(icmp().type(3).code(255), "-p icmp --icmp-type 3/255");
        v6(icmpv6().type(1).code("no-route"), "-p icmpv6 --icmpv6-type 1/0");
        v6(icmpv6().type(255).code(255), "-p icmpv6 --icmpv6-type 255/255");
    }

    @Test
    void several_codes_are_a_line_for_each() {
        v4(
                icmp().type(3).code(13, 1, 0),
                "-p icmp --icmp-type 3/0",
                "-p icmp --icmp-type 3/1",
                "-p icmp --icmp-type 3/13");
        v6(icmpv6().type(1).code(4, 3), "-p icmpv6 --icmpv6-type 1/3", "-p icmpv6 --icmpv6-type 1/4");
    }

    @Test
    void types_that_are_excluded() {
        v4(icmp().except(icmp().type(8)), "-p icmp -m icmp ! --icmp-type 8");
        v4(icmp().except(icmp().type(8, 0)), "-p icmp -m icmp ! --icmp-type 0 -m icmp ! --icmp-type 8");
        v6(icmpv6().except(icmpv6().type(128)), "-p icmpv6 -m icmp6 ! --icmpv6-type 128");
        v6(
                icmpv6().except(icmpv6().type(255, 128)),
                "-p icmpv6 -m icmp6 ! --icmpv6-type 128 -m icmp6 ! --icmpv6-type 255");
    }

    @Test
    void types_beside_those_that_are_excluded() {
        v4(
                icmp().type(0, 8).except(icmp().type(5)),
                "-p icmp --icmp-type 0 -m icmp ! --icmp-type 5",
                "-p icmp --icmp-type 8 -m icmp ! --icmp-type 5");
        v6(icmpv6().type(1).except(icmpv6().type(5)), "-p icmpv6 --icmpv6-type 1 -m icmp6 ! --icmpv6-type 5");
    }

    @Test
    void codes_that_are_excluded_stand_beside_their_type() {
        v4(icmp().type(3).except(icmp().type(3).code(4)), "-p icmp --icmp-type 3 -m icmp ! --icmp-type 3/4");
        v4(
                icmp().type(3).except(icmp().type(3).code(4, 1)),
                "-p icmp --icmp-type 3 -m icmp ! --icmp-type 3/1 -m icmp ! --icmp-type 3/4");
        v6(icmpv6().type(1).except(icmpv6().type(1).code(4)), "-p icmpv6 --icmpv6-type 1 -m icmp6 ! --icmpv6-type 1/4");
        v4(
                icmp().type(3).code(0, 1).except(icmp().type(3).code(1)),
                "-p icmp --icmp-type 3/0 -m icmp ! --icmp-type 3/1",
                "-p icmp --icmp-type 3/1 -m icmp ! --icmp-type 3/1");
    }

    @Test
    void a_type_that_is_excluded_beside_a_code_is_not_forgotten() {
        assertThat(Rendered.v4(icmp().type(3).code(2).except(icmp().type(4))))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("! --icmp-type 4", "--icmp-type 3/2"));
    }

    static Stream<IcmpMatch> type_255_of_ipv4_is_refused_wherever_it_stands() {
        return Stream.of(
                icmp().type(255).code(1),
                icmp().type(255).except(icmp().type(255).code(1)),
                icmp().except(icmp().type(255)),
                icmp().except(icmp().type(8, 255)));
    }

    /** The kernel does not even look at the code then (ip_tables.c, icmp_type_code_match). */
    @ParameterizedTest
    @MethodSource
    void type_255_of_ipv4_is_refused_wherever_it_stands(IcmpMatch match) {
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(match, Target.accept()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say the icmp"
                        + " type 255, which means any type to it: leave it out, it is reserved; to match any type"
                        + " write icmp() alone");
    }

    private static void v4(Match<?> match, String... lines) {
        assertThat(Rendered.v4(match)).containsExactly(lines);
        assertThat(Rendered.v6(match)).isEmpty();
    }

    private static void v6(Match<?> match, String... lines) {
        assertThat(Rendered.v4(match)).isEmpty();
        assertThat(Rendered.v6(match)).containsExactly(lines);
    }
}
