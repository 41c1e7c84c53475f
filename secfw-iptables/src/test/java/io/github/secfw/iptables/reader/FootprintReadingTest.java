package io.github.secfw.iptables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensionTable;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What matches and targets outside the model read and write. */
final class FootprintReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    -m ttl --ttl-eq 1 | reads ttl, varies for every packet
                    -m ttl --ttl-lt 1 | reads ttl
                    -m ttl --ttl-gt 254 | reads ttl
                    -m ttl --ttl-gt 253 | reads ttl, varies for every packet
                    -m length --length 0:100 | reads length
                    -m length --length 100:200 | reads length, varies for every packet
                    -m length --length 20:65535 | reads length
                    -m mac --mac-source 0:1:2:3:4:5 | reads source MAC, varies for not in lo
                    -m tos --tos 1/3 | reads dscp, ecn, varies for every packet
                    -m tos --tos 4/3 | reads dscp, ecn
                    -m set --match-set a src | reads state of ipset a, varies for every packet
                    -m set --match-set a src,dst | reads mark, state of ipset a, varies for every packet
                    -m set --match-set a src --packets-gt 5 | unknown
                    -m rpfilter | reads dscp, routes, varies for (not in lo and from 1.0.0.0-126.255.255.255, 128.0.0.0-223.255.255.255, 2000::/3)
                    -m rpfilter --validmark | reads mark, dscp, routes, varies for (not in lo and from 1.0.0.0-126.255.255.255, 128.0.0.0-223.255.255.255, 2000::/3)
                    -m recent --rcheck --name a | reads state of recent a, varies for every packet
                    -m recent --set --name a | reads ttl, state of recent a, writes state of recent a
                    -m recent --remove | reads state of recent DEFAULT, writes state of recent DEFAULT, varies for every packet
                    -m connlimit --connlimit-above 5 | reads state of the rule, writes state of the rule, varies for every packet
                    -m connlimit --connlimit-above 0 | reads state of the rule, writes state of the rule
                    -m statistic --mode random --probability 0.5 | reads state of the rule, writes state of the rule, varies for every packet
                    -m statistic --mode random --probability 1 | reads state of the rule, writes state of the rule
                    -m statistic --mode nth --every 1 --packet 0 | reads state of the rule, writes state of the rule
                    -m quota --quota 5 | reads length, state of the rule, writes state of the rule
                    -m connlabel --label 5 | reads connection labels, varies for packet of a connection
                    -m connlabel --label 5 --set | reads connection labels, writes connection labels
                    -m socket --restore-skmark | reads mark, socket, writes mark
                    -m addrtype --dst-type LOCAL | reads routes
                    -m policy --dir in --pol ipsec | reads IPsec policy, varies for not in lo
                    -m policy --dir in --pol ipsec --reqid 5 | reads IPsec policy
                    -m time --weekdays Mon | reads time, varies for every packet
                    -m time | reads time
                    -m string --algo bm --string "GET /index.html" | reads TCP ECN bits, TCP options, checksum, dscp, ecn, length, payload, ttl, varies for every packet
                    -m string --algo bm --string abc | reads TCP ECN bits, TCP options, checksum, dscp, ecn, length, payload, ttl
                    -m nosuch --option | unknown
                    -m ipvs --ipvs | unknown
                    -j TTL --ttl-set 5 | reads ttl, writes checksum, ttl
                    -p tcp --syn -j TCPMSS --set-mss 5 | reads TCP options, checksum, length, writes TCP options, checksum, length
                    -j TOS --set-tos 5 | reads dscp, ecn, writes checksum, dscp, ecn
                    -j MARK --xor-mark 5 | reads mark, connection mark, writes mark
                    -j SET --map-set a src --map-mark | reads mark, state of ipset a, writes mark, varies for every packet
                    -j SET --add-set a src | reads mark, state of ipset a, writes state of ipset a, varies for every packet
                    -j IDLETIMER --label a --timeout 5 | reads state of idletimer a, writes state of idletimer a, varies for every packet
                    -p tcp -j TPROXY --on-port 80 | unknown
                    -j TRACE | varies for every packet
                    -j ACCOUNT --addr 10.0.0.0/8 | unknown
                    """)
    void of_rules(String options, String footprint) {
        assertThat(footprint(options)).isEqualTo(footprint);
    }

    @Test
    void a_hashlimit_is_told_by_its_name_and_what_its_table_was_made_with() {
        String upto = "-m hashlimit --hashlimit-upto 5/s --hashlimit-name a";
        String state = "hashlimit a of IPv4 with --hashlimit-upto 5/second --hashlimit-burst 5";
        assertThat(footprint(upto))
                .isEqualTo(
                        "reads length, state of " + state + ", writes state of " + state + ", varies for every packet");
        assertThat(footprint("-m hashlimit --hashlimit-above 5/s --hashlimit-name a"))
                .isEqualTo(footprint(upto));
    }

    @Test
    void a_hashlimit_whose_rules_disagree_is_not_known_whichever_is_loaded_first() {
        List<Footprint> footprints = footprints("-A PREROUTING -m hashlimit --hashlimit-upto 5/s --hashlimit-name a\n"
                + "-A PREROUTING -m hashlimit --hashlimit-upto 6/s --hashlimit-name a\n"
                + "-A PREROUTING -m hashlimit --hashlimit-upto 6/s --hashlimit-name b\n");
        assertThat(footprints).extracting(Footprint::isKnown).containsExactly(false, false, true);
    }

    @Test
    void every_match_and_target_of_the_tables_has_a_row_or_nothing_is_known_of_it() {
        Set<String> named = UnmodelledExtensionTable.rows().stream()
                .map(row -> row.name().replaceAll("^[46]", ""))
                .collect(Collectors.toSet());
        assertThat(named)
                .contains("ttl", "hl", "recent", "hashlimit", "TCPMSS", "TEE")
                .doesNotContain("CT", "NOTRACK", "TPROXY", "SYNPROXY", "DNAT", "CLUSTERIP", "srh");
    }

    /** recent_mt of the kernel: what {@code --set} has put into a list was seen once, now. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -m recent --rcheck --name a                 | -m recent --set --name a --mask 255.255.255.255 --rsource
                    -m recent ! --rcheck --name a               | -m recent --set --name a --mask 255.255.255.255 --rsource
                    -m recent --remove --rdest                  | -m recent --set --name DEFAULT --mask 255.255.255.255 --rdest
                    -m recent --update --seconds 60 --hitcount 1 | -m recent --set --name DEFAULT --mask 255.255.255.255 --rsource
                    -m recent ! --update                        |
                    -m recent --rcheck --hitcount 2             |
                    -m recent --rcheck --seconds 4294967295     |
                    -m recent --rcheck --rttl                   |
                    -m recent --rcheck --seconds 5 --reap       |
                    -m set --match-set a src                    |
                    """)
    void of_a_list_that_was_filled(String options, String event) {
        assertThat(footprints("-A PREROUTING " + options + "\n").get(0).holdsAfter())
                .isEqualTo(event == null ? Set.of() : Set.of(event));
    }

    private static String footprint(String options) {
        return text(footprints("-A PREROUTING " + options + "\n").get(0));
    }

    private static List<Footprint> footprints(String rules) {
        return Read.program("rules.v4", "*mangle\n" + rules + "COMMIT\n").baseChains().stream()
                .filter(chain -> chain.hook() == Hook.PREROUTING)
                .map(ProgramBaseChain::rules)
                .flatMap(List::stream)
                .flatMap(rule -> rule.instructions().stream())
                .flatMap(step -> footprint(step).stream())
                .toList();
    }

    private static Optional<Footprint> footprint(Instruction step) {
        if (step instanceof Instruction.Unmodelled unmodelled) {
            return Optional.of(unmodelled.footprint());
        }
        return step instanceof Instruction.Guard guard ? footprint(guard.condition()) : Optional.empty();
    }

    private static Optional<Footprint> footprint(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return footprint(not.condition());
        }
        return condition instanceof Condition.Unmodelled unmodelled
                ? Optional.of(unmodelled.footprint())
                : Optional.empty();
    }

    private static String text(Footprint footprint) {
        if (!footprint.isKnown()) {
            return "unknown";
        }
        String varies = footprint.varies().equals(Condition.all(List.of()))
                ? "varies for every packet"
                : footprint.varies().equals(Condition.any(List.of())) ? "" : "varies for " + footprint.varies();
        return Stream.of(cells("reads ", footprint.reads()), cells("writes ", footprint.writes()), varies)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String cells(String begin, Set<Cell> cells) {
        return cells.isEmpty() ? "" : begin + cells.stream().map(Cell::toString).collect(Collectors.joining(", "));
    }
}
