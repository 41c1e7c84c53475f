package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.program.Cell;
import io.github.secfw.program.UnmodelledFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the matches and targets of iptables 1.8.9 outside the model read and write (the kernel's net/netfilter,
 * net/ipv4/netfilter and net/ipv6/netfilter). An extension without a row may read and write anything.
 */
public final class UnmodelledExtensionTable {

    /** All packet fields outside the model. */
    private static final String PACKET =
            UnmodelledFields.packet().stream().map(Cell::name).collect(Collectors.joining(", "));

    /**
     * Each line has a name, an option if the line is only for that, then what is read, what is written, the packets for
     * which the condition is known to be both true and false, and the values for which that is known.
     */
    private static final String MATCHES = """
            addrtype src-type | routes | | - |
            addrtype dst-type | routes | | - |
            4ah | | | every packet |
            4ah ahspi | AH SPI | | every packet | 0-4294967295
            6ah | extension headers, AH SPI, AH length, AH reserved | | - |
            bpf | PACKET, mark | | - |
            cgroup cgroup | control group class | | - |
            cgroup path | control group | | - |
            cluster | connection tuples | | - |
            connbytes | connection counters | | - |
            connlabel | connection labels | | packets of a connection |
            connlabel set | | connection labels | - |
            connlimit | state of the rule | state of the rule | every packet |
            connlimit connlimit-above | | | every packet | 1-1000000
            connlimit connlimit-upto | | | every packet | 1-1000000
            conntrack ctproto | connection tuples | | - |
            conntrack ctorigsrc | connection tuples | | - |
            conntrack ctorigdst | connection tuples | | - |
            conntrack ctreplsrc | connection tuples | | - |
            conntrack ctrepldst | connection tuples | | - |
            conntrack ctorigsrcport | connection tuples | | - |
            conntrack ctorigdstport | connection tuples | | - |
            conntrack ctreplsrcport | connection tuples | | - |
            conntrack ctrepldstport | connection tuples | | - |
            conntrack ctstate | connection status | | - |
            conntrack ctstatus | connection status | | - |
            conntrack ctexpire | connection expiry | | - |
            conntrack ctdir | connection direction | | - |
            cpu cpu | processor | | every packet | 0-255
            dccp dccp-types | DCCP type | | - |
            dccp dccp-option | DCCP options | | - |
            devgroup src-group | input interface group | | every packet | possible
            devgroup dst-group | output interface group | | every packet | possible
            dscp dscp | dscp | | every packet |
            6dst | extension headers | | - |
            ecn ecn-tcp-ece | TCP ECN bits | | every packet |
            ecn ecn-tcp-cwr | TCP ECN bits | | - |
            ecn ecn-ip-ect | ecn | | every packet |
            esp espspi | ESP SPI | | every packet | 0-4294967295
            6eui64 | source MAC | | - |
            6frag | extension headers, fragment header | | - |
            hashlimit | length, state of hashlimit | state of hashlimit | every packet |
            6hbh | extension headers | | - |
            helper helper | connection helper | | - |
            6hl hl-eq | ttl | | every packet | 1-254
            6hl hl-lt | ttl | | every packet | 1-254
            6hl hl-gt | ttl | | every packet | 1-254
            ipcomp | IPComp CPI | | - |
            6ipv6header | extension headers | | - |
            length length | length | | every packet | 128-1280
            limit | state of the rule | state of the rule | every packet |
            mac mac-source | source MAC | | packets not from lo |
            6mh | extension headers | | - |
            nfacct | length, state of nfacct | state of nfacct | - |
            4osf | OS fingerprint, ttl, TCP options, length | | - |
            4osf log | | state of log | - |
            owner | owner | | - |
            physdev | bridge ports | | - |
            pkttype pkt-type | way of delivery | | - |
            policy | IPsec policy | | packets not from lo | plain
            quota | length, state of the rule | state of the rule | - |
            4realm | route | | - |
            recent rcheck | state of recent | | every packet |
            recent set | state of recent, ttl | state of recent | - |
            recent update | state of recent, ttl | state of recent | every packet |
            recent remove | state of recent | state of recent | every packet |
            recent reap | | state of recent | every packet |
            recent rttl | ttl | | every packet |
            rpfilter | routes, dscp | | packets not from lo, of hosts |
            rpfilter validmark | mark | | every packet |
            6rt | extension headers | | - |
            sctp chunk-types | SCTP chunks | | - |
            set match-set | state of ipset | | every packet |
            socket | socket | | - |
            socket restore-skmark | mark | mark | - |
            statistic | state of the rule | state of the rule | every packet |
            statistic probability | | | every packet | part
            statistic every | | | every packet | several
            string string | PACKET | | every packet | long
            tcp tcp-option | TCP options | | every packet |
            tcpmss mss | TCP options | | every packet |
            time | time | | every packet | limited
            tos tos | dscp, ecn | | every packet | possible
            4ttl ttl-eq | ttl | | every packet | 1-254
            4ttl ttl-lt | ttl | | every packet | 1-254
            4ttl ttl-gt | ttl | | every packet | 1-254
            u32 | PACKET | | - |
            """;

    private static final String TARGETS = """
            AUDIT | PACKET, mark, state of audit | state of audit | every packet |
            CHECKSUM | checksum | checksum | - |
            CLASSIFY | | priority | - |
            CONNMARK | mark, connection mark | connection mark | - |
            DSCP | dscp | dscp, checksum | - |
            4ECN | TCP ECN bits | TCP ECN bits, checksum | - |
            6HL | ttl | ttl | - |
            HMARK | mark | mark | - |
            IDLETIMER | state of idletimer | state of idletimer | every packet |
            LED | state of led | state of led | every packet |
            MARK | mark | mark | - |
            NFLOG | PACKET, mark, priority, state of nflog | state of nflog | every packet |
            SET add-set | mark, state of ipset | state of ipset | every packet |
            SET del-set | mark, state of ipset | state of ipset | every packet |
            SET map-set | mark, state of ipset | | every packet |
            SET map-mark | mark | mark | every packet |
            SET map-prio | priority | priority | every packet |
            SET map-queue | transmit queue | transmit queue | every packet |
            TCPMSS | TCP options, length, checksum | TCP options, length, checksum | - |
            TCPOPTSTRIP | TCP options, checksum | TCP options, checksum | - |
            TEE | PACKET, mark, priority, state of copies | state of copies | every packet |
            TOS | dscp, ecn | dscp, ecn, checksum | - |
            TRACE | | | every packet |
            4TTL | ttl | ttl, checksum | - |
            4ULOG | PACKET, mark, state of ulog | state of ulog | every packet |
            """;

    private static final List<UnmodelledExtensionRow> ROWS = Stream.concat(
                    MATCHES.lines().map(line -> row(line, false)),
                    TARGETS.lines().map(line -> row(line, true)))
            .toList();

    private final Map<String, List<UnmodelledExtensionRow>> byName = new HashMap<>();

    UnmodelledExtensionTable() {
        for (UnmodelledExtensionRow row : ROWS) {
            byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row);
        }
    }

    private static UnmodelledExtensionRow row(String line, boolean isTarget) {
        String[] parts = line.split("\\|", -1);
        String[] names = parts[0].trim().split(" ");
        return new UnmodelledExtensionRow(
                isTarget,
                names[0],
                names.length > 1 ? names[1] : "",
                cells(parts[1]),
                cells(parts[2]),
                VaryingPackets.named(parts[3].trim()),
                parts[4].trim());
    }

    private static List<String> cells(String words) {
        String all = words.replace("PACKET", PACKET).trim();
        return all.isEmpty() ? List.of() : List.of(all.split(", "));
    }

    /** All rows. */
    public static List<UnmodelledExtensionRow> rows() {
        return ROWS;
    }

    /** The rows as a Markdown table. */
    static String markdown() {
        StringBuilder text =
                new StringBuilder("| match or target | reads | writes | ends the chain | both answers occur for |\n"
                        + "| --- | --- | --- | --- | --- |\n");
        for (UnmodelledExtensionRow row : ROWS) {
            text.append("| ").append(row).append(" |\n");
        }
        return text.append("| any other | anything | anything | unknown | not known |\n")
                .toString();
    }

    /** The rows of an extension of a family. */
    public List<UnmodelledExtensionRow> rows(String name, boolean isIpv4) {
        List<UnmodelledExtensionRow> rows = new ArrayList<>(byName.getOrDefault(name, List.of()));
        rows.addAll(byName.getOrDefault((isIpv4 ? "4" : "6") + name, List.of()));
        return rows;
    }
}
