package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
 * <pre>{@code
 * Match<?> web = tcp().from("192.0.2.0/24", "2001:db8::/32").dport(80, 443).state(NEW);
 * Match<?> notFromHere = any().except(any().in("lo"));
 * Alternatives dns = anyOf(tcp().dport(53), udp().dport(53));
 * }</pre>
 *
 * @param <M> the match's own type, which its methods return
 */
@CheckReturnValue
public abstract sealed class Match<M extends Match<M>> permits AnyMatch, IcmpMatch, PortMatch {

    private static final Subsets<Family> FAMILIES = new Subsets<>(Family.class);

    private final List<Criterion> criteria;
    private final Set<Family> families;
    private final boolean isPlain;

    Match(List<Criterion> criteria) {
        this.criteria = criteria;
        this.families = familiesOf(criteria);
        this.isPlain = criteria.stream().allMatch(Criterion::isPlain);
    }

    /** {@return a match for every packet, to be narrowed} */
    public static AnyMatch any() {
        return new AnyMatch(List.of());
    }

    /** {@return a match for TCP packets} */
    public static TcpMatch tcp() {
        return TcpMatch.TCP;
    }

    /** {@return a match for UDP packets} */
    public static TransportMatch udp() {
        return TransportMatch.UDP;
    }

    /** {@return a match for DCCP packets} */
    public static TransportMatch dccp() {
        return TransportMatch.DCCP;
    }

    /** {@return a match for SCTP packets} */
    public static TransportMatch sctp() {
        return TransportMatch.SCTP;
    }

    /** {@return a match for UDP-Lite packets} */
    public static TransportMatch udplite() {
        return TransportMatch.UDPLITE;
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
     * A match for packets of a protocol by its name, in both families.
     *
     * @param name a name as {@link Protocol#named} reads it, {@code esp} for instance
     * @return the match
     * @throws IllegalArgumentException if no protocol has that name
     */
    public static AnyMatch protocol(String name) {
        return protocol(Protocol.named(name));
    }

    /**
     * Packets of at least one of several matches. A rule for them stands for a rule for each.
     *
     * @param first a match
     * @param more alternatives
     * @return the alternatives
     */
    public static Alternatives anyOf(Match<?> first, Match<?>... more) {
        return Alternatives.of(first, more);
    }

    /**
     * A match for packets of a protocol, in both families.
     *
     * @param protocol the protocol
     * @return the match
     */
    public static AnyMatch protocol(Protocol protocol) {
        return new AnyMatch(List.of(new ProtocolCriterion(protocol)));
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
        return and(new SourceCriterion(addresses));
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
        return and(new DestinationCriterion(addresses));
    }

    /**
     * Only packets that came in by one of these interfaces.
     *
     * @param first a name, or the beginning of names with a trailing {@code *}
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if one is not an interface name, or if the input interface is matched already
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
        return and(new InputCriterion(interfaces));
    }

    /**
     * Only packets that go out by one of these interfaces.
     *
     * @param first a name, or the beginning of names with a trailing {@code *}
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if one is not an interface name, or if the output interface is matched already
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
        return and(new OutputCriterion(interfaces));
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
        return and(StateCriterion.of(states));
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
        return and(new OwnerUidCriterion(
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
        return and(new OwnerGidCriterion(
                Stream.concat(Stream.of(first), Arrays.stream(more)).toList()));
    }

    /**
     * Only packets of a socket whose creating process had this user, by its name; where packets leave only. The tools look
     * the name up when the rules are loaded, and fail where there is none.
     *
     * @param name the user's name
     * @return the narrowed match
     * @throws IllegalArgumentException if this is not a user's name, or if a user's name is matched already
     */
    public final M user(String name) {
        return and(new OwnerUserCriterion(name));
    }

    /**
     * Only packets of a socket whose creating process had this primary group, by its name; where packets leave only. The
     * tools look the name up when the rules are loaded, and fail where there is none.
     *
     * @param name the group's name
     * @return the narrowed match
     * @throws IllegalArgumentException if this is not a group's name, or if a group's name is matched already
     */
    public final M group(String name) {
        return and(new OwnerGroupCriterion(name));
    }

    /**
     * Only packets of a socket that a process in this control group, or in one below it, created; in OUTPUT only. The tools look the
     * group up when the rules are loaded, and fail where there is none; a group that is removed and made anew under the
     * same name is another one.
     *
     * @param path the group's path below the root, {@code system.slice/backup.service} for instance
     * @return the narrowed match
     * @throws IllegalArgumentException if this is not such a path, or if the control group is matched already
     */
    public final M cgroup(String path) {
        return and(new ControlGroupCriterion(new ControlGroup(path)));
    }

    /**
     * Only packets with a mark.
     *
     * @param value all bits of the mark, 0 to 4294967295
     * @return the narrowed match
     * @throws IllegalArgumentException if the value is out of range, or if the mark is matched already
     */
    public final M mark(long value) {
        return mark(Mark.of(value));
    }

    /**
     * Only packets with a mark.
     *
     * @param mark the mark, or some bits of it
     * @return the narrowed match
     * @throws IllegalArgumentException if the mark is matched already
     */
    public final M mark(Mark mark) {
        return and(new PacketMarkCriterion(mark));
    }

    /**
     * Only packets of a connection with a mark.
     *
     * @param value all bits of the mark, 0 to 4294967295
     * @return the narrowed match
     * @throws IllegalArgumentException if the value is out of range, or if the connection's mark is matched already
     */
    public final M connectionMark(long value) {
        return connectionMark(Mark.of(value));
    }

    /**
     * Only packets of a connection with a mark.
     *
     * @param mark the mark, or some bits of it
     * @return the narrowed match
     * @throws IllegalArgumentException if the connection's mark is matched already
     */
    public final M connectionMark(Mark mark) {
        return and(new ConnectionMarkCriterion(mark));
    }

    /**
     * Only packets that the link layer delivered in one of these ways; where packets arrive only.
     *
     * @param first a way
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if the delivery is matched already
     */
    public final M delivery(Delivery first, Delivery... more) {
        return and(new DeliveryCriterion(EnumSet.of(first, more)));
    }

    /**
     * Without the packets of another match, which says one thing that this one does not:
     * {@code tcp().except(tcp().dport(22))}, {@code any().except(any().out("lo"))}. An address of one family leaves all
     * packets of the other family in. A packet without socket has no owner, so that it is not left out by one.
     *
     * @param other the packets to leave out
     * @return the narrowed match
     * @throws IllegalArgumentException if the other match says nothing or several things that this one does not, if the
     *     tools cannot say the opposite in one rule, or if this match says that already
     */
    public final M except(Match<?> other) {
        List<Criterion> opposed = other.criteria.stream()
                .filter(criterion -> !criteria.contains(criterion))
                .toList();
        if (opposed.size() != 1) {
            throw new IllegalArgumentException("the match \"" + this + "\" cannot leave out \"" + other + "\": it says "
                    + (opposed.isEmpty() ? "nothing" : opposed.size() + " things")
                    + " that this match does not: leave out one thing, as in tcp().except(tcp().dport(22)), or write a"
                    + " chain that returns for these packets first");
        }
        return and(opposed.get(0).opposite());
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
        return and(new LimitCriterion(rate, unit, burst));
    }

    /** {@return the criteria, all of which must hold, in the order in which they are written; at most one of a kind} */
    public final List<Criterion> criteria() {
        return criteria;
    }

    /** {@return the families of which a packet can match; never empty} */
    public final Set<Family> families() {
        return families;
    }

    /** {@return whether a criterion's answer depends on packets before, so that each test changes later answers} */
    public final boolean isStateful() {
        return criteria.stream().anyMatch(criterion -> criterion.ownState().isPresent());
    }

    /**
     * {@return whether no criterion is negated, has several values in a family, or is more than a comparison of a field with
     * its value: what every tool can say in one line}
     */
    public final boolean isPlain() {
        return isPlain;
    }

    /** {@return this match narrowed by one more criterion} */
    final M and(Criterion criterion) {
        List<Criterion> all = new ArrayList<>(criteria);
        all.add(criterion);
        all.sort(CriterionKind.ORDER);
        for (Criterion one : criteria) {
            if (CriterionKind.ORDER.compare(one, criterion) == 0) {
                throw new IllegalArgumentException("the match \"" + this + "\" cannot be narrowed by \"" + criterion
                        + "\": it says that already; give all alternatives in one call");
            }
        }
        M narrowed = withCriteria(List.copyOf(all));
        if (narrowed.families().isEmpty()) {
            throw new IllegalArgumentException("the match \"" + this + "\" cannot be narrowed by \"" + criterion
                    + "\": the criteria have no address family in common, so that no packet would match");
        }
        return narrowed;
    }

    abstract M withCriteria(List<Criterion> all);

    private static Set<Family> familiesOf(List<Criterion> criteria) {
        Set<Family> families = EnumSet.allOf(Family.class);
        for (Criterion criterion : criteria) {
            families.removeIf(family -> !criterion.canHold(family));
        }
        return FAMILIES.of(families);
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
