package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that somebody chose so that their hashes are the same do not make reading slow. */
class CollidingNamesTest {

    private static final int NAMES = 1 << 16;

    /** Reading takes up to 4 seconds; where each name is compared with all before it, at least 17. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(Iptables.create(), "*mangle\n", "-A INPUT -j SECMARK --selctx u:r:NAME:s0\n", "COMMIT\n"),
                arguments(
                        Iptables.create(),
                        "*filter\n",
                        "-A INPUT -m string --string NAME --algo bm -j DROP\n",
                        "COMMIT\n"),
                arguments(Nftables.create(), "", "table ip NAME {}\n", ""),
                arguments(Nftables.create(), "table ip t {\n", "chain NAME { accept; }\n", "}"),
                arguments(
                        Nftables.create(),
                        "table ip t { chain c {\n",
                        "socket cgroupv2 level 1 \"NAME\" drop\n",
                        "}\n}\n"),
                arguments(
                        Cil.create(),
                        "",
                        "(typeattribute NAME)(typeattributeset NAME (a_t b_t))(allow NAME c_t (packet (send)))\n",
                        ""),
                arguments(Cil.create(), "(optional o\n", "(allow NAME c_t (packet (send)))\n", ")"),
                arguments(Cil.create(), "", "(allow a_t c_t (NAME (send)))\n", ""),
                arguments(Cil.create(), "(macro m ()\n", "(type NAME)\n", ")(call m)"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("texts")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void are_read_soon(Backend backend, String before, String line, String after) {
        StringBuilder text = new StringBuilder(before);
        for (int i = 0; i < NAMES; i++) {
            text.append(line.replace("NAME", name(i)));
        }
        Source source = new Source("names", text.append(after).toString());
        Duration begin = processorTime();
        Meaning meaning = backend.reader().orElseThrow().read(List.of(source));
        assertThat(processorTime().minus(begin)).isLessThan(LIMIT);
        assertThat(meaning.program().isPresent()).isNotEqualTo(meaning.access().isPresent());
    }

    /** Unlike the time of a clock, the same on a busy machine. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /** One of many names with the same hash: those of "Aa" and "BB" are the same. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 1; bit < NAMES; bit <<= 1) {
            name.append((number & bit) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }
}
