package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fields of packets and connections that the model does not have and that several tools can read or write. Every backend uses
 * these cells, so that conditions of two tools on one field are known to be related. A field that only one tool can read has
 * a cell of its own name, from {@link Cell#field(String)}.
 */
@CheckReturnValue
public final class UnmodelledFields {

    /** What a packet carries and no rule of a known kind changes. */
    public static final Cell PAYLOAD = Cell.field("payload");

    /** The TTL of IPv4, the hop limit of IPv6. */
    public static final Cell TTL = Cell.field("ttl");

    /** The six bits of DSCP, of either family. */
    public static final Cell DSCP = Cell.field("dscp");

    /** The two bits of ECN in the header of either family. */
    public static final Cell ECN = Cell.field("ecn");

    /** The flow label of IPv6. */
    public static final Cell FLOW_LABEL = Cell.field("flow label");

    /** The length of a packet, or of its payload. */
    public static final Cell LENGTH = Cell.field("length");

    /** The checksums of all headers. */
    public static final Cell CHECKSUM = Cell.field("checksum");

    /** The options of TCP. */
    public static final Cell TCP_OPTIONS = Cell.field("TCP options");

    /** The two flags of TCP that belong to ECN: ECE and CWR. */
    public static final Cell TCP_ECN_BITS = Cell.field("TCP ECN bits");

    /** The extension headers of IPv6, and what follows the fixed header. */
    public static final Cell EXTENSION_HEADERS = Cell.field("extension headers");

    /** Whether a packet is a fragment, and which; in IPv6 the header that says so. */
    public static final Cell FRAGMENT = Cell.field("fragment header");

    /** The security parameters index of AH. */
    public static final Cell AH_SPI = Cell.field("AH SPI");

    /** The length of the AH header. */
    public static final Cell AH_LENGTH = Cell.field("AH length");

    /** The reserved bits of AH. */
    public static final Cell AH_RESERVED = Cell.field("AH reserved");

    /** The security parameters index of ESP. */
    public static final Cell ESP_SPI = Cell.field("ESP SPI");

    /** The compression parameter index of IPComp. */
    public static final Cell IPCOMP_CPI = Cell.field("IPComp CPI");

    /** The type of a DCCP packet. */
    public static final Cell DCCP_TYPE = Cell.field("DCCP type");

    /** The options of DCCP. */
    public static final Cell DCCP_OPTIONS = Cell.field("DCCP options");

    /** The chunks of an SCTP packet. */
    public static final Cell SCTP_CHUNKS = Cell.field("SCTP chunks");

    /** The link layer's source address. */
    public static final Cell SOURCE_MAC = Cell.field("source MAC");

    /** What the sender's TCP looks like. */
    public static final Cell OS_FINGERPRINT = Cell.field("OS fingerprint");

    /** Whether a packet is for this host, a group or all hosts. */
    public static final Cell DELIVERY = Cell.field("way of delivery");

    /** The priority by which queueing disciplines sort. */
    public static final Cell PRIORITY = Cell.field("priority");

    /** The queue of the device that a packet leaves by. */
    public static final Cell TRANSMIT_QUEUE = Cell.field("transmit queue");

    /** The route of a packet. */
    public static final Cell ROUTE = Cell.field("route");

    /** The machine's routes, with the types of its addresses. */
    public static final Cell ROUTES = Cell.field("routes");

    /** The time. */
    public static final Cell TIME = Cell.field("time");

    /** The processor that handles a packet. */
    public static final Cell PROCESSOR = Cell.field("processor");

    /** The group of the interface that a packet came by. */
    public static final Cell INPUT_GROUP = Cell.field("input interface group");

    /** The group of the interface that a packet leaves by. */
    public static final Cell OUTPUT_GROUP = Cell.field("output interface group");

    /** The ports of a bridge that a packet passes, and the bridge. */
    public static final Cell BRIDGE_PORTS = Cell.field("bridge ports");

    /** The transformations of IPsec that a packet went or will go through. */
    public static final Cell IPSEC_POLICY = Cell.field("IPsec policy");

    /** The socket of a packet, and its own mark. */
    public static final Cell SOCKET = Cell.field("socket");

    /** The owner of the socket, where the model does not have what is asked of it. */
    public static final Cell OWNER = Cell.field("owner");

    /** The path of the control group of the socket. */
    public static final Cell CONTROL_GROUP = Cell.field("control group");

    /** The number that the first version of control groups gave to the socket. */
    public static final Cell CONTROL_GROUP_CLASS = Cell.field("control group class");

    /** Whether a packet goes with the connection or answers. */
    public static final Cell CONNECTION_DIRECTION = Cell.connectionField("connection direction");

    /** The status bits of the connection, with those of address translation. */
    public static final Cell CONNECTION_STATUS = Cell.connectionField("connection status");

    /** How long the connection is kept. */
    public static final Cell CONNECTION_EXPIRY = Cell.connectionField("connection expiry");

    /** The addresses, ports and protocol of the connection, in both directions. */
    public static final Cell CONNECTION_TUPLES = Cell.connectionField("connection tuples");

    /** How many packets and bytes the connection had. */
    public static final Cell CONNECTION_COUNTERS = Cell.connectionField("connection counters");

    /** The bits that rules set on a connection ({@code connlabel}). Its SELinux label is in the model. */
    public static final Cell CONNECTION_LABELS = Cell.connectionField("connection labels");

    /** The helper of the connection. */
    public static final Cell CONNECTION_HELPER = Cell.connectionField("connection helper");

    private static final List<Cell> PACKET =
            List.of(PAYLOAD, TTL, DSCP, ECN, TCP_OPTIONS, TCP_ECN_BITS, LENGTH, CHECKSUM);

    private static final Map<String, Cell> BY_NAME = List.of(
                    PAYLOAD,
                    TTL,
                    DSCP,
                    ECN,
                    FLOW_LABEL,
                    LENGTH,
                    CHECKSUM,
                    TCP_OPTIONS,
                    TCP_ECN_BITS,
                    EXTENSION_HEADERS,
                    FRAGMENT,
                    AH_SPI,
                    AH_LENGTH,
                    AH_RESERVED,
                    ESP_SPI,
                    IPCOMP_CPI,
                    DCCP_TYPE,
                    DCCP_OPTIONS,
                    SCTP_CHUNKS,
                    SOURCE_MAC,
                    OS_FINGERPRINT,
                    DELIVERY,
                    PRIORITY,
                    TRANSMIT_QUEUE,
                    ROUTE,
                    ROUTES,
                    TIME,
                    PROCESSOR,
                    INPUT_GROUP,
                    OUTPUT_GROUP,
                    BRIDGE_PORTS,
                    IPSEC_POLICY,
                    SOCKET,
                    OWNER,
                    CONTROL_GROUP,
                    CONTROL_GROUP_CLASS,
                    CONNECTION_DIRECTION,
                    CONNECTION_STATUS,
                    CONNECTION_EXPIRY,
                    CONNECTION_TUPLES,
                    CONNECTION_COUNTERS,
                    CONNECTION_LABELS,
                    CONNECTION_HELPER)
            .stream()
            .collect(Collectors.toUnmodifiableMap(Cell::name, Function.identity()));

    private UnmodelledFields() {}

    /**
     * A field by its name.
     *
     * @param name its name
     * @return the field; empty if none has this name
     */
    public static Optional<Cell> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** {@return what something reads that looks at a packet as a whole: its payload, and the headers that rules change} */
    public static List<Cell> packet() {
        return PACKET;
    }
}
