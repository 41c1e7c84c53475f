package io.github.secfw.nftables.reader;

import java.util.Map;
import java.util.Set;

/** The words with which matches begin, as nft(8) lists them. */
final class Words {

    /** The fields of headers; of a header without fields here every word is one. */
    private static final Map<String, Set<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "ip",
                    Set.of(
                            "version",
                            "hdrlength",
                            "dscp",
                            "ecn",
                            "length",
                            "id",
                            "frag-off",
                            "ttl",
                            "protocol",
                            "checksum",
                            "saddr",
                            "daddr")),
            Map.entry(
                    "ip6",
                    Set.of("version", "dscp", "ecn", "flowlabel", "length", "nexthdr", "hoplimit", "saddr", "daddr")),
            Map.entry(
                    "tcp",
                    Set.of(
                            "sport",
                            "dport",
                            "sequence",
                            "ackseq",
                            "doff",
                            "reserved",
                            "flags",
                            "window",
                            "checksum",
                            "urgptr")),
            Map.entry("udp", Set.of("sport", "dport", "length", "checksum")),
            Map.entry("udplite", Set.of("sport", "dport", "csumcov", "checksum")),
            Map.entry("sctp", Set.of("sport", "dport", "vtag", "checksum")),
            Map.entry("dccp", Set.of("sport", "dport", "type")),
            Map.entry("th", Set.of("sport", "dport")),
            Map.entry("icmp", Set.of("type", "code", "checksum", "id", "sequence", "gateway", "mtu")),
            Map.entry(
                    "icmpv6",
                    Set.of(
                            "type",
                            "code",
                            "checksum",
                            "parameter-problem",
                            "packet-too-big",
                            "mtu",
                            "id",
                            "sequence",
                            "max-delay",
                            "taddr",
                            "daddr")),
            Map.entry("igmp", Set.of("type", "mrt", "checksum", "group")),
            Map.entry("ah", Set.of("nexthdr", "hdrlength", "reserved", "spi", "sequence")),
            Map.entry("esp", Set.of("spi", "sequence")),
            Map.entry("comp", Set.of("nexthdr", "flags", "cpi")),
            Map.entry("ether", Set.of("saddr", "daddr", "type")),
            Map.entry("vlan", Set.of("id", "dei", "cfi", "pcp", "type")),
            Map.entry("arp", Set.of()),
            Map.entry("gre", Set.of()),
            Map.entry("gretap", Set.of()),
            Map.entry("geneve", Set.of()),
            Map.entry("vxlan", Set.of()),
            Map.entry("hbh", Set.of()),
            Map.entry("frag", Set.of()),
            Map.entry("dst", Set.of()),
            Map.entry("mh", Set.of()),
            Map.entry("srh", Set.of()));

    /** The keys of {@code meta} that may stand without that word. */
    private static final Set<String> BARE_META = Set.of(
            "mark",
            "iif",
            "oif",
            "iifname",
            "oifname",
            "iiftype",
            "oiftype",
            "skuid",
            "skgid",
            "nftrace",
            "rtclassid",
            "ibriport",
            "obriport",
            "ibridgename",
            "obridgename",
            "pkttype",
            "cpu",
            "iifgroup",
            "oifgroup",
            "cgroup");

    private static final Set<String> META = Set.of(
            "length",
            "nfproto",
            "l4proto",
            "protocol",
            "priority",
            "random",
            "secmark",
            "ipsec",
            "time",
            "day",
            "hour",
            "iifkind",
            "oifkind",
            "ibrpvid",
            "ibrvproto",
            "ibrhwaddr",
            "secpath",
            "sdif",
            "sdifname",
            "broute");

    private static final Set<String> CT = Set.of(
            "state",
            "direction",
            "status",
            "mark",
            "expiration",
            "helper",
            "label",
            "l3proto",
            "protocol",
            "bytes",
            "packets",
            "avgpkt",
            "zone",
            "id",
            "secmark",
            "event",
            "timeout",
            "expectation",
            "saddr",
            "daddr",
            "proto-src",
            "proto-dst");

    private Words() {}

    static boolean isHeader(String word) {
        return HEADERS.containsKey(word);
    }

    static boolean isFieldOf(String header, String word) {
        Set<String> fields = HEADERS.getOrDefault(header, Set.of());
        return fields.isEmpty() || fields.contains(word);
    }

    static boolean isBareMeta(String word) {
        return BARE_META.contains(word);
    }

    static boolean isMeta(String word) {
        return META.contains(word) || BARE_META.contains(word);
    }

    static boolean isConnection(String word) {
        return CT.contains(word);
    }
}
