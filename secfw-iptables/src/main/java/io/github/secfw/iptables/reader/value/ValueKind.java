package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of an option's value, for options outside the model. A kind refuses the values that iptables refuses, and
 * has one canonical text for all spellings of one value.
 */
public enum ValueKind {
    /** Any text. */
    TEXT("text"),
    /** A value that only iptables or the machine can check, so that its effect is unknown. */
    UNCHECKED("unchecked"),
    /** One or more of the keywords of {@link FixedValues}. */
    NAMES("names"),
    /** A number of 2, 6, 8, 16, 32 or 64 bits. */
    BITS2("u2"),
    BITS6("u6"),
    BITS8("u8"),
    BITS16("u16"),
    BITS32("u32"),
    BITS64("u64"),
    /** A number that is not 0. */
    POSITIVE8("p8"),
    POSITIVE32("p32"),
    /** One number, or a range with a colon; one or both ends may be missing. */
    RANGE8("r8"),
    RANGE16("r16"),
    RANGE32("r32"),
    /** A range whose first number must not be greater than its last. */
    ORDERED16("o16"),
    /** A range that ends at the greatest number if it has no second number. */
    FROM64("f64"),
    /** A number with a mask; both are hexadecimal in the canonical text. */
    MASKED("masked"),
    /** An interface group: a number with a mask, or the name of group 0. */
    GROUP("group"),
    /** A routing realm: a number with a mask, or the name of realm 0. */
    REALM("realm"),
    /** A connection label (connlabel) by number; names depend on the machine. */
    LABEL("label"),
    /** A hardware address. */
    MAC("mac"),
    /** An address of the rule's family. */
    ADDRESS("address"),
    /** An address of the rule's family with a mask; bits outside the mask are cleared. */
    NETWORK("network"),
    /** A mask: a prefix length or an address. */
    PREFIX("prefix"),
    /** An interface name, or the beginning of names. */
    INTERFACE("interface"),
    /** A protocol. */
    PROTOCOL("protocol"),
    /** A type of service: a number with a mask, or a name. */
    TYPE_OF_SERVICE("tos"),
    /** A DSCP class. */
    DIFFERENTIATED("class"),
    /** A probability; the kernel keeps it as a fraction of 2³¹. */
    PROBABILITY("probability"),
    /** A rate of hashlimit, in packets or bytes. */
    RATE("rate"),
    /** A burst of hashlimit, in packets or bytes. */
    BURST("burst"),
    /** Characters, and hexadecimal bytes between bars. */
    HEXADECIMAL("hex"),
    /** Tests of 32-bit words of the packet. */
    TESTS("tests"),
    /** A BPF program, with its length first. */
    BYTECODE("bytecode"),
    /** A traffic control class: two hexadecimal numbers with a colon. */
    TRAFFIC_CLASS("major:minor"),
    /** A comma-separated list of TCP options, by number or name. */
    TCP_OPTIONS("tcpoptions"),
    /** A comma-separated list of the packet fields that a set looks up. */
    DIRECTIONS("directions"),
    /** One port, or two with a colon. */
    PORTS("ports"),
    /** Characters only. */
    PLAIN("plain"),
    /** SCTP chunk types, some with flags. */
    CHUNKS("chunks"),
    /** A time of day. */
    TIME("time"),
    /** A date, with or without a time. */
    DATE("date"),
    /** Days of the month by number. */
    DAYS_OF_MONTH("monthdays"),
    /** Days of the week by number or name. */
    DAYS_OF_WEEK("weekdays");

    private static final Map<String, ValueKind> BY_NAME = byName();

    private final String name;

    ValueKind(String name) {
        this.name = name;
    }

    private static Map<String, ValueKind> byName() {
        Map<String, ValueKind> byName = new HashMap<>();
        for (ValueKind kind : values()) {
            byName.put(kind.name, kind);
        }
        return Map.copyOf(byName);
    }

    /** The kind with a name of the extension table; {@link #TEXT} for an empty name. */
    public static ValueKind named(String name) {
        return name.isEmpty()
                ? TEXT
                : Optional.ofNullable(BY_NAME.get(name)).orElseThrow(() -> new IllegalStateException(name));
    }

    /** The canonical text of a value. */
    public String canonical(Token token, String extension, String option, Family family) {
        return switch (this) {
            case TEXT, UNCHECKED -> CanonicalNumbers.quoted(token);
            case NAMES -> FixedValues.canonical(extension, option, token);
            case BITS2 -> CanonicalNumbers.number(token, 0, 3);
            case BITS6 -> CanonicalNumbers.number(token, 0, 63);
            case BITS8 -> CanonicalNumbers.number(token, 0, 0xff);
            case BITS16 -> CanonicalNumbers.number(token, 0, 0xffff);
            case BITS32 -> CanonicalNumbers.number(token, 0, CanonicalNumbers.MAX_32);
            case BITS64 -> CanonicalNumbers.number64(token);
            case POSITIVE8 -> CanonicalNumbers.number(token, 1, 0xff);
            case POSITIVE32 -> CanonicalNumbers.number(token, 1, CanonicalNumbers.MAX_32);
            case RANGE8 -> CanonicalNumbers.range(token, 0xff);
            case RANGE16 -> CanonicalNumbers.range(token, 0xffff);
            case RANGE32 -> CanonicalNumbers.range(token, CanonicalNumbers.MAX_32);
            case ORDERED16 -> CanonicalNumbers.ordered(token, 0xffff);
            case FROM64 -> CanonicalNumbers.from(token);
            case MASKED -> CanonicalNumbers.masked(token);
            case GROUP -> token.text().equals("default") ? "0x0" : CanonicalNumbers.masked(token);
            case REALM -> token.text().equals("cosmos") ? "0x0" : CanonicalNumbers.masked(token);
            case LABEL -> CanonicalNumbers.number(token, 0, 127);
            case PROBABILITY -> CanonicalNumbers.probability(token);
            case MAC -> CanonicalNames.hardwareAddress(token);
            case ADDRESS ->
                new AddressParser(family).address(token, token.text()).toString();
            case NETWORK -> CanonicalNames.network(token, family);
            case PREFIX -> CanonicalNames.prefix(token, family);
            case INTERFACE -> CanonicalNames.networkInterface(token);
            case PROTOCOL ->
                ProtocolParser.parse(token)
                        .map(protocol -> String.valueOf(protocol.number()))
                        .orElse("0");
            case TYPE_OF_SERVICE -> ServiceTypeParser.masked(token);
            case DIFFERENTIATED -> ServiceTypeParser.ofClass(token);
            case RATE -> HashlimitRateParser.canonical(token);
            case BURST -> HashlimitRateParser.burst(token);
            case HEXADECIMAL -> PayloadParser.ofHexadecimal(token);
            case TESTS -> new U32Parser(token).canonical();
            case BYTECODE -> PayloadParser.program(token);
            case TRAFFIC_CLASS -> CanonicalNames.trafficClass(token);
            case TCP_OPTIONS -> CanonicalNames.tcpOptions(token);
            case DIRECTIONS -> CanonicalNames.directions(token);
            case PORTS -> CanonicalNames.ports(token);
            case PLAIN -> PayloadParser.ofPlain(token);
            case CHUNKS -> ChunkParser.canonical(token);
            case TIME -> TimeParser.time(token);
            case DATE -> TimeParser.date(token);
            case DAYS_OF_MONTH -> TimeParser.daysOfMonth(token);
            case DAYS_OF_WEEK -> TimeParser.daysOfWeek(token);
        };
    }

    /** Whether a canonical text of this kind is an empty range, whose last value is below its first. */
    public boolean isEmptyRange(String canonical) {
        int colon = canonical.indexOf(':');
        return isRange()
                && colon >= 0
                && Long.parseLong(canonical.substring(0, colon)) > Long.parseLong(canonical.substring(colon + 1));
    }

    /** Whether a canonical text of this kind is the range of all values. */
    public boolean isWholeRange(String canonical) {
        return switch (this) {
            case RANGE8 -> canonical.equals("0:255");
            case RANGE16, PORTS -> canonical.equals("0:65535");
            case RANGE32 -> canonical.equals("0:" + CanonicalNumbers.MAX_32);
            default -> false;
        };
    }

    private boolean isRange() {
        return this == RANGE8 || this == RANGE16 || this == RANGE32 || this == PORTS;
    }

    /** {@return the name of the kind in the extension table} */
    @Override
    public String toString() {
        return name;
    }
}
