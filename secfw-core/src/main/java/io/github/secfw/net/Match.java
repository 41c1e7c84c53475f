package io.github.secfw.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which packets are meant: all criteria must hold. Alternatives of one criterion are given in one call
 * ({@code dport(80, 443)}). A match is a value: each method returns a new one, and the order of the calls has no
 * meaning.
 *
 * <p>Begin with {@link #any()} or with a protocol; {@code sport} and {@code dport} exist only after a protocol that
 * has ports.
 *
 * @param <M> the match's own type, which its methods return
 */
public abstract sealed class Match<M extends Match<M>> permits AnyMatch, IcmpMatch, PortMatch {

    /**
     * The order in which criteria are kept and written, so that equal matches are equal texts. A limit is last, so that
     * only packets for which all else holds take from its bucket.
     */
    private static final List<Class<? extends Criterion>> ORDER = List.of(
            Criterion.Source.class,
            Criterion.Destination.class,
            Criterion.Input.class,
            Criterion.Output.class,
            Criterion.OfProtocol.class,
            Criterion.Icmp.class,
            Criterion.OfIcmpType.class,
            Criterion.SourcePort.class,
            Criterion.DestinationPort.class,
            Criterion.OwnerUid.class,
            Criterion.OwnerGid.class,
            Criterion.State.class,
            Criterion.Limit.class);

    private final List<Criterion> criteria;

    Match(List<Criterion> criteria) {
        this.criteria = criteria;
    }

    /** {@return a match for every packet, to be narrowed} */
    public static AnyMatch any() {
        return new AnyMatch(List.of());
    }

    /** {@return a match for TCP packets} */
    public static PortMatch tcp() {
        return new PortMatch(Protocol.TCP);
    }

    /** {@return a match for UDP packets} */
    public static PortMatch udp() {
        return new PortMatch(Protocol.UDP);
    }

    /** {@return a match for DCCP packets} */
    public static PortMatch dccp() {
        return new PortMatch(Protocol.DCCP);
    }

    /** {@return a match for SCTP packets} */
    public static PortMatch sctp() {
        return new PortMatch(Protocol.SCTP);
    }

    /** {@return a match for UDP-Lite packets} */
    public static PortMatch udplite() {
        return new PortMatch(Protocol.UDPLITE);
    }

    /** {@return a match for ICMP packets, which are IPv4} */
    public static IcmpMatch icmp() {
        return new IcmpMatch(Family.IPV4);
    }

    /** {@return a match for ICMPv6 packets, which are IPv6} */
    public static IcmpMatch icmpv6() {
        return new IcmpMatch(Family.IPV6);
    }

    /**
     * A match for packets of a protocol by its IANA number, in both families.
     *
     * @param number 1 to 255
     * @return the match
     * @throws IllegalArgumentException if the number is out of range
     */
    public static AnyMatch protocol(int number) {
        return protocol(new Protocol(number));
    }

    /**
     * A match for packets of a protocol, in both families.
     *
     * @param protocol the protocol
     * @return the match
     */
    public static AnyMatch protocol(Protocol protocol) {
        return new AnyMatch(List.of(new Criterion.OfProtocol(protocol)));
    }

    /**
     * Only packets from one of these addresses.
     *
     * @param first an address, prefix or range as {@link AddressRange#parse} reads it
     * @param more alternatives, of either family
     * @return the narrowed match
     * @throws IllegalArgumentException if one is malformed, if the source is matched already, or if source and
     *     destination have no family in common
     */
    public final M from(String first, String... more) {
        return from(AddressSet.of(first, more));
    }

    /**
     * Only packets from an address of a set.
     *
     * @param addresses the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the source is matched already, or if source and destination have no family
     *     in common
     */
    public final M from(AddressSet addresses) {
        return and(new Criterion.Source(addresses));
    }

    /**
     * Only packets to one of these addresses.
     *
     * @param first an address, prefix or range as {@link AddressRange#parse} reads it
     * @param more alternatives, of either family
     * @return the narrowed match
     * @throws IllegalArgumentException if one is malformed, if the destination is matched already, or if source and
     *     destination have no family in common
     */
    public final M to(String first, String... more) {
        return to(AddressSet.of(first, more));
    }

    /**
     * Only packets to an address of a set.
     *
     * @param addresses the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the destination is matched already, or if source and destination have no
     *     family in common
     */
    public final M to(AddressSet addresses) {
        return and(new Criterion.Destination(addresses));
    }

    /**
     * Only packets that came in by one of these interfaces.
     *
     * @param first a name, or the beginning of names with a trailing {@code *}
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if one is no interface name, or if the input interface is matched already
     */
    public final M in(String first, String... more) {
        return in(InterfaceSet.of(first, more));
    }

    /**
     * Only packets that came in by an interface of a set.
     *
     * @param interfaces the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the input interface is matched already
     */
    public final M in(InterfaceSet interfaces) {
        return and(new Criterion.Input(interfaces));
    }

    /**
     * Only packets that go out by one of these interfaces.
     *
     * @param first a name, or the beginning of names with a trailing {@code *}
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if one is no interface name, or if the output interface is matched already
     */
    public final M out(String first, String... more) {
        return out(InterfaceSet.of(first, more));
    }

    /**
     * Only packets that go out by an interface of a set.
     *
     * @param interfaces the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the output interface is matched already
     */
    public final M out(InterfaceSet interfaces) {
        return and(new Criterion.Output(interfaces));
    }

    /**
     * Only packets in one of these states of connection tracking.
     *
     * @param first a state
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if the state is matched already
     */
    public final M state(ConnectionState first, ConnectionState... more) {
        return state(EnumSet.of(first, more));
    }

    /**
     * Only packets in a state of a set.
     *
     * @param states the states
     * @return the narrowed match
     * @throws IllegalArgumentException if there is no state, or if the state is matched already
     */
    public final M state(Set<ConnectionState> states) {
        return and(new Criterion.State(states));
    }

    /**
     * Only packets of a socket whose creating process had this user id; where packets leave only.
     *
     * @param id the user id, 0 to 4294967294
     * @return the narrowed match
     * @throws IllegalArgumentException if the id is out of range, or if the user is matched already
     */
    public final M uid(long id) {
        return uid(new IdRange(id, id));
    }

    /**
     * Only packets of a socket whose creating process had a user id of these ranges; where packets leave only.
     *
     * @param first a range
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if the user is matched already
     */
    public final M uid(IdRange first, IdRange... more) {
        return and(new Criterion.OwnerUid(
                Stream.concat(Stream.of(first), Arrays.stream(more)).toList()));
    }

    /**
     * Only packets of a socket whose creating process had this primary group id; where packets leave only.
     *
     * @param id the group id, 0 to 4294967294
     * @return the narrowed match
     * @throws IllegalArgumentException if the id is out of range, or if the group is matched already
     */
    public final M gid(long id) {
        return gid(new IdRange(id, id));
    }

    /**
     * Only packets of a socket whose creating process had a primary group id of these ranges; where packets leave only.
     *
     * @param first a range
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if the group is matched already
     */
    public final M gid(IdRange first, IdRange... more) {
        return and(new Criterion.OwnerGid(
                Stream.concat(Stream.of(first), Arrays.stream(more)).toList()));
    }

    /**
     * Not more packets than a rate allows. The rule has a bucket of its own in each family, which is full at first.
     *
     * @param rate how many packets are added to the bucket in a unit of time, 1 to 10,000
     * @param unit the unit of time
     * @param burst how many packets the bucket holds, 1 to 10,000
     * @return the narrowed match
     * @throws IllegalArgumentException if a number is out of range, or if there is a limit already
     */
    public final M limit(int rate, LimitUnit unit, int burst) {
        return and(new Criterion.Limit(rate, unit, burst));
    }

    /** {@return the criteria, all of which must hold, in the order in which they are written; at most one of a kind} */
    public final List<Criterion> criteria() {
        return criteria;
    }

    /** {@return the families of which a packet can match; never empty} */
    public final Set<Family> families() {
        return familiesOf(criteria);
    }

    /** {@return this match narrowed by one more criterion} */
    final M and(Criterion criterion) {
        List<Criterion> all = new ArrayList<>(criteria);
        all.add(criterion);
        all.sort(Comparator.comparingInt(one -> ORDER.indexOf(one.getClass())));
        Set<Class<?>> kinds = new HashSet<>();
        for (Criterion one : all) {
            if (!kinds.add(one.getClass())) {
                throw new IllegalArgumentException("the match \"" + this + "\" cannot be narrowed by \"" + criterion
                        + "\": it says that already; give all alternatives in one call");
            }
        }
        if (familiesOf(all).isEmpty()) {
            throw new IllegalArgumentException("the match \"" + this + "\" cannot be narrowed by \"" + criterion
                    + "\": the criteria have no address family in common, so that no packet would match");
        }
        return withCriteria(List.copyOf(all));
    }

    abstract M withCriteria(List<Criterion> all);

    private static Set<Family> familiesOf(List<Criterion> criteria) {
        Set<Family> families = EnumSet.allOf(Family.class);
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.Source source) {
                families.retainAll(source.addresses().families());
            } else if (criterion instanceof Criterion.Destination destination) {
                families.retainAll(destination.addresses().families());
            } else if (criterion instanceof Criterion.Icmp icmp) {
                families.retainAll(Set.of(icmp.family()));
            }
        }
        return families;
    }

    /** {@return whether the other object is a match with the same criteria} */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Match<?> that && criteria.equals(that.criteria);
    }

    @Override
    public final int hashCode() {
        return criteria.hashCode();
    }

    /** {@return the criteria in words, {@code any packet} where there are none} */
    @Override
    public final String toString() {
        return criteria.isEmpty()
                ? "any packet"
                : criteria.stream().map(Criterion::toString).collect(Collectors.joining(" "));
    }
}
