package io.github.secfw.nftables.reader.syntax;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of all fields that nft(8) lists: fields of headers, of {@code meta} and of {@code ct}, and options. */
public final class FieldCatalog {

    /** The fields of each header. A header with an empty set accepts every word as a field. */
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
            Map.entry("arp", Set.of("htype", "ptype", "hlen", "plen", "operation", "saddr", "daddr")),
            Map.entry("gre", Set.of()),
            Map.entry("gretap", Set.of()),
            Map.entry("geneve", Set.of()),
            Map.entry("vxlan", Set.of()),
            Map.entry("hbh", Set.of("nexthdr", "hdrlength")),
            Map.entry("frag", Set.of("nexthdr", "reserved", "frag-off", "reserved2", "more-fragments", "id")),
            Map.entry("dst", Set.of("nexthdr", "hdrlength")),
            Map.entry("mh", Set.of("nexthdr", "hdrlength", "type", "reserved", "checksum")),
            Map.entry("srh", Set.of("last-entry", "flags", "tag")));

    private static final Set<String> TCP_OPTIONS = Set.of(
            "echo",
            "eol",
            "nop",
            "noop",
            "maxseg",
            "window",
            "sack-perm",
            "sack-permitted",
            "sack",
            "sack0",
            "sack1",
            "sack2",
            "sack3",
            "timestamp",
            "md5sig",
            "mptcp",
            "fastopen");

    private static final Set<String> IP_OPTIONS = Set.of("lsrr", "rr", "ssrr", "ra");

    private static final Set<String> SCTP_CHUNKS = Set.of(
            "data",
            "init",
            "init-ack",
            "sack",
            "heartbeat",
            "heartbeat-ack",
            "abort",
            "shutdown",
            "shutdown-ack",
            "error",
            "cookie-echo",
            "cookie-ack",
            "ecne",
            "cwr",
            "shutdown-complete",
            "asconf-ack",
            "forward-tsn",
            "asconf");

    private static final Set<String> FIELDS_OF_OPTIONS = Set.of(
            "kind",
            "type",
            "length",
            "size",
            "count",
            "left",
            "right",
            "tsval",
            "tsecr",
            "subtype",
            "ptr",
            "addr",
            "value",
            "flags",
            "tsn",
            "stream",
            "ssn",
            "ppid",
            "init-tag",
            "a-rwnd",
            "num-outbound-streams",
            "num-inbound-streams",
            "initial-tsn",
            "cum-tsn-ack",
            "num-gap-ack-blocks",
            "num-dup-tsns",
            "lowest-tsn",
            "seqno",
            "new-cum-tsn");

    private static final Set<String> EXTENSION_HEADERS = Set.of("hbh", "rt", "frag", "dst", "mh", "srh");

    /** The keys of {@code meta} that may be written without {@code meta}. */
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
            "cgroup",
            "time",
            "day",
            "hour");

    private static final Set<String> META = Set.of(
            "length",
            "nfproto",
            "l4proto",
            "protocol",
            "priority",
            "random",
            "secmark",
            "ipsec",
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

    /** The keys of {@code ct} that accept a direction before them. */
    private static final Set<String> CT_OF_DIRECTION = Set.of(
            "saddr", "daddr", "l3proto", "protocol", "proto-src", "proto-dst", "bytes", "packets", "avgpkt", "zone");

    private static final Map<String, Map<String, Expression>> FIELDS_OF_HEADERS =
            HEADERS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, FieldCatalog::fields));

    private static final Map<String, Expression> BARE_META_FIELDS = fields("meta", BARE_META);

    private static final Map<String, Expression> META_FIELDS = fields("meta", META);

    private static final Map<String, Expression> CT_FIELDS = fields("ct", CT);

    private FieldCatalog() {}

    private static Map<String, Expression> fields(Map.Entry<String, Set<String>> header) {
        return fields(header.getKey(), header.getValue());
    }

    private static Map<String, Expression> fields(String first, Set<String> words) {
        return words.stream()
                .collect(Collectors.toUnmodifiableMap(word -> word, word -> new Expression.Field(first + " " + word)));
    }

    /** {@return whether an option or chunk exists, {@code tcp option maxseg size} for instance} */
    public static boolean isOption(String name) {
        String[] words = name.split(" ");
        Set<String> known = switch (words[0] + " " + words[1]) {
            case "tcp option" -> TCP_OPTIONS;
            case "ip option" -> IP_OPTIONS;
            case "sctp chunk" -> SCTP_CHUNKS;
            default -> Set.of();
        };
        return known.contains(words[2])
                || (words[1].equals("option")
                        && NumberLiterals.parse(words[2]) >= 0
                        && NumberLiterals.parse(words[2]) <= 255);
    }

    public static boolean isFieldOfOption(String word) {
        return FIELDS_OF_OPTIONS.contains(word);
    }

    public static boolean isExtensionHeader(String word) {
        return EXTENSION_HEADERS.contains(word);
    }

    public static boolean isHeader(String word) {
        return FIELDS_OF_HEADERS.containsKey(word);
    }

    /** {@return the field of a header, empty if the header does not have it} */
    public static Optional<Expression> field(String header, String word) {
        Map<String, Expression> fields = FIELDS_OF_HEADERS.getOrDefault(header, Map.of());
        return fields.isEmpty()
                ? Optional.of(new Expression.Field(header + " " + word))
                : Optional.ofNullable(fields.get(word));
    }

    /** {@return the field of {@code meta} for a key that is written without {@code meta}, empty if there is none} */
    public static Optional<Expression> bareMeta(String word) {
        return Optional.ofNullable(BARE_META_FIELDS.get(word));
    }

    /** {@return the field of {@code meta}, empty if there is none of that name} */
    public static Optional<Expression> meta(String word) {
        return bareMeta(word).or(() -> Optional.ofNullable(META_FIELDS.get(word)));
    }

    /** {@return the field of {@code ct}, empty if there is none of that name} */
    public static Optional<Expression> connection(String word) {
        return Optional.ofNullable(CT_FIELDS.get(word));
    }

    /** {@return whether a key of {@code ct} accepts a direction before it} */
    public static boolean isOfDirection(String word) {
        return CT_OF_DIRECTION.contains(word);
    }
}
