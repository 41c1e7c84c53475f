package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the value of an option can be, for options that are not modelled: a value that iptables refuses is refused, and two
 * spellings of one value have one canonical text.
 */
public enum ValueKind {
    /** Any text. */
    TEXT("text"),
    /** Values that only the tool or the machine can check: what they ask is not known. */
    UNCHECKED("unchecked"),
    /** One or more of the names that {@link FixedValues} has for the option. */
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
    /** Two numbers with a colon, each of which may be missing, or one for both. */
    RANGE8("r8"),
    RANGE16("r16"),
    RANGE32("r32"),
    /** The same, of which the first must not be greater. */
    ORDERED16("o16"),
    /** A range whose last number is the greatest one where there is no second. */
    FROM64("f64"),
    /** A number with a mask, both hexadecimal in the canonical text. */
    MASKED("masked"),
    /** A group of interfaces: the same, or the name of the group 0. */
    GROUP("group"),
    /** A realm: the same, or the name of the realm 0. */
    REALM("realm"),
    /** A label of connections, by number: names are the machine's. */
    LABEL("label"),
    /** A hardware address. */
    MAC("mac"),
    /** An address of the rule's family. */
    ADDRESS("address"),
    /** An address of the rule's family with a mask, which clears the bits behind it. */
    NETWORK("network"),
    /** A mask: a number of bits or an address. */
    PREFIX("prefix"),
    /** An interface, perhaps the beginning of names. */
    INTERFACE("interface"),
    /** A protocol. */
    PROTOCOL("protocol"),
    /** A type of service with a mask, or a name for it. */
    TYPE_OF_SERVICE("tos"),
    /** A class of differentiated services. */
    DIFFERENTIATED("class"),
    /** A probability, which the kernel keeps as a fraction of 2³¹. */
    PROBABILITY("probability"),
    /** A rate of packets or bytes of hashlimit. */
    RATE("rate"),
    /** A burst of packets or bytes of hashlimit. */
    BURST("burst"),
    /** Bytes between bars, hexadecimal, among other characters. */
    HEXADECIMAL("hex"),
    /** Tests of 32 bits of the packet. */
    TESTS("tests"),
    /** A program for packets, its length first. */
    BYTECODE("bytecode"),
    /** A class of traffic control, two hexadecimal numbers with a colon. */
    TRAFFIC_CLASS("major:minor"),
    /** Options of TCP by number or name, with commas between them. */
    TCP_OPTIONS("tcpoptions"),
    /** Fields of the packet to look up, with commas between them. */
    DIRECTIONS("directions"),
    /** Two ports with a colon, or one. */
    PORTS("ports"),
    /** Bytes as they are written. */
    PLAIN("plain"),
    /** Kinds of chunks of SCTP, each perhaps with flags. */
    CHUNKS("chunks"),
    /** A time of day. */
    TIME("time"),
    /** A date, perhaps with a time. */
    DATE("date"),
    /** Days of a month, by number. */
    DAYS_OF_MONTH("monthdays"),
    /** Days of a week, by number or name. */
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

    /** The kind of a name in the table of extensions; any text where the table names none. */
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

    /** Whether a canonical text of this kind is a range that ends before it begins, in which nothing is. */
    public boolean isEmptyRange(String canonical) {
        int colon = canonical.indexOf(':');
        return isRange()
                && colon >= 0
                && Long.parseLong(canonical.substring(0, colon)) > Long.parseLong(canonical.substring(colon + 1));
    }

    /** Whether a canonical text of this kind is a range in which every value is. */
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
}
