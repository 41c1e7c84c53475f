package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, the reader of nft makes a meaning of it or says where it is at fault, in bounded time. */
final class NftReaderFuzzPropertyTest {

    private static final Reader READER = Nftables.create().reader().orElseThrow();
    private static final int MANY = 200_000;

    private static final List<String> TOKENS = List.of(
            "table",
            "inet",
            "t",
            "{",
            "}",
            "\n",
            ";",
            "chain",
            "c",
            "type",
            "filter",
            "hook",
            "input",
            "priority",
            "0",
            "policy",
            "accept",
            "drop",
            "jump",
            "goto",
            "ip",
            "saddr",
            "10.0.0.0/8",
            "10.0.0.1",
            "-",
            "tcp",
            "dport",
            "flags",
            "syn",
            "|",
            "&",
            "==",
            "!=",
            "<",
            "(",
            ")",
            ",",
            ".",
            ":",
            "@",
            "s",
            "set",
            "map",
            "vmap",
            "elements",
            "=",
            "*",
            "meta",
            "mark",
            "ct",
            "state",
            "new",
            "secmark",
            "\"x\"",
            "$",
            "define",
            "add",
            "rule",
            "flush",
            "ruleset",
            "delete",
            "limit",
            "rate",
            "5/second",
            "log",
            "prefix",
            "reject",
            "with",
            "icmp",
            "queue",
            "num",
            "0x1",
            "fib",
            "daddr",
            "socket",
            "cgroupv2",
            "level",
            "1",
            "::1",
            "icmp",
            "code",
            "iifname",
            "\"eth*\"",
            "/",
            "8",
            "#",
            "\\\n");

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 500)
    void random_bytes(@ForAll byte[] bytes) {
        survives("x.nft", new String(bytes, StandardCharsets.ISO_8859_1));
        survives("x.json", new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property(tries = 3000)
    void random_tokens(@ForAll Random random) {
        String tokens = random.ints(random.nextInt(40), 0, TOKENS.size())
                .mapToObj(TOKENS::get)
                .collect(Collectors.joining(" "));
        survives("x.nft", tokens);
        survives("x.nft", "table inet t { chain c { " + tokens + " \n }; }");
        survives("x.nft", "table inet t {\nset s { type mark; }\nchain c { tcp dport " + tokens + " \n }; }");
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void real_files_with_faults(@ForAll("policies") PolicyParts parts, @ForAll Random random) {
        String text = RealTools.nftText(parts.build());
        for (int i = 0; i < 20; i++) {
            StringBuilder changed = new StringBuilder(text);
            for (int faults = random.nextInt(3); faults >= 0; faults--) {
                int at = random.nextInt(changed.length());
                int end = Math.min(changed.length(), at + random.nextInt(12));
                changed.replace(at, end, random.nextBoolean() ? "" : TOKENS.get(random.nextInt(TOKENS.size())));
            }
            survives("x.nft", changed.toString());
        }
    }

    @Example
    void deep_nesting() {
        for (String opening : List.of(
                "{", "(", "tcp dport {", "jhash ", "ip saddr . ", "$", "1 |", "[", "@", "- ", "meta mark set (")) {
            survives("x.nft", "table ip t { chain c { tcp dport " + opening.repeat(MANY));
            survives("x.nft", "table ip t { chain c { " + opening.repeat(MANY));
            survives("x.nft", opening.repeat(MANY));
        }
        for (String opening : List.of("[", "{\"a\":", "{\"nftables\":[", "[{\"&\":")) {
            survives("x.json", "{\"nftables\":[" + opening.repeat(MANY));
            survives("x.json", opening.repeat(MANY));
        }
    }

    @Example
    void long_chains_of_operations() {
        survives("x.nft", "table ip t { chain c { meta mark set meta mark " + "| 1 ".repeat(MANY) + "\n}; }");
        survives("x.nft", "table ip t { chain c { ip saddr " + ". ip daddr ".repeat(MANY) + " 1.2.3.4\n}; }");
        survives("x.nft", "table ip t { chain c { ct state new" + ",new".repeat(MANY) + "\n}; }");
    }

    @Example
    void variables_that_grow() {
        survives(
                "x.nft",
                defined("{ 1, 2 }", i -> "{ $v" + i + ", $v" + i + " }")
                        + "table ip t { chain c { tcp dport $v60\n}; }");
        survives("x.nft", defined("1", i -> "$v" + i + " | $v" + i) + "table ip t { chain c { meta mark $v60\n}; }");
        survives("x.nft", defined("1", i -> "$v" + i) + "table ip t { chain c { meta mark $v60\n}; }");
    }

    private static String defined(String first, IntFunction<String> next) {
        return "define v0 = " + first + "\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> "define v" + (i + 1) + " = " + next.apply(i) + "\n")
                        .collect(Collectors.joining());
    }

    @Example
    void many_chains_one_below_the_other() {
        String chains = IntStream.range(0, MANY)
                .mapToObj(i -> "chain c" + i + " {\njump c" + (i + 1) + "\n}\n")
                .collect(Collectors.joining());
        survives("x.nft", "table ip t {\n" + chains + "chain c" + MANY + " { }\n}");
        survives("x.nft", "table ip t {\n" + chains + "chain c" + MANY + " {\njump c0\n}\n}");
    }

    @Example
    void many_lines() {
        survives("x.nft", "\n".repeat(5_000_000));
        survives("x.nft", "table ip t\n".repeat(MANY));
        survives("x.nft", "table ip t {\nchain c {\n" + "tcp dport 22 accept\n".repeat(MANY) + "}\n}\n");
        survives("x.nft", "table ip t { chain c { }\n}\n" + "insert rule ip t c accept\n".repeat(MANY));
        survives("x.nft", "table ip t {\nchain c {\n" + "counter ".repeat(MANY) + "\n}\n}\n");
    }

    @Example
    void huge_sets_that_many_rules_look_up() {
        String ports = IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        survives(
                "x.nft",
                "table ip t {\nset s { type inet_service\nelements = { " + ports + " }\n}\nchain c {\n"
                        + "tcp dport @s accept\n".repeat(20_000) + "tcp dport . tcp sport @s accept\n}\n}\n");
        String pairs = IntStream.range(0, 100_000)
                .mapToObj(i -> "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + " . 1-2 : accept")
                .collect(Collectors.joining(", "));
        survives("x.nft", "table ip t {\nchain c {\nip saddr . tcp dport vmap { " + pairs + " }\n}\n}\n");
    }

    private static void survives(String name, String text) {
        long start = System.nanoTime();
        try {
            assertThat(READER.read(List.of(new Source(name, text))).program()).isPresent();
        } catch (MalformedTextException e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
