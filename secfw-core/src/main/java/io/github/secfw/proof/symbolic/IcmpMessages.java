package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.field.Atoms;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import java.util.List;
import java.util.OptionalInt;

/**
 * The types of ICMP messages, or ICMPv6 messages in IPv6, that connection tracking gives a state (Linux:
 * {@code nf_conntrack_proto_icmp.c}, {@code nf_conntrack_proto_icmpv6.c}).
 */
public final class IcmpMessages {

    private final VariableOrder space;

    public IcmpMessages(VariableOrder space) {
        this.space = space;
    }

    private boolean isOfIpv4() {
        return space.family() == Family.IPV4;
    }

    /**
     * The types that messages of a state can have, the most usual one first. New are those that ask for an answer: echo, in
     * IPv4 timestamp, information and address mask, too. Established are these and their answers, related are reports of
     * errors. None is named where any message may be invalid or untracked.
     */
    public List<Integer> of(ConnectionState state) {
        return switch (state) {
            case NEW -> isOfIpv4() ? List.of(8, 13, 15, 17) : List.of(128);
            case ESTABLISHED -> isOfIpv4() ? List.of(8, 0, 13, 14, 15, 16, 17, 18) : List.of(128, 129);
            case RELATED -> isOfIpv4() ? List.of(3, 4, 5, 11, 12) : List.of(1, 2, 3, 4);
            case INVALID, UNTRACKED -> List.of();
        };
    }

    /** The type of the message that answers for a rule that rejects. */
    int unreachable() {
        return isOfIpv4() ? 3 : 1;
    }

    /** The types that connection tracking terminals alone: listeners of multicast, and neighbour discovery. */
    List<Integer> untracked() {
        return isOfIpv4() ? List.of() : List.of(130, 131, 132, 133, 134, 135, 136, 143);
    }

    /** A type and code of an atom, whose type is the first possible one of some; empty if none is. */
    public OptionalInt number(int atom, List<Integer> types) {
        Atoms.OfNumbers numbers = space.numbers(VariableOrder.ICMP);
        return types.stream()
                .filter(type -> numbers.first(atom) <= (type << 8 | 255) && type << 8 <= numbers.last(atom))
                .mapToInt(type -> (int) Math.max(numbers.first(atom), type << 8))
                .findFirst();
    }
}
