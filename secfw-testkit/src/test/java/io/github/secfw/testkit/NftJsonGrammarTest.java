package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that nft 1.0.6 refuses is refused, with line and column. Each document is given to the tool too. */
final class NftJsonGrammarTest {

    private static final String REFUSED = "json-that-nft-refuses.txt";

    private static final int DEEP = 100_000;

    /** Each line of the table is a command after those that make a table, a set, a map and two chains. */
    static Stream<String> commands() throws IOException {
        try (InputStream in = Objects.requireNonNull(NftJsonGrammarTest.class.getResourceAsStream(REFUSED))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    private static String document(String command) {
        return """
                {"nftables": [
                {"add": {"table": {"family": "inet", "name": "t"}}},
                {"add": {"set": {"family": "inet", "table": "t", "name": "s", "type": "inet_service"}}},
                {"add": {"map": {"family": "inet", "table": "t", "name": "m", "type": "inet_service", "map": "verdict"}}},
                {"add": {"chain": {"family": "inet", "table": "t", "name": "d"}}},
                {"add": {"chain": {"family": "inet", "table": "t", "name": "c", "type": "filter", "hook": "output", "prio": 0}}},
                """ + command + "\n]}\n";
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refused_commands(String command) {
        requireRefused(document(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nftables\": [",
                "{\"nftables\": [{\"add\"",
                "{\"nftables\": [\"ab",
                "{\"nftables\": []} x",
                "{\"nftables\": []}{\"nftables\": []}",
                "{\"nftables\": [NaN]}",
                "{\"nftables\": [/* x */]}",
                "{\"nftables\": [\n# x\n]}",
                "{'nftables': []}",
                "{nftables: []}",
                "{\"nftables\": [{\"metainfo\": null},]}",
                "{\"nftables\":\u00a0[]}",
                "{\"nftables\":\u000b[]}",
                "\ufeff{\"nftables\": []}",
                "{\"nftables\": {}}",
                "{\"nftables\": null}",
                "{\"nftables\": [null]}",
                "{\"nftables\": [{}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"\\ud800\"}}}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"\\udc00\"}}}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\\u0000\"}}}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"a\tb\"}}}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\", \"handle\": 1e999999999}}}]}",
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\", \"handle\": 01}}}]}",
            })
    void refused_documents(String document) {
        requireRefused(document);
    }

    @Test
    void refuses_deep_nesting() {
        requireRefused("{\"nftables\": " + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
    }

    /** nft takes the last of two values; a reader of the file may see the first. */
    @Test
    void refuses_duplicate_names_that_nft_takes() {
        String document =
                "{\"nftables\": [{\"add\": {\"table\": {\"family\": \"ip\", \"name\": \"t\", \"name\": \"u\"}}}]}";
        ToolRun run = nft(document);
        assertThat(run.succeeded()).as(run.output()).isTrue();
        assertThatThrownBy(() -> meaning(document))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage("f.json:1:63: duplicate name \"name\": write it once");
    }

    private static void requireRefused(String document) {
        ToolRun run = nft(document);
        assertThat(run.succeeded()).as(run.output()).isFalse();
        assertThatThrownBy(() -> meaning(document))
                .isInstanceOf(MalformedTextException.class)
                .hasMessageMatching("(?s)f\\.json:[1-9][0-9]*:[1-9][0-9]*: .+");
    }

    private static Meaning meaning(String document) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("f.json", document)));
    }

    private static ToolRun nft(String document) {
        String half = document.substring(0, document.length() / 2);
        String check = "printf '%s%s' \"$1\" \"$2\" > f && nft -j -c -f f";
        return Tool.named("unshare", "util-linux")
                .run(
                        Duration.ofSeconds(20),
                        List.of("-n", "sh", "-c", check, "sh", half, document.substring(half.length())));
    }
}
