package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LineLengthTest {

    /** Of a longer line iptables-restore makes two: its buffer has 10240 bytes with the zero at its end. */
    private static final int MOST_BYTES = 10_239;

    /** Of a line with more words it says "Parser cannot handle more arguments" (MAX_ARGC, less the words it adds). */
    private static final int MOST_WORDS = 251;

    @Test
    void sixteen_exceptions_of_four_kinds_are_refused_or_fit_a_line() {
        assertFits(tcp().except(any().from(addresses(16, "2000")))
                .except(any().to(addresses(16, "4000")))
                .except(tcp().sport(ports(20_000, 240)))
                .except(tcp().dport(ports(40_000, 240))));
    }

    @Test
    void sixteen_exceptions_of_owners_and_addresses_are_refused_or_fit_a_line() {
        assertFits(tcp().except(any().from(addresses(16, "2000")))
                .except(any().to(addresses(16, "4000")))
                .except(any().uid(id(0), ids()))
                .except(any().gid(id(0), ids())));
    }

    @Test
    void the_longest_line_is_refused_or_fits() {
        EnumSet<TcpFlag> flags = EnumSet.allOf(TcpFlag.class);
        assertFits(tcp().from(addresses(1, "1000"))
                .except(any().from(addresses(16, "2000")))
                .to(addresses(1, "3000"))
                .except(any().to(addresses(16, "4000")))
                .except(any().out("interface-name1"))
                .sport(ports(10_000, 15))
                .except(tcp().sport(ports(20_000, 240)))
                .dport(ports(30_000, 15))
                .except(tcp().dport(ports(40_000, 240)))
                .except(tcp().flags(flags, flags))
                .mark(mark(1))
                .except(any().mark(mark(2)))
                .connectionMark(mark(1))
                .except(any().connectionMark(mark(2)))
                .uid(id(0))
                .except(any().uid(id(0), ids()))
                .user("a".repeat(31))
                .except(any().user("b".repeat(31)))
                .gid(id(0))
                .except(any().gid(id(0), ids()))
                .group("a".repeat(31))
                .except(any().group("b".repeat(31)))
                .cgroup("\\".repeat(511))
                .state(EnumSet.allOf(ConnectionState.class))
                .limit(10_000, LimitUnit.SECOND, 10_000));
    }

    private static void assertFits(TcpMatch match) {
        Chain chain = Chain.named("c".repeat(28))
                .rule(match, Target.secmark(PacketType.inContext("u:object_r:" + "x".repeat(240) + ":s0")))
                .because("\\".repeat(255));
        List<Artifact> files;
        try {
            files = Rendered.files(Rendered.policy(Hook.OUTPUT, out -> out.rule(Target.jump(chain))));
        } catch (UnsupportedFeatureException e) {
            assertThat(e.refusals()).hasSize(1);
            return;
        }
        for (Artifact file : files) {
            for (String line : Rendered.rules(file.text())) {
                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as("bytes of a line of %s", file)
                        .isLessThanOrEqualTo(MOST_BYTES);
                assertThat(line.split(" ", -1).length)
                        .as("words of a line of %s", file)
                        .isLessThanOrEqualTo(MOST_WORDS);
            }
        }
    }

    /** Ranges of the longest spelling. */
    private static AddressSet addresses(int count, String group) {
        return AddressSet.of(IntStream.range(0, count)
                .mapToObj(i -> AddressRange.parse(group + ":1111:1111:1111:1111:1111:1111:" + (1000 + 10 * i) + "-"
                        + group + ":1111:1111:1111:1111:1111:1111:" + (1000 + 10 * i + 6)))
                .toList());
    }

    private static PortSet ports(int first, int count) {
        return PortSet.of(IntStream.range(0, count)
                .mapToObj(i -> new PortRange(first + 2 * i, first + 2 * i))
                .toList());
    }

    private static Mark mark(int value) {
        return new Mark(0xf000_0000L + value, 0xffff_fffeL | value);
    }

    private static IdRange id(int number) {
        return new IdRange(4_000_000_000L + 10L * number, 4_000_000_005L + 10L * number);
    }

    private static IdRange[] ids() {
        return IntStream.range(1, 16).mapToObj(i -> id(i)).toArray(IdRange[]::new);
    }

    /** Their product would be written for hours. */
    @Test
    @Timeout(30)
    void what_is_refused_for_its_many_lines_is_not_written_to_be_measured() {
        var policy = Rendered.policy(
                Hook.OUTPUT,
                out -> out.rule(any().from(scattered(10)).to(scattered(11)).except(any().out("lo")), Target.accept()));
        assertThatThrownBy(() -> Rendered.v4(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("more than 65536 lines");
    }

    /** Addresses of which no two are neighbours. */
    private static AddressSet scattered(int first) {
        return AddressSet.of(IntStream.range(0, 16_000)
                .map(i -> 2 * i)
                .mapToObj(i -> AddressRange.parse(first + ".0." + (i >> 8) + "." + (i & 255)))
                .toList());
    }
}
