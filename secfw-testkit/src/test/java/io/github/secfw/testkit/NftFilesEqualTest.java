package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.Nftables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file for nft in the tests is equal to itself, to what nft lists of it, and to copies with their chains in another order
 * and their values in another spelling.
 */
final class NftFilesEqualTest {

    private static final String LOAD = "nft flush ruleset && nft -f \"$f\" && nft list ruleset";
    private static final Pattern LAST_RULE =
            Pattern.compile("type filter hook \\w+ priority \\w+\\n([^\\n]*)\\n\\}\\n\\}\\n$");
    private static final Pattern ENDS = Pattern.compile(
            "\\b(accept|drop|jump|goto|return|continue|reject|queue|vmap|masquerade|comment|set|reset)\\b|\\\\$|[{},]$|^$");

    /**
     * Of these the listing is another file: nft refuses it itself, or has left out that the connection is of IPv4, or asks for
     * an order that the reader does not know of sets.
     */
    private static final List<String> OTHER_LISTING = List.of(
            "meta secmark & 0xffffffff == 0", "ct l3proto ipv4 ct original saddr 1.2.3.4", "tcp dport < { 80 }");

    private final EqualFiles files = new EqualFiles(Nftables.create(), "f.nft");

    @Test
    void files_of_machines_are(@TempDir Path folder) {
        List<String> written = TextFiles.ofMachines(".nft");
        List<String> all = new ArrayList<>();
        for (String text : written) {
            all.addAll(List.of(text, NftSpelling.reordered(text), NftSpelling.respelled(text)));
        }
        List<Optional<String>> listings = LoadedFiles.listings(folder, all, LOAD);
        for (int i = 0; i < all.size(); i++) {
            String text = all.get(i - i % 3);
            files.require(text, "copy", all.get(i));
            files.require(text, "listing", listings.get(i).orElseThrow());
        }

        assertThat(files.faults()).isEmpty();
        assertThat(files.notWhole()).containsExactly("fib daddr type local jump docker");
    }

    @Test
    void golden_files_are() {
        for (String text : TextFiles.golden(".nft")) {
            files.require(text, "copy", text);
            files.require(text, "copy", NftSpelling.reordered(text));
            files.require(text, "copy", NftSpelling.respelled(text));
        }

        assertThat(files.faults()).isEmpty();
        assertThat(files.notWhole()).isEmpty();
        assertThat(files.compared()).isGreaterThan(25);
    }

    @Test
    void texts_of_other_tests_are(@TempDir Path folder) {
        List<String> texts = texts().map(NftFilesEqualTest::ending).distinct().toList();
        List<Optional<String>> listings = LoadedFiles.listings(folder, texts, LOAD);
        int loaded = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            files.require(text, "copy", text);
            files.require(text, "copy", NftSpelling.reordered(text));
            files.require(text, "copy", NftSpelling.respelled(text));
            if (listings.get(i).isPresent() && OTHER_LISTING.stream().noneMatch(text::contains)) {
                files.require(text, "listing", listings.get(i).get());
                loaded++;
            }
        }

        assertThat(files.faults()).isEmpty();
        assertThat(loaded).isGreaterThan(350);
        assertThat(files.notWhole())
                .containsExactly(
                        "ct original zone set 5",
                        "ct zone set 5",
                        "ip saddr set 10.0.0.1",
                        "masquerade",
                        "masquerade random",
                        "notrack accept",
                        "notrack drop",
                        "reject with icmp prot-unreachable",
                        "reject with icmp type 300",
                        "reject with icmpv6 policy-fail",
                        "synproxy mss 1460 wscale 7 drop",
                        "tcp dport == [5]");
    }

    private static Stream<String> texts() {
        return Stream.of(
                        NftGrammarTest.read(),
                        NftReaderCorpusTest.ACCEPTED
                                .lines()
                                .map(rule -> in("table inet t {\nchain c { }\n", "input", rule)),
                        NftUnmodelledListingTest.RULES
                                .lines()
                                .map(rule -> in(NftUnmodelledListingTest.PARTS, "prerouting", rule)))
                .flatMap(some -> some);
    }

    private static String in(String before, String hook, String rule) {
        return before + "chain x {\ntype filter hook " + hook + " priority mangle\n" + rule + "\n}\n}\n";
    }

    /** A rule that only asks does nothing: such a one drops. */
    private static String ending(String text) {
        Matcher last = LAST_RULE.matcher(text);
        return last.find() && !ENDS.matcher(last.group(1)).find()
                ? text.substring(0, last.end(1)) + " drop" + text.substring(last.end(1))
                : text;
    }
}
