package io.github.secfw.net;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One condition on a packet. The same conditions stand in rules, where backends write them, and in programs, where
 * they are decided for a packet. The text of a criterion is the words by which it is written.
 */
@CheckReturnValue
public sealed interface Criterion {

    /**
     * Calls the visitor's method for this kind of criterion.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    @CanIgnoreReturnValue // some visitors return nothing
    <R> R accept(Visitor<R> visitor);

    /**
     * {@return whether a packet at this hook has what the criterion asks for; where it has not, the criterion could
     * never hold}
     *
     * @param hook the hook
     */
    default boolean isKnownAt(Hook hook) {
        return true;
    }

    /** {@return whether this asks for the owner of the socket that sends the packet} */
    default boolean isOfOwner() {
        return false;
    }

    /**
     * The source address is in a set.
     *
     * @param addresses the set
     */
    record Source(AddressSet addresses) implements Criterion {
        /** Checks that there is a set. */
        public Source {
            Objects.requireNonNull(addresses, "addresses");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSource(this);
        }

        @Override
        public String toString() {
            return "from " + addresses;
        }
    }

    /**
     * The destination address is in a set.
     *
     * @param addresses the set
     */
    record Destination(AddressSet addresses) implements Criterion {
        /** Checks that there is a set. */
        public Destination {
            Objects.requireNonNull(addresses, "addresses");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDestination(this);
        }

        @Override
        public String toString() {
            return "to " + addresses;
        }
    }

    /**
     * The packet came in by an interface of a set. A packet that this machine makes has no input interface before it
     * comes back on loopback.
     *
     * @param interfaces the set
     */
    record Input(InterfaceSet interfaces) implements Criterion {
        /** Checks that there is a set. */
        public Input {
            Objects.requireNonNull(interfaces, "interfaces");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInput(this);
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasInputInterface();
        }

        @Override
        public String toString() {
            return "in " + interfaces;
        }
    }

    /**
     * The packet goes out by an interface of a set.
     *
     * @param interfaces the set
     */
    record Output(InterfaceSet interfaces) implements Criterion {
        /** Checks that there is a set. */
        public Output {
            Objects.requireNonNull(interfaces, "interfaces");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOutput(this);
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasOutputInterface();
        }

        @Override
        public String toString() {
            return "out " + interfaces;
        }
    }

    /**
     * The packet is of a protocol.
     *
     * @param protocol the protocol
     */
    record OfProtocol(Protocol protocol) implements Criterion {
        /** Checks that there is a protocol. */
        public OfProtocol {
            Objects.requireNonNull(protocol, "protocol");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOfProtocol(this);
        }

        @Override
        public String toString() {
            return protocol.toString();
        }
    }

    /**
     * The source port is in a set, and the packet is of the given protocol.
     *
     * @param protocol a protocol with ports
     * @param ports the set
     */
    record SourcePort(Protocol protocol, PortSet ports) implements Criterion {
        /**
         * Checks the protocol.
         *
         * @throws IllegalArgumentException if the protocol has no ports
         */
        public SourcePort {
            Objects.requireNonNull(ports, "ports");
            requirePorts(protocol);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSourcePort(this);
        }

        @Override
        public String toString() {
            return "sport " + ports;
        }
    }

    /**
     * The destination port is in a set, and the packet is of the given protocol.
     *
     * @param protocol a protocol with ports
     * @param ports the set
     */
    record DestinationPort(Protocol protocol, PortSet ports) implements Criterion {
        /**
         * Checks the protocol.
         *
         * @throws IllegalArgumentException if the protocol has no ports
         */
        public DestinationPort {
            Objects.requireNonNull(ports, "ports");
            requirePorts(protocol);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDestinationPort(this);
        }

        @Override
        public String toString() {
            return "dport " + ports;
        }
    }

    /**
     * Connection tracking says one of some states of the packet.
     *
     * @param states the states, at least one
     */
    record State(Set<ConnectionState> states) implements Criterion {
        private static final Subsets<ConnectionState> STATES = new Subsets<>(ConnectionState.class);
        private static final Map<Set<ConnectionState>, State> SHARED = STATES.index(State::new);

        /**
         * Checks and copies the states.
         *
         * @throws IllegalArgumentException if there is none
         */
        public State {
            if (states.isEmpty()) {
                throw new IllegalArgumentException(
                        "a match on no connection state matches nothing: name a state, or leave the match out");
            }
            states = STATES.of(states);
        }

        /** The criterion for these states, of which there is one. */
        static State of(Set<ConnectionState> states) {
            return Objects.requireNonNullElseGet(SHARED.get(states), () -> new State(states));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitState(this);
        }

        @Override
        public String toString() {
            return "state " + states.stream().map(ConnectionState::toString).collect(Collectors.joining(","));
        }
    }

    /**
     * The packet is of ICMP, in IPv4, or of ICMPv6, in IPv6.
     *
     * @param family the family
     */
    record Icmp(Family family) implements Criterion {
        /** Checks that there is a family. */
        public Icmp {
            Objects.requireNonNull(family, "family");
        }

        /** {@return the protocol's number in this family} */
        public Protocol protocol() {
            return family == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIcmp(this);
        }

        @Override
        public String toString() {
            return family == Family.IPV4 ? "icmp" : "icmpv6";
        }
    }

    /**
     * The packet is an ICMP or ICMPv6 message of some types.
     *
     * @param family the family of all the types
     * @param types the types, at least one
     */
    record OfIcmpType(Family family, SortedSet<IcmpType> types) implements Criterion {
        /**
         * Checks and copies the types.
         *
         * @throws IllegalArgumentException if there is none, or one is of the other family
         */
        public OfIcmpType {
            Objects.requireNonNull(family, "family");
            types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
            if (types.isEmpty()) {
                throw new IllegalArgumentException(
                        "a match on no icmp type matches nothing: name a type, or leave the match out");
            }
            for (IcmpType type : types) {
                if (type.family() != family) {
                    throw new IllegalArgumentException(
                            "the icmp type " + type + " of " + type.family() + " cannot match in " + family);
                }
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOfIcmpType(this);
        }

        @Override
        public String toString() {
            return "type " + types.stream().map(IcmpType::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * The packet was made by a socket whose creating process had a user id of some ranges. A packet without socket, one
     * that the kernel made, has none.
     *
     * @param ids the ranges, at least one
     */
    record OwnerUid(List<IdRange> ids) implements Criterion {
        /**
         * Checks and copies the ids.
         *
         * @throws IllegalArgumentException if there is none
         */
        public OwnerUid {
            ids = normal(ids);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwnerUid(this);
        }

        @Override
        public boolean isOfOwner() {
            return true;
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasSocketOwner();
        }

        @Override
        public String toString() {
            return "uid " + ids.stream().map(IdRange::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * The packet was made by a socket whose creating process had a primary group id of some ranges. A packet without
     * socket, one that the kernel made, has none.
     *
     * @param ids the ranges, at least one
     */
    record OwnerGid(List<IdRange> ids) implements Criterion {
        /**
         * Checks and copies the ids.
         *
         * @throws IllegalArgumentException if there is none
         */
        public OwnerGid {
            ids = normal(ids);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwnerGid(this);
        }

        @Override
        public boolean isOfOwner() {
            return true;
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasSocketOwner();
        }

        @Override
        public String toString() {
            return "gid " + ids.stream().map(IdRange::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * Not more packets than a rate allows. Each rule has a bucket of its own in each family, from which every packet that
     * meets the limit takes one, and which is full at first.
     *
     * @param rate how many packets are added to the bucket in a unit of time, 1 to 10,000
     * @param unit the unit of time
     * @param burst how many packets the bucket holds, 1 to 10,000
     */
    record Limit(int rate, LimitUnit unit, int burst) implements Criterion {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public Limit {
            Objects.requireNonNull(unit, "unit");
            if (rate < 1 || rate > 10_000 || burst < 1 || burst > 10_000) {
                throw new IllegalArgumentException("limit " + rate + "/" + unit + " with burst " + burst
                        + " is out of range: write numbers from 1 to 10000");
            }
        }

        /** {@return the same limit by the shortest unit of time in which its rate is a whole number} */
        public Limit simplest() {
            for (LimitUnit shorter : LimitUnit.values()) {
                int times = unit.seconds() / shorter.seconds();
                if (times >= 1 && rate % times == 0) {
                    return new Limit(rate / times, shorter, burst);
                }
            }
            return this;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLimit(this);
        }

        @Override
        public String toString() {
            return "limit " + rate + "/" + unit + " burst " + burst;
        }
    }

    /**
     * Another criterion does not hold. What a packet must have for the other one to be asked stays required: a negated
     * connection mark asks for a connection. Only of a socket's owner is that different, as in iptables: a packet
     * without socket has no owner, so that every negated owner holds for it.
     *
     * @param criterion what must not hold
     */
    record Not(Criterion criterion) implements Criterion {
        /**
         * Checks that both tools can say it.
         *
         * @throws IllegalArgumentException if one of them cannot, or if nothing would be left
         */
        public Not {
            Objects.requireNonNull(criterion, "criterion");
            Negation.check(criterion);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }

        @Override
        public boolean isOfOwner() {
            return criterion.isOfOwner();
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return criterion.isKnownAt(hook);
        }

        @Override
        public String toString() {
            return "not " + criterion;
        }
    }

    /**
     * The packet is an ICMP or ICMPv6 message of a type with some codes.
     *
     * @param type the type of all the codes
     * @param codes the codes, at least one
     */
    record OfIcmpCode(IcmpType type, SortedSet<IcmpCode> codes) implements Criterion {
        /**
         * Checks and copies the codes.
         *
         * @throws IllegalArgumentException if there is none, or one is of another type
         */
        public OfIcmpCode {
            Objects.requireNonNull(type, "type");
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
            if (codes.isEmpty()) {
                throw new IllegalArgumentException(
                        "a match on no icmp code matches nothing: name a code, or leave the match out");
            }
            for (IcmpCode code : codes) {
                if (!code.type().equals(type)) {
                    throw new IllegalArgumentException(
                            "the icmp code " + code + " of the type " + code.type() + " cannot match the type " + type);
                }
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOfIcmpCode(this);
        }

        @Override
        public String toString() {
            return "code " + codes.stream().map(IcmpCode::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * Of some flags of a TCP header exactly certain ones are set.
     *
     * @param examined the flags that are looked at, at least one
     * @param set those of them that are set; the others are clear
     */
    record TcpFlags(Set<TcpFlag> examined, Set<TcpFlag> set) implements Criterion {
        private static final Subsets<TcpFlag> FLAGS = new Subsets<>(TcpFlag.class);

        /**
         * Checks and copies the flags.
         *
         * @throws IllegalArgumentException if none is examined, or one is to be set that is not examined
         */
        public TcpFlags {
            if (examined.isEmpty() || !examined.containsAll(set)) {
                throw new IllegalArgumentException("tcp flags " + text(set) + " of " + text(examined)
                        + ": examine at least one flag, and every flag that is to be set");
            }
            examined = FLAGS.of(examined);
            set = FLAGS.of(set);
        }

        private static String text(Set<TcpFlag> flags) {
            return flags.isEmpty()
                    ? "none"
                    : flags.stream().sorted().map(TcpFlag::toString).collect(Collectors.joining(","));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTcpFlags(this);
        }

        @Override
        public String toString() {
            return "flags " + text(set) + " of " + text(examined);
        }
    }

    /**
     * The packet was made by a socket whose creating process had a user of some name, which the tool looks up when the
     * rules are loaded.
     *
     * @param name the user's name
     */
    record OwnerUser(String name) implements Criterion {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if this is no user's name
         */
        public OwnerUser {
            requireAccount("user", name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwnerUser(this);
        }

        @Override
        public boolean isOfOwner() {
            return true;
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasSocketOwner();
        }

        @Override
        public String toString() {
            return "user " + name;
        }
    }

    /**
     * The packet was made by a socket whose creating process had a primary group of some name, which the tool looks up
     * when the rules are loaded.
     *
     * @param name the group's name
     */
    record OwnerGroup(String name) implements Criterion {
        /**
         * Checks the name.
         *
         * @throws IllegalArgumentException if this is no group's name
         */
        public OwnerGroup {
            requireAccount("group", name);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwnerGroup(this);
        }

        @Override
        public boolean isOfOwner() {
            return true;
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasSocketOwner();
        }

        @Override
        public String toString() {
            return "group " + name;
        }
    }

    /**
     * The packet was made by a socket that a process in a control group, or in one below it, created; a process that moves
     * leaves its sockets behind. In OUTPUT only: elsewhere the tools look for the socket differently.
     *
     * @param group the control group
     */
    record InControlGroup(ControlGroup group) implements Criterion {
        /** Checks that there is a group. */
        public InControlGroup {
            Objects.requireNonNull(group, "group");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInControlGroup(this);
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook == Hook.OUTPUT;
        }

        @Override
        public String toString() {
            return "cgroup " + group;
        }
    }

    /**
     * The packet has a mark.
     *
     * @param mark the mark, or some bits of it
     */
    record PacketMark(Mark mark) implements Criterion {
        /** Checks that there is a mark. */
        public PacketMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPacketMark(this);
        }

        @Override
        public String toString() {
            return "mark " + mark;
        }
    }

    /**
     * The packet belongs to a connection that has a mark.
     *
     * @param mark the mark, or some bits of it
     */
    record ConnectionMark(Mark mark) implements Criterion {
        /** Checks that there is a mark. */
        public ConnectionMark {
            Objects.requireNonNull(mark, "mark");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitConnectionMark(this);
        }

        @Override
        public String toString() {
            return "connection mark " + mark;
        }
    }

    /**
     * The link layer delivered the packet in one of some ways.
     *
     * @param ways the ways, at least one
     */
    record DeliveredAs(Set<Delivery> ways) implements Criterion {
        private static final Subsets<Delivery> WAYS = new Subsets<>(Delivery.class);

        /**
         * Checks and copies the ways.
         *
         * @throws IllegalArgumentException if there is none
         */
        public DeliveredAs {
            if (ways.isEmpty()) {
                throw new IllegalArgumentException(
                        "a match on no delivery matches nothing: name one, or leave the match out");
            }
            ways = WAYS.of(ways);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDeliveredAs(this);
        }

        @Override
        public boolean isKnownAt(Hook hook) {
            return hook.hasInputInterface();
        }

        @Override
        public String toString() {
            return "delivered as " + ways.stream().map(Delivery::toString).collect(Collectors.joining(", "));
        }
    }

    private static void requireAccount(String kind, String name) {
        if (!name.matches("[a-z_][a-z0-9_-]{0,30}")) {
            throw new IllegalArgumentException(kind + " \"" + OneLine.of(name)
                    + "\" is not a valid portable account name: write a small letter or '_', then up to 30 small letters, digits,"
                    + " '_' or '-', or match the number");
        }
    }

    private static List<IdRange> normal(List<IdRange> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a match on no id matches nothing: name an id, or leave the match out");
        }
        return ImmutableRangeSet.unionOf(ids.stream()
                        .map(range -> Range.closed(range.first(), range.last()).canonical(DiscreteDomain.longs()))
                        .toList())
                .asRanges()
                .stream()
                .map(range -> new IdRange(range.lowerEndpoint(), range.upperEndpoint() - 1))
                .toList();
    }

    private static void requirePorts(Protocol protocol) {
        if (!protocol.hasPorts()) {
            throw new IllegalArgumentException(
                    protocol + " has no ports: match them on tcp, udp, dccp, sctp or udplite");
        }
    }

    /**
     * What to do with each kind of criterion. There are no default methods, so that a new kind breaks every visitor
     * that does not know it; for visitors outside this project there is
     * {@code io.github.secfw.spi.RefusingCriterionVisitor}.
     *
     * @param <R> what the visitor returns
     */
    interface Visitor<R> {
        /**
         * {@return the result for a source address}
         *
         * @param criterion the criterion
         */
        R visitSource(Source criterion);

        /**
         * {@return the result for a destination address}
         *
         * @param criterion the criterion
         */
        R visitDestination(Destination criterion);

        /**
         * {@return the result for an input interface}
         *
         * @param criterion the criterion
         */
        R visitInput(Input criterion);

        /**
         * {@return the result for an output interface}
         *
         * @param criterion the criterion
         */
        R visitOutput(Output criterion);

        /**
         * {@return the result for a protocol}
         *
         * @param criterion the criterion
         */
        R visitOfProtocol(OfProtocol criterion);

        /**
         * {@return the result for a source port}
         *
         * @param criterion the criterion
         */
        R visitSourcePort(SourcePort criterion);

        /**
         * {@return the result for a destination port}
         *
         * @param criterion the criterion
         */
        R visitDestinationPort(DestinationPort criterion);

        /**
         * {@return the result for a connection state}
         *
         * @param criterion the criterion
         */
        R visitState(State criterion);

        /**
         * {@return the result for ICMP or ICMPv6}
         *
         * @param criterion the criterion
         */
        R visitIcmp(Icmp criterion);

        /**
         * {@return the result for a type of ICMP or ICMPv6}
         *
         * @param criterion the criterion
         */
        R visitOfIcmpType(OfIcmpType criterion);

        /**
         * {@return the result for the user id of the socket}
         *
         * @param criterion the criterion
         */
        R visitOwnerUid(OwnerUid criterion);

        /**
         * {@return the result for the group id of the socket}
         *
         * @param criterion the criterion
         */
        R visitOwnerGid(OwnerGid criterion);

        /**
         * {@return the result for a limit}
         *
         * @param criterion the criterion
         */
        R visitLimit(Limit criterion);

        /**
         * {@return the result for a criterion that must not hold}
         *
         * @param criterion the criterion
         */
        R visitNot(Not criterion);

        /**
         * {@return the result for a code of ICMP or ICMPv6}
         *
         * @param criterion the criterion
         */
        R visitOfIcmpCode(OfIcmpCode criterion);

        /**
         * {@return the result for flags of TCP}
         *
         * @param criterion the criterion
         */
        R visitTcpFlags(TcpFlags criterion);

        /**
         * {@return the result for the user of the socket, by name}
         *
         * @param criterion the criterion
         */
        R visitOwnerUser(OwnerUser criterion);

        /**
         * {@return the result for the group of the socket, by name}
         *
         * @param criterion the criterion
         */
        R visitOwnerGroup(OwnerGroup criterion);

        /**
         * {@return the result for a control group}
         *
         * @param criterion the criterion
         */
        R visitInControlGroup(InControlGroup criterion);

        /**
         * {@return the result for a mark of the packet}
         *
         * @param criterion the criterion
         */
        R visitPacketMark(PacketMark criterion);

        /**
         * {@return the result for a mark of the connection}
         *
         * @param criterion the criterion
         */
        R visitConnectionMark(ConnectionMark criterion);

        /**
         * {@return the result for a way of delivery}
         *
         * @param criterion the criterion
         */
        R visitDeliveredAs(DeliveredAs criterion);
    }
}
