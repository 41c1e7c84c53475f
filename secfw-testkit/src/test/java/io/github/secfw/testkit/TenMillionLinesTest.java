package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of ten million lines are read, or refused where they ask for too much. */
class TenMillionLinesTest {

    private static final int LINES = 10_000_000;

    static Stream<Arguments> read() {
        return Stream.of(
                arguments(Iptables.create(), "*filter\n", "#\n", "COMMIT\n"),
                arguments(Nftables.create(), "", "\n", "table ip t {}"),
                arguments(Nftables.create(), "", "table ip t\n", ""),
                arguments(Nftables.create(), "{\"nftables\":[\n", " \n", "]}"),
                arguments(Cil.create(), "", "; no\n", ""));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        Iptables.create(),
                        "*filter\n:A -\n",
                        "-A A\n",
                        "lines:1000003:1: the file has more than 1000000 rules: read it in parts"),
                arguments(
                        Nftables.create(),
                        "table ip t { chain c {\n",
                        "drop\n",
                        "lines:1000002:1: more than 1000000 rules: read them in parts"),
                arguments(
                        Nftables.create(),
                        "table ip t { set s { type mark; elements = {\n",
                        "1,\n",
                        "lines:1000002:1: more than 1000000 elements of sets and maps: read them in parts"),
                arguments(
                        Nftables.create(),
                        "{\"nftables\":\n",
                        "[\n",
                        "lines:67:1: more than 64 levels of JSON: nest it less"),
                arguments(
                        Cil.create(),
                        "",
                        "(type a)\n",
                        "lines:4000001:1: the files have more than 4000000 names of types and attributes that matter to"
                                + " packets: read fewer files at once"),
                arguments(
                        Cil.create(),
                        "",
                        "(block b\n",
                        "lines:1001:1: lists are nested more than 1000 deep: nest them less"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void read(Backend backend, String before, String line, String after) {
        assertThat(meaning(backend, before + line.repeat(LINES) + after).unknown())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void refused(Backend backend, String before, String line, String message) {
        String text = before + line.repeat(LINES);
        assertThatThrownBy(() -> meaning(backend, text))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage(message);
    }

    private static Meaning meaning(Backend backend, String text) {
        return backend.reader().orElseThrow().read(List.of(new Source("lines", text)));
    }
}
