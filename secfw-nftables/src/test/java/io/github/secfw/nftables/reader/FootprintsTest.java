package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.reader.unmodelled.UnmodelledRows;
import io.github.secfw.program.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The footprints of unmodelled conditions and statements, and the packets for which both answers are known to occur. */
final class FootprintsTest {

    /** As text: the cells read; after > the cells written; after ? the packets for which both answers occur. */
    private static String words(Footprint footprint) {
        if (!footprint.isKnown()) {
            return "unknown";
        }
        String reads = footprint.reads().stream().map(Object::toString).collect(Collectors.joining(", "));
        String writes = footprint.writes().stream().map(Object::toString).collect(Collectors.joining(", "));
        return reads + (writes.isEmpty() ? "" : " > " + writes) + " ? " + footprint.varies();
    }

    private static void requireFootprints(String lines) {
        List<String> found = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String rule = line.substring(0, line.indexOf(" => "));
            Map<String, Footprint> footprints = Reading.unmodelled(Reading.program("table ip t {\n" + Reading.PARTS
                    + "chain base {\ntype filter hook input priority 0\n" + rule + "\n}\n}\n"));
            found.add(rule + " => "
                    + footprints.entrySet().stream()
                            .map(one -> one.getKey() + ": " + words(one.getValue()))
                            .collect(Collectors.joining("; ")));
        }
        assertThat(String.join("\n", found)).isEqualTo(lines.strip());
    }

    @Test
    void fields() {
        requireFootprints("""
                ip ttl 5 => ip ttl 5: ttl ? from 0.0.0.0/0
                ip ttl 0 => ip ttl 0: ttl ? never
                ip ttl & 1 == 1 => (ip ttl & 1) 1: ttl ? from 0.0.0.0/0
                ip length 500 => ip length 500: length ? from 0.0.0.0/0
                ip length 20-65535 => ip length 20-65535: length ? never
                meta length > 200 => meta length 201-4294967295: length ? always
                ip dscp cs1 => ip dscp 8: dscp ? from 0.0.0.0/0
                tcp sequence 5 => tcp sequence 5: tcp sequence ? tcp
                tcp flags ecn => (tcp flags & 64) 0: TCP ECN bits ? tcp
                icmp id 5 => icmp id 5: icmp id ? type echo-reply, echo-request
                icmpv6 type echo-request => icmpv6 type 128: icmp type ? protocol 58
                esp spi 300 => esp spi 300: ESP SPI ? protocol 50
                tcp dport foo => tcp dport "foo":  ? never
                ct direction original => ct direction 0: connection direction ? (state established and (tcp or udp))
                ct status dnat => ct status has 32: connection status ? never
                fib daddr type local => fib daddr type 2: dscp, flow label, routes ? never
                fib daddr . mark type local => fib daddr . mark type 2: mark, dscp, flow label, routes ? never
                socket mark 5 => socket mark 5: socket ? never
                meta mark << 8 == 5 => (meta mark << 8) == 5: mark ? never
                meta mark foo => meta mark "foo": mark ? never
                ct mark foo => ct mark "foo": connection mark ? never
                jhash meta mark mod 2 seed 1 1 => jhash meta mark mod 2 seed 1 == 1: mark ? never
                jhash ip saddr mod 2 1 => jhash ip saddr mod 2 == 1: state of the rule > state of the rule ? never
                numgen inc mod 2 1 => numgen inc mod 2 1: state of the rule > state of the rule ? always
                numgen inc mod 1 0 => numgen inc mod 1 0: state of the rule > state of the rule ? never
                meta day Monday => meta day 1: time ? always
                ip checksum 5 => ip checksum 5: TCP options, checksum, dscp, ecn, flow label, ip id, priority, ttl, connection helper, connection labels, ct event, ct expectation, ct timeout ? never
                ip ttl . numgen inc mod 2 { 5 . 1 } => ip ttl . numgen inc mod 2 == [5 . 1]: ttl, state of the rule > state of the rule ? never
                ip ttl . tcp dport { 5 . 1 } => ip ttl 5: ttl ? from 0.0.0.0/0
                meta secmark & 0xffffffff == 5 => meta secmark 5: unknown
                gre version 0 => gre version 0: unknown
                """);
    }

    @Test
    void sets() {
        requireFootprints("""
                tcp dport @ports => tcp dport in @ports of table ip t with dport 80, 443, 8000-8080: state of set ip t ports size 65535 ? tcp
                tcp dport @moving => tcp dport in @moving of table ip t with never: state of set ip t moving size 65535 timeout 300 ? tcp
                """);
        assertThat(Reading.unmodelled(Reading.program("table ip t {\n" + Reading.PARTS
                                + "chain base {\ntype filter hook input priority 0\ntcp dport vmap @ways\n}\n}\n"))
                        .values()
                        .stream()
                        .map(FootprintsTest::words))
                .containsExactly(
                        "state of set ip t ways size 65535 ? tcp",
                        "state of set ip t ways size 65535 ? tcp",
                        "state of set ip t ways size 65535 ? tcp",
                        "state of set ip t ways size 65535 ? tcp",
                        "unknown",
                        "unknown");
    }

    @Test
    void statements() {
        requireFootprints("""
                limit rate 10 mbytes/second => limit rate 10485760 bytes/second burst 0 bytes: length, state of the rule > state of the rule ? never
                limit name "slow" => limit ip t slow limit rate 1/second burst 5 packets: length, state of limit ip t slow limit rate 1/second burst 5 packets > state of limit ip t slow limit rate 1/second burst 5 packets ? never
                quota over 5 bytes => quota over 5 bytes: length, state of the rule > state of the rule ? never
                ct count over 5 => ct count over 5: state of the rule > state of the rule ? never
                add @moving { ip saddr . ip ttl } => add @moving of table ip t size 65535 timeout 300 { ip saddr . ip ttl }: ttl, state of set ip t moving size 65535 timeout 300 > state of set ip t moving size 65535 timeout 300 ? always
                delete @moving { tcp dport } => delete @moving of table ip t size 65535 timeout 300 { tcp dport }: state of set ip t moving size 65535 timeout 300 > state of set ip t moving size 65535 timeout 300 ? always
                ip ttl set 5 => ip ttl set 5:  > ttl ? never
                ip dscp set ip ecn => ip dscp set ip ecn: ecn > dscp ? never
                meta priority set 1:2 => meta priority set 65538:  > priority ? never
                tcp option maxseg size set 1400 => tcp option maxseg size set 1400: TCP options > TCP options ? never
                tcp option maxseg size set 1400 accept => tcp option maxseg size set 1400: unknown
                ct helper set "ftp" => ct helper set ct helper ip t ftp type "ftp" protocol tcp: connection helper > connection helper ? never
                meta mark set jhash ip saddr mod 2 seed 1 => meta mark set jhash ip saddr mod 2 seed 1:  > mark ? never
                meta mark set ip dscp => meta mark set ip dscp: dscp > mark ? never
                ct mark set meta mark << 1 => ct mark set (meta mark << 1): mark > connection mark ? never
                tcp dport set 5 => tcp dport set 5: unknown
                ip saddr set 10.0.0.1 => ip saddr set 10.0.0.1: unknown
                meta pkttype set host => meta pkttype set host: unknown
                ct zone set 5 => ct zone set 5: unknown
                notrack => notrack: unknown
                dup to 10.0.0.1 => dup to 10.0.0.1: unknown
                """);
    }

    @Test
    void every_row_can_be_printed() {
        assertThat(UnmodelledRows.all())
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(row.name()).isNotBlank())
                .allSatisfy(row -> assertThat(UnmodelledRows.find(row.name())).isPresent());
    }
}
