package io.github.secfw.proof.report;

import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.symbolic.VariableOrder;

import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.TcpFlag;
import java.util.EnumSet;
import java.util.List;

/** Which atoms, and which of their values, people read most easily in an example. */
final class ReadableValues {

    private static final int FIRST = -1;
    private static final int LAST = 1_000;

    private static final long[] PROTOCOLS = {6, 17, 1, 58};
    private static final long[] SOURCE_PORTS = {40_000, 50_000, 1_024};
    private static final long[] DESTINATION_PORTS = {80, 443, 22, 53, 8_080};
    private static final long[] ECHO_REQUEST = {8 << 8};
    private static final long[] ECHO_REQUEST_OF_IPV6 = {128 << 8};
    private static final long[] IDS = {1_000, 0};

    private final VariableOrder space;

    ReadableValues(VariableOrder space) {
        this.space = space;
    }

    /** Lower for atoms that are to be tried before others. */
    int rank(int level, int atom) {
        return switch (level) {
            case VariableOrder.SOURCE, VariableOrder.DESTINATION -> contains(level, atom) ? 0 : 1;
            case VariableOrder.PROTOCOL -> rank(level, atom, PROTOCOLS);
            case VariableOrder.SOURCE_PORT -> rank(level, atom, SOURCE_PORTS);
            case VariableOrder.DESTINATION_PORT -> rank(level, atom, DESTINATION_PORTS);
            case VariableOrder.ICMP -> rank(level, atom, echoRequest());
            case VariableOrder.UID, VariableOrder.GID -> rank(level, atom, IDS);
            case VariableOrder.TCP_FLAGS -> atom == EnumNumbering.number(EnumSet.of(TcpFlag.SYN)) ? 0 : 1 + Integer.bitCount(atom);
            case VariableOrder.INPUT, VariableOrder.OUTPUT -> interfaceRank(level, atom);
            default -> atom;
        };
    }

    private int interfaceRank(int level, int atom) {
        Atoms.OfNames<?> names = space.interfaces(level);
        return names.isAbsent(atom) || names.isOther(atom) ? 0 : 1;
    }

    private int rank(int level, int atom, long... preferred) {
        Atoms.OfNumbers numbers = space.numbers(level);
        if (numbers.isAbsent(atom)) {
            return space.doubtsOwners() ? FIRST : LAST;
        }
        for (int i = 0; i < preferred.length; i++) {
            if (numbers.first(atom) <= preferred[i] && preferred[i] <= numbers.last(atom)) {
                return i;
            }
        }
        return preferred.length;
    }

    private long[] echoRequest() {
        return space.family() == Family.IPV4 ? ECHO_REQUEST : ECHO_REQUEST_OF_IPV6;
    }

    private boolean contains(int level, int atom) {
        IpAddress address = usual(level);
        Atoms.OfAddresses atoms = space.addresses(level);
        return atoms.of(address) == atom;
    }

    /** An address of those that are for documentation (RFC 5737, RFC 3849). */
    private IpAddress usual(int level) {
        boolean isSource = level == VariableOrder.SOURCE;
        return IpAddress.parse(
                space.family() == Family.IPV4
                        ? (isSource ? "192.0.2.1" : "198.51.100.7")
                        : (isSource ? "2001:db8::1" : "2001:db8::7"));
    }

    /** An address of an atom: the usual one, or else the second of a range, since the first is often a network's own. */
    IpAddress address(int level, int atom) {
        if (contains(level, atom)) {
            return usual(level);
        }
        Atoms.OfAddresses atoms = space.addresses(level);
        IpAddress first = atoms.first(atom);
        return first.equals(atoms.last(atom)) ? first : first.next().orElse(first);
    }

    /** A number of an atom. */
    long number(int level, int atom) {
        Atoms.OfNumbers numbers = space.numbers(level);
        long[] preferred = switch (level) {
            case VariableOrder.PROTOCOL -> PROTOCOLS;
            case VariableOrder.SOURCE_PORT -> SOURCE_PORTS;
            case VariableOrder.DESTINATION_PORT -> DESTINATION_PORTS;
            case VariableOrder.ICMP -> echoRequest();
            default -> IDS;
        };
        for (long number : preferred) {
            if (numbers.first(atom) <= number && number <= numbers.last(atom)) {
                return number;
            }
        }
        return numbers.first(atom);
    }

    /** A name that none of these is. */
    static String otherName(String usual, List<String> taken) {
        String name = usual;
        for (int i = 0; taken.contains(name); i++) {
            name = usual + i;
        }
        return name;
    }
}
