package io.github.secfw.nftables.reader.unmodelled;

import static io.github.secfw.nftables.reader.unmodelled.UnmodelledRow.field;
import static io.github.secfw.nftables.reader.unmodelled.UnmodelledRow.number;
import static io.github.secfw.program.UnmodelledFields.AH_LENGTH;
import static io.github.secfw.program.UnmodelledFields.AH_RESERVED;
import static io.github.secfw.program.UnmodelledFields.AH_SPI;
import static io.github.secfw.program.UnmodelledFields.BRIDGE_PORTS;
import static io.github.secfw.program.UnmodelledFields.CHECKSUM;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_COUNTERS;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_DIRECTION;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_EXPIRY;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_HELPER;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_LABELS;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_STATUS;
import static io.github.secfw.program.UnmodelledFields.CONNECTION_TUPLES;
import static io.github.secfw.program.UnmodelledFields.CONTROL_GROUP;
import static io.github.secfw.program.UnmodelledFields.CONTROL_GROUP_CLASS;
import static io.github.secfw.program.UnmodelledFields.DCCP_OPTIONS;
import static io.github.secfw.program.UnmodelledFields.DCCP_TYPE;
import static io.github.secfw.program.UnmodelledFields.DELIVERY;
import static io.github.secfw.program.UnmodelledFields.DSCP;
import static io.github.secfw.program.UnmodelledFields.ECN;
import static io.github.secfw.program.UnmodelledFields.ESP_SPI;
import static io.github.secfw.program.UnmodelledFields.EXTENSION_HEADERS;
import static io.github.secfw.program.UnmodelledFields.FLOW_LABEL;
import static io.github.secfw.program.UnmodelledFields.FRAGMENT;
import static io.github.secfw.program.UnmodelledFields.INPUT_GROUP;
import static io.github.secfw.program.UnmodelledFields.IPCOMP_CPI;
import static io.github.secfw.program.UnmodelledFields.IPSEC_POLICY;
import static io.github.secfw.program.UnmodelledFields.LENGTH;
import static io.github.secfw.program.UnmodelledFields.OS_FINGERPRINT;
import static io.github.secfw.program.UnmodelledFields.OUTPUT_GROUP;
import static io.github.secfw.program.UnmodelledFields.PRIORITY;
import static io.github.secfw.program.UnmodelledFields.PROCESSOR;
import static io.github.secfw.program.UnmodelledFields.ROUTE;
import static io.github.secfw.program.UnmodelledFields.ROUTES;
import static io.github.secfw.program.UnmodelledFields.SCTP_CHUNKS;
import static io.github.secfw.program.UnmodelledFields.SOCKET;
import static io.github.secfw.program.UnmodelledFields.SOURCE_MAC;
import static io.github.secfw.program.UnmodelledFields.TCP_OPTIONS;
import static io.github.secfw.program.UnmodelledFields.TIME;
import static io.github.secfw.program.UnmodelledFields.TTL;

import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow.Kind;
import io.github.secfw.program.Cell;
import io.github.secfw.program.UnmodelledFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unmodelled fields of nft 1.0.6, with the cells that they read. The packets that have a field of a header follow from the
 * header. A range of occurring values is given only if packets of every family, protocol and state can have these values,
 * including packets of raw sockets; {@code ttl} 0 and 255, for instance, do not reach FORWARD.
 */
public final class UnmodelledRows {

    private static final Cell IP_OPTIONS = Cell.field("IP options");

    private static final Map<String, Integer> DSCP_NAMES = Map.ofEntries(
            Map.entry("cs0", 0),
            Map.entry("cs1", 8),
            Map.entry("cs2", 16),
            Map.entry("cs3", 24),
            Map.entry("cs4", 32),
            Map.entry("cs5", 40),
            Map.entry("cs6", 48),
            Map.entry("cs7", 56),
            Map.entry("df", 0),
            Map.entry("be", 0),
            Map.entry("lephb", 1),
            Map.entry("af11", 10),
            Map.entry("af12", 12),
            Map.entry("af13", 14),
            Map.entry("af21", 18),
            Map.entry("af22", 20),
            Map.entry("af23", 22),
            Map.entry("af31", 26),
            Map.entry("af32", 28),
            Map.entry("af33", 30),
            Map.entry("af41", 34),
            Map.entry("af42", 36),
            Map.entry("af43", 38),
            Map.entry("va", 44),
            Map.entry("ef", 46));

    private static final Map<String, Integer> ECN_NAMES = Map.of("not-ect", 0, "ect1", 1, "ect0", 2, "ce", 3);

    private static final Map<String, Integer> IS_THERE = Map.of("exists", 1, "missing", 0);

    private static final Map<String, Integer> ADDRESS_TYPES = Map.of(
            "unspec", 0,
            "unicast", 1,
            "local", 2,
            "broadcast", 3,
            "anycast", 4,
            "multicast", 5,
            "blackhole", 6,
            "unreachable", 7,
            "prohibit", 8);

    private static final Map<String, Integer> DAYS =
            Map.of("sunday", 0, "monday", 1, "tuesday", 2, "wednesday", 3, "thursday", 4, "friday", 5, "saturday", 6);

    private static final Map<String, Integer> DEVICE_TYPES =
            Map.of("ether", 1, "ppp", 512, "ipip", 768, "ipip6", 769, "loopback", 772, "sit", 776, "ipgre", 778);

    private static final Map<String, Integer> ETHER_TYPES =
            Map.of("ip", 0x800, "arp", 0x806, "ip6", 0x86dd, "8021q", 0x8100, "vlan", 0x8100, "8021ad", 0x88a8);

    private static final Map<String, Integer> STATUS =
            Map.of("expected", 1, "seen-reply", 2, "assured", 4, "confirmed", 8, "snat", 16, "dnat", 32, "dying", 512);

    private static final Map<String, Integer> DCCP_TYPES = Map.of(
            "request", 0,
            "response", 1,
            "data", 2,
            "ack", 3,
            "dataack", 4,
            "closereq", 5,
            "close", 6,
            "reset", 7,
            "sync", 8,
            "syncack", 9);

    private static final Map<String, Integer> IGMP_TYPES = Map.of(
            "membership-query", 17,
            "membership-report-v1", 18,
            "membership-report-v2", 22,
            "leave-group", 23,
            "membership-report-v3", 34);

    private static final List<UnmodelledRow> FIELDS = List.of(
            number("ip hdrlength", 4).reading(IP_OPTIONS),
            number("ip dscp", 6).reading(DSCP).named(DSCP_NAMES).occurring(),
            number("ip ecn", 2).reading(ECN).named(ECN_NAMES).occurring(),
            number("ip length", 16).reading(LENGTH).occurring(100, 1000),
            number("ip id", 16).occurring(1, 65_535),
            number("ip frag-off", 16).reading(FRAGMENT),
            number("ip ttl", 8).reading(TTL).occurring(2, 254),
            number("ip checksum", 16).reading(with(CHECKSUM)),
            number("ip6 dscp", 6).reading(DSCP).named(DSCP_NAMES).occurring(),
            number("ip6 ecn", 2).reading(ECN).named(ECN_NAMES).occurring(),
            number("ip6 flowlabel", 20).reading(FLOW_LABEL).occurring(),
            number("ip6 length", 16).reading(LENGTH).occurring(100, 1000),
            number("ip6 hoplimit", 8).reading(TTL).occurring(2, 254),
            number("tcp sequence", 32).occurring(),
            number("tcp ackseq", 32).occurring(),
            number("tcp doff", 4).reading(TCP_OPTIONS),
            number("tcp reserved", 4),
            number("tcp window", 16).occurring(),
            number("tcp checksum", 16).reading(with(CHECKSUM)),
            number("tcp urgptr", 16).occurring(),
            number("udp length", 16).reading(LENGTH),
            number("udp checksum", 16).reading(with(CHECKSUM)),
            number("udplite csumcov", 16),
            number("udplite checksum", 16).reading(with(CHECKSUM)),
            number("sctp vtag", 32).occurring(1, 0xffff_ffffL),
            number("sctp checksum", 32).reading(with(CHECKSUM)),
            field("sctp chunk", Kind.NUMBER)
                    .reading(SCTP_CHUNKS)
                    .named(IS_THERE)
                    .missing(),
            number("dccp type", 4).reading(DCCP_TYPE).named(DCCP_TYPES),
            field("dccp option", Kind.NUMBER)
                    .reading(DCCP_OPTIONS)
                    .named(IS_THERE)
                    .missing(),
            number("icmp checksum", 16).reading(with(CHECKSUM)),
            number("icmp id", 16).occurring(),
            number("icmp sequence", 16).occurring(),
            number("icmp gateway", 32).open(),
            number("icmp mtu", 16),
            number("icmpv6 checksum", 16).reading(with(CHECKSUM)),
            number("icmpv6 parameter-problem", 32),
            number("icmpv6 packet-too-big", 32).reading(Cell.field("icmpv6 mtu")),
            number("icmpv6 mtu", 32),
            number("icmpv6 id", 16).occurring(),
            number("icmpv6 sequence", 16).occurring(),
            number("icmpv6 max-delay", 16),
            field("icmpv6 taddr", Kind.ADDRESS),
            field("icmpv6 daddr", Kind.ADDRESS),
            number("igmp type", 8).named(IGMP_TYPES),
            number("igmp mrt", 8),
            number("igmp checksum", 16).reading(with(CHECKSUM)),
            field("igmp group", Kind.ADDRESS),
            number("ah nexthdr", 8),
            number("ah hdrlength", 8).reading(AH_LENGTH),
            number("ah reserved", 16).reading(AH_RESERVED),
            number("ah spi", 32).reading(AH_SPI).occurring(256, 0xffff_ffffL),
            number("ah sequence", 32).occurring(1, 0xffff_ffffL),
            number("esp spi", 32).reading(ESP_SPI).occurring(256, 0xffff_ffffL),
            number("esp sequence", 32).occurring(1, 0xffff_ffffL),
            number("comp nexthdr", 8),
            number("comp flags", 8),
            number("comp cpi", 16).reading(IPCOMP_CPI).occurring(256, 65_535),
            field("ether saddr", Kind.LINK_ADDRESS).reading(SOURCE_MAC),
            field("ether daddr", Kind.LINK_ADDRESS),
            number("ether type", 16).named(ETHER_TYPES),
            number("vlan id", 12),
            number("vlan dei", 1),
            number("vlan cfi", 1).reading(Cell.field("vlan dei")),
            number("vlan pcp", 3),
            number("vlan type", 16).named(ETHER_TYPES),
            field("tcp option", Kind.NUMBER)
                    .reading(TCP_OPTIONS)
                    .named(IS_THERE)
                    .missing(),
            field("ip option", Kind.NUMBER).reading(IP_OPTIONS).named(IS_THERE).missing(),
            field("exthdr", Kind.NUMBER)
                    .reading(EXTENSION_HEADERS)
                    .named(IS_THERE)
                    .missing(),
            field("hbh", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("frag", Kind.NUMBER).reading(EXTENSION_HEADERS, FRAGMENT).missing(),
            field("dst", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("mh", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("srh", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("rt type", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("rt seg-left", Kind.NUMBER).reading(EXTENSION_HEADERS).missing(),
            field("@ll", Kind.WORD)
                    .reading(Cell.field("link layer"), SOURCE_MAC)
                    .missing(),
            field("@nh", Kind.WORD).reading(with(UnmodelledFields.packet())).missing(),
            field("@th", Kind.WORD).reading(with(UnmodelledFields.packet())).missing(),
            field("@ih", Kind.WORD).reading(with(UnmodelledFields.packet())).missing(),
            number("th sport", 16).missing(),
            number("th dport", 16).missing(),
            number("meta length", 32).reading(LENGTH).occurring(100, 1000),
            field("meta priority", Kind.TRAFFIC_CLASS).reading(PRIORITY, DSCP),
            number("meta pkttype", 8)
                    .reading(DELIVERY)
                    .named(Map.of("host", 0, "unicast", 0, "broadcast", 1, "multicast", 2, "other", 3)),
            number("meta cpu", 32).reading(PROCESSOR),
            field("meta time", Kind.WORD).reading(TIME),
            number("meta day", 8).reading(TIME).named(DAYS).occurring(0, 6),
            field("meta hour", Kind.HOUR).reading(TIME).occurring(0, 86_399),
            number("meta iiftype", 16).named(DEVICE_TYPES).missing(),
            number("meta oiftype", 16).named(DEVICE_TYPES).missing(),
            number("meta iifgroup", 32)
                    .reading(INPUT_GROUP)
                    .open()
                    .named(Map.of("default", 0))
                    .missing(),
            number("meta oifgroup", 32)
                    .reading(OUTPUT_GROUP)
                    .open()
                    .named(Map.of("default", 0))
                    .missing(),
            field("meta iifkind", Kind.WORD).missing(),
            field("meta oifkind", Kind.WORD).missing(),
            field("meta ibridgename", Kind.WORD).reading(BRIDGE_PORTS).missing(),
            field("meta ibriport", Kind.WORD).reading(BRIDGE_PORTS).missing(),
            field("meta obridgename", Kind.WORD).reading(BRIDGE_PORTS).missing(),
            field("meta obriport", Kind.WORD).reading(BRIDGE_PORTS).missing(),
            number("meta ibrpvid", 16).missing(),
            number("meta ibrvproto", 16).named(ETHER_TYPES).missing(),
            field("meta sdif", Kind.WORD).missing(),
            field("meta sdifname", Kind.WORD).missing(),
            field("meta rtclassid", Kind.WORD).reading(ROUTE).missing(),
            number("meta cgroup", 32).reading(CONTROL_GROUP_CLASS).missing(),
            field("meta random", Kind.NUMBER)
                    .reading(Cell.OWN_STATE)
                    .writing(Cell.OWN_STATE)
                    .occurring(0, 0xffff_ffffL),
            number("meta ipsec", 1).reading(IPSEC_POLICY).named(IS_THERE),
            number("meta secpath", 1).reading(IPSEC_POLICY).named(IS_THERE),
            number("ct direction", 8)
                    .reading(CONNECTION_DIRECTION)
                    .named(Map.of("original", 0, "reply", 1))
                    .upTo(1)
                    .occurring(0, 1),
            field("ct status", Kind.FLAGS).reading(CONNECTION_STATUS).named(STATUS),
            field("ct expiration", Kind.SPAN).reading(CONNECTION_EXPIRY),
            field("ct helper", Kind.WORD).reading(CONNECTION_HELPER).missing(),
            field("ct label", Kind.WORD).reading(CONNECTION_LABELS),
            number("ct protocol", 8).reading(CONNECTION_TUPLES),
            field("ct bytes", Kind.NUMBER).reading(CONNECTION_COUNTERS),
            field("ct packets", Kind.NUMBER).reading(CONNECTION_COUNTERS),
            field("ct avgpkt", Kind.NUMBER).reading(CONNECTION_COUNTERS),
            number("ct zone", 16),
            field("ct id", Kind.WORD),
            field("ct event", Kind.WORD),
            field("ct timeout", Kind.WORD),
            field("ct expectation", Kind.WORD),
            field("ct original", Kind.WORD)
                    .reading(CONNECTION_TUPLES, CONNECTION_COUNTERS)
                    .missing(),
            field("ct reply", Kind.WORD)
                    .reading(CONNECTION_TUPLES, CONNECTION_COUNTERS)
                    .missing(),
            field("rt", Kind.WORD).reading(ROUTE).missing(),
            field("socket mark", Kind.NUMBER).reading(SOCKET).missing(),
            number("socket transparent", 1).reading(SOCKET).missing(),
            number("socket wildcard", 1).reading(SOCKET).missing(),
            field("socket cgroupv2", Kind.WORD).reading(CONTROL_GROUP).missing(),
            number("fib type", 32)
                    .reading(ROUTES, DSCP, FLOW_LABEL)
                    .named(ADDRESS_TYPES)
                    .missing(),
            field("fib", Kind.NUMBER)
                    .reading(ROUTES, DSCP, FLOW_LABEL)
                    .named(IS_THERE)
                    .missing(),
            field("osf", Kind.WORD)
                    .reading(OS_FINGERPRINT, TTL, TCP_OPTIONS, LENGTH)
                    .missing(),
            field("ipsec", Kind.WORD).reading(IPSEC_POLICY).missing(),
            field("numgen", Kind.NUMBER).reading(Cell.OWN_STATE).writing(Cell.OWN_STATE),
            field("symhash", Kind.NUMBER).reading(Cell.field("flow hash")));

    private static final Map<String, UnmodelledRow> BY_NAME =
            FIELDS.stream().collect(Collectors.toUnmodifiableMap(UnmodelledRow::name, row -> row));

    private UnmodelledRows() {}

    /** A checksum or a raw payload expression may read everything that rules write. */
    private static Cell[] with(Cell cell) {
        return with(List.of(cell));
    }

    private static Cell[] with(List<Cell> cells) {
        return Stream.concat(UnmodelledAssignments.written().stream(), cells.stream())
                .toArray(Cell[]::new);
    }

    /** {@return whether no rule can give a field a value} */
    public static boolean isReadOnly(String field) {
        return switch (field) {
            case "meta priority", "meta pkttype", "meta broute" -> false;
            case "ct label", "ct event", "ct zone", "ct original zone", "ct reply zone" -> false;
            default ->
                field.startsWith("meta ")
                        || field.startsWith("ct ")
                        || field.startsWith("socket ")
                        || field.startsWith("fib ")
                        || field.startsWith("rt ")
                        || field.startsWith("numgen ");
        };
    }

    /** {@return all rows} */
    public static List<UnmodelledRow> all() {
        return FIELDS;
    }

    /** {@return the row of a field, empty if no row describes it} */
    public static Optional<UnmodelledRow> find(String name) {
        boolean isFib = name.startsWith("fib ");
        Optional<UnmodelledRow> row =
                prefix(isFib && name.endsWith(" type") ? "fib type" : name).map(found -> found.as(name));
        if (isFib && name.contains(" mark ")) {
            return row.map(found -> found.reading(ROUTES, DSCP, FLOW_LABEL, Cell.MARK));
        }
        return name.contains(" mod ") ? row.map(found -> numbered(found, name)) : row;
    }

    /** The values of {@code numgen inc mod 10 offset 5} are 5 to 14, and each of them occurs. */
    private static UnmodelledRow numbered(UnmodelledRow row, String name) {
        long values = FieldNames.number(name, "mod");
        long first = FieldNames.number(name, "offset");
        UnmodelledRow bounded = row.closedUpTo(first + values - 1);
        return row.isEvent() ? bounded.occurring(first, first + values - 1) : bounded;
    }

    private static Optional<UnmodelledRow> prefix(String name) {
        String words = name;
        while (!words.isEmpty()) {
            UnmodelledRow row = BY_NAME.get(words);
            if (row != null) {
                return Optional.of(row);
            }
            int end = Math.max(words.lastIndexOf(' '), words.lastIndexOf(','));
            words = end < 0 ? "" : words.substring(0, end);
        }
        return Optional.empty();
    }
}
