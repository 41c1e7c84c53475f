package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every file for iptables in the tests is equal to itself, to what both variants save of it, and to copies with their chains in
 * another order and their values in another spelling.
 */
final class IptablesFilesEqualTest {

    private static final String NAT = "address translation by the chain PREROUTING";

    @ParameterizedTest
    @CsvSource({"rules.v4, iptables, true", "rules.v6, ip6tables, false"})
    void files_of_machines_are(String name, String tool, boolean hasNat, @TempDir Path folder) {
        List<String> all = new ArrayList<>();
        for (String text : TextFiles.ofMachines(name)) {
            all.addAll(List.of(text, IptablesSpelling.reordered(text), IptablesSpelling.respelled(text)));
        }
        EqualFiles files = new EqualFiles(Iptables.create(), name);
        for (int i = 0; i < all.size(); i++) {
            files.require(all.get(i - i % 3), "copy", all.get(i));
        }
        for (String variant : List.of("legacy", "nft")) {
            List<Optional<String>> listings = LoadedFiles.listings(folder, all, load(tool + "-" + variant, ""));
            for (int i = 0; i < all.size(); i++) {
                files.require(all.get(i - i % 3), "listing", listings.get(i).orElseThrow());
            }
        }

        assertThat(files.faults()).isEmpty();
        assertThat(files.notWhole()).isEqualTo(hasNat ? List.of(NAT) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"rules.v4", "rules.v6"})
    void golden_files_are(String name) {
        EqualFiles files = new EqualFiles(Iptables.create(), name);
        for (String text : TextFiles.golden(name)) {
            files.require(text, "copy", text);
            files.require(text, "copy", IptablesSpelling.reordered(text));
            files.require(text, "copy", IptablesSpelling.respelled(text));
        }

        assertThat(files.faults()).isEmpty();
        assertThat(files.notWhole()).isEmpty();
        assertThat(files.compared()).isGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rules.v4 | iptables | -j CT --zone 5; -j NOTRACK; -j REJECT --reject-with icmp-proto-unreachable; -j TPROXY --on-port 80 --on-ip 0.0.0.0 --tproxy-mark 0x0/0x0; address translation by the chain PREROUTING
                    rules.v6 | ip6tables | -j REJECT --reject-with icmp6-policy-fail
                    """)
    void texts_of_other_tests_are(String name, String tool, String notWhole, @TempDir Path folder) {
        List<String> texts = texts(name);
        EqualFiles files = new EqualFiles(Iptables.create(), name);
        for (String text : texts) {
            files.require(text, "copy", text);
            files.require(text, "copy", IptablesSpelling.respelled(text));
        }
        for (String variant : List.of("legacy", "nft")) {
            List<Optional<String>> listings = LoadedFiles.listings(
                    folder, texts, load(tool + "-" + variant, "-t $(head -n1 \"$f\" | tr -d '*')"));
            for (int i = 0; i < texts.size(); i++) {
                files.require(texts.get(i), "listing", listings.get(i).orElseThrow());
            }
        }

        assertThat(files.faults()).isEmpty();
        assertThat(files.notWhole()).containsExactly(notWhole.split("; "));
    }

    /** All tables are emptied first, the warning of the other variant's tables is left out. */
    private static String load(String tool, String table) {
        return "for t in filter mangle raw nat; do printf '*%s\\nCOMMIT\\n' $t; done | " + tool + "-restore && " + tool
                + "-restore \"$f\" && " + tool + "-save " + table + " | grep -v '^#'";
    }

    private static List<String> texts(String name) {
        boolean isIpv4 = name.equals("rules.v4");
        Stream<String> odd = (isIpv4 ? IptablesOddRulesTest.LOADED : IptablesOddRulesTest.LOADED_OF_IPV6)
                .lines()
                .map(line -> line.strip().split(" \\| ", 2))
                .map(parts -> file(parts[0], parts[1].replaceAll("^~|~$", "")));
        Stream<String> taken = (isIpv4 ? IptablesReaderAgreementTest.taken() : Ip6tablesReaderAgreementTest.taken())
                .stream().map(line -> file("filter", line));
        return Stream.concat(odd, taken).toList();
    }

    /** A rule that only asks does nothing: such a one drops. */
    private static String file(String table, String line) {
        boolean asksOnly = line.startsWith("-A ") && !line.matches(".* \"?(-j|-g|--jump|--goto)\\b.*");
        String builtIn =
                table.equals("filter") ? ":INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n" : "";
        return "*" + table + "\n" + builtIn + ":FOO - [0:0]\n" + line + (asksOnly ? " -j DROP" : "") + "\nCOMMIT\n";
    }
}
