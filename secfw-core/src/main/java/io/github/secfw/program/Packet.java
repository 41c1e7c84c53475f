package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.Match;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.selinux.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * A packet to ask about. It states what its maker knows of it; where a rule's answer depends on something that it does
 * not state, running a program on it fails and says what to add, rather than guessing.
 *
 * <p>Unless told otherwise the packet has no label and the mark 0. Its connection is known once its state is, and then has no
 * label and the mark 0 either unless told otherwise.
 *
 * <pre>{@code
 * Packet request = Packet.in("eth0", tcp().from("192.0.2.7").dport(80)).state(NEW);
 * Trace trace = policy.program().trace(request);
 * }</pre>
 */
@Value.Immutable
@SuppressWarnings("exports")
@CheckReturnValue
public abstract class Packet {

    Packet() {}

    /**
     * A packet that this machine made and that leaves.
     *
     * @param interfaceName the interface by which it leaves
     * @param stated what else is known of it, in the words of a match; each criterion with exactly one value
     * @return the packet
     * @throws IllegalArgumentException if this is not an interface name, or the match leaves a choice
     */
    public static Packet out(String interfaceName, Match<?> stated) {
        return of(Direction.OUT, Optional.empty(), Optional.of(interfaceName), stated);
    }

    /**
     * A packet for this machine that arrives.
     *
     * @param interfaceName the interface by which it arrives
     * @param stated what else is known of it, in the words of a match; each criterion with exactly one value
     * @return the packet
     * @throws IllegalArgumentException if this is not an interface name, or the match leaves a choice
     */
    public static Packet in(String interfaceName, Match<?> stated) {
        return of(Direction.IN, Optional.of(interfaceName), Optional.empty(), stated);
    }

    /**
     * A packet that this machine passes on.
     *
     * @param input the interface by which it arrives
     * @param output the interface by which it leaves
     * @param stated what else is known of it, in the words of a match; each criterion with exactly one value
     * @return the packet
     * @throws IllegalArgumentException if one is not an interface name, or the match leaves a choice or states an owner
     */
    public static Packet forwarded(String input, String output, Match<?> stated) {
        return of(Direction.FORWARDED, Optional.of(input), Optional.of(output), stated);
    }

    private static Packet of(Direction direction, Optional<String> input, Optional<String> output, Match<?> stated) {
        return of(direction, input, output, stated.toString(), stated.criteria());
    }

    /**
     * A packet of which some criteria are known.
     *
     * @param direction which way it takes
     * @param input the interface by which it arrives, empty for a packet that this machine made
     * @param output the interface by which it leaves, empty for a packet for this machine
     * @param stated what else is known of it; each criterion with exactly one value
     * @return the packet
     * @throws IllegalArgumentException if an interface is missing, superfluous or invalid, a criterion leaves a choice, or a
     *     packet that is passed on has an owner
     */
    public static Packet of(
            Direction direction, Optional<String> input, Optional<String> output, List<Criterion> stated) {
        if (input.isPresent() == (direction == Direction.OUT) || output.isPresent() == (direction == Direction.IN)) {
            throw new IllegalArgumentException("a packet of direction " + direction + " has not the interfaces in "
                    + input.orElse("none") + ", out " + output.orElse("none") + ": name those that it passes");
        }
        String words = stated.stream().map(Criterion::toString).collect(Collectors.joining(" "));
        return of(direction, input, output, words, stated);
    }

    private static Packet of(
            Direction direction,
            Optional<String> input,
            Optional<String> output,
            String stated,
            List<Criterion> criteria) {
        input.ifPresent(Packet::checkInterface);
        output.ifPresent(Packet::checkInterface);
        PacketFields fields = new PacketFields(stated);
        criteria.forEach(criterion -> criterion.accept(fields));
        if (direction == Direction.FORWARDED && fields.hasOwner()) {
            throw new IllegalArgumentException("\"" + stated + "\" states an owner, but a packet that is passed on has"
                    + " no socket here: leave it out");
        }
        if (direction == Direction.OUT && fields.delivery().isPresent()) {
            throw new IllegalArgumentException("\"" + stated
                    + "\" states how the packet was delivered, but it is one that" + " leaves: leave it out");
        }
        if (fields.connectionMark().isPresent()
                && fields.state().isPresent()
                && !fields.state().get().hasConnection()) {
            throw new IllegalArgumentException(
                    "\"" + stated + "\" states the mark of a connection, but a packet of state "
                            + fields.state().get() + " has no connection: leave one of them out");
        }
        return new Fields()
                .isWithoutSocket(false)
                .isOverLimits(false)
                .isWithoutListener(false)
                .bringsConnection(false)
                .direction(direction)
                .inputInterface(input)
                .outputInterface(output)
                .protocol(fields.protocol())
                .source(fields.source())
                .destination(fields.destination())
                .sourcePort(fields.sourcePort())
                .destinationPort(fields.destinationPort())
                .icmpFamily(fields.icmpFamily())
                .icmpType(fields.icmpType())
                .uid(fields.uid())
                .gid(fields.gid())
                .user(fields.user())
                .group(fields.group())
                .controlGroup(fields.controlGroup())
                .icmpCode(fields.icmpCode())
                .tcpFlags(fields.tcpFlags())
                .delivery(fields.delivery())
                .mark(fields.mark().orElse(0))
                .statedConnectionMark(fields.connectionMark())
                .state(fields.state())
                .connection(fields.state().map(Packet::unlabelled).or(() -> ofMark(fields.connectionMark())))
                .build();
    }

    /** What has a mark is there. */
    private static Optional<ConnectionLabel> ofMark(OptionalLong connectionMark) {
        return connectionMark.isPresent() ? Optional.of(ConnectionLabel.none()) : Optional.empty();
    }

    private void checkConnection(boolean hasConnection) {
        if (statedConnectionMark().isPresent() && !hasConnection) {
            throw new IllegalArgumentException(
                    "the packet \"" + this + "\" has a connection, which is marked: leave the mark out first");
        }
    }

    private static ConnectionLabel unlabelled(ConnectionState state) {
        return state.hasConnection() ? ConnectionLabel.none() : ConnectionLabel.noConnection();
    }

    private static void checkInterface(String name) {
        if (new InterfacePattern(name).isPrefix()) {
            throw new IllegalArgumentException(
                    "a packet passes one interface, not all of \"" + name + "\": write one name");
        }
    }

    /**
     * This packet in a state of connection tracking. A packet that is invalid or untracked has no connection.
     *
     * @param state the state
     * @return the packet; a connection that it gets so has no label
     * @throws IllegalArgumentException if the packet's connection is marked, and a packet of this state has none
     */
    public final Packet state(ConnectionState state) {
        checkConnection(state.hasConnection());
        ConnectionLabel connection = connection()
                .filter(known -> known.hasConnection() == state.hasConnection())
                .orElse(unlabelled(state));
        return fields().withState(state).withConnection(connection);
    }

    /** Immutables makes the only subclass, with a method that replaces a field for each of them. */
    private ImmutablePacket fields() {
        return (ImmutablePacket) this;
    }

    /**
     * This packet with a label that it has before the first rule: one that comes by loopback or out of a container
     * keeps the label of its sender.
     *
     * @param label the label
     * @return the packet
     */
    public final Packet labelled(SecurityContext label) {
        return fields().withLabel(label);
    }

    /**
     * This packet made by the kernel, not by a socket of this machine: a TCP reset or an ICMP error for instance.
     *
     * @return the packet, without user, group and control group
     */
    public final Packet withoutSocket() {
        return withoutOwner().withIsWithoutSocket(true);
    }

    private ImmutablePacket withoutOwner() {
        return fields().withUid(OptionalLong.empty())
                .withGid(OptionalLong.empty())
                .withUser(Optional.empty())
                .withGroup(Optional.empty())
                .withControlGroup(Optional.empty());
    }

    /**
     * This packet while no program listens at any queue that it may be handed to.
     *
     * @return the packet
     */
    public final Packet withoutListener() {
        return fields().withIsWithoutListener(true);
    }

    /**
     * This packet as it finds the bucket of every limit empty.
     *
     * @return the packet
     */
    public final Packet overLimits() {
        return fields().withIsOverLimits(true);
    }

    /**
     * This packet while a condition that depends on more than the packet holds or does not: a certain limit, or a condition
     * that the model does not know.
     *
     * @param condition the condition
     * @param holds whether it holds
     * @return the packet
     */
    public final Packet where(Occurrence condition, boolean holds) {
        Map<Occurrence, Boolean> all = new LinkedHashMap<>(conditions());
        all.put(condition, holds);
        return fields().withConditions(all);
    }

    /**
     * This packet while conditions that depend on more than the packet hold or do not, in place of all that was stated of such.
     *
     * @param answers whether each of them holds
     * @return the packet
     */
    public final Packet withAnswers(Map<Occurrence, Boolean> answers) {
        return fields().withConditions(answers);
    }

    /**
     * This packet where something outside the model, when it writes a mark, writes a certain one.
     *
     * @param writer what writes
     * @param mark the mark that it writes, 0 to 4294967295
     * @return the packet
     */
    public final Packet giving(Occurrence writer, long mark) {
        Map<Occurrence, Long> all = new LinkedHashMap<>(given());
        all.put(writer, mark);
        return fields().withGiven(all);
    }

    /**
     * This packet that brings its connection along to the hooks before connection tracking, as the answers of a reject do at
     * OUTPUT. Packets that arrive on loopback always do.
     *
     * @return the packet
     */
    public final Packet bringingConnection() {
        return fields().withBringsConnection(true);
    }

    /**
     * This packet of a connection with the given label.
     *
     * @param label the connection's label
     * @return the packet
     * @throws IllegalArgumentException if a packet of this state cannot have that
     */
    public final Packet connection(ConnectionLabel label) {
        if (state().isPresent() && state().get().hasConnection() != label.hasConnection()) {
            throw new IllegalArgumentException("a packet of state " + state().get()
                    + (label.hasConnection() ? " has no connection" : " has a connection")
                    + ": give it another state first");
        }
        checkConnection(label.hasConnection());
        return fields().withConnection(label);
    }

    /** The answer to this packet, given what became of it; see {@link Trace#reply}. */
    Packet reply(Outcome outcome) {
        if (outcome.verdict() != Verdict.ACCEPT) {
            throw new IllegalArgumentException(
                    "the packet \"" + this + "\" was " + outcome.verdict() + ": there is no reply to it");
        }
        if (leavesByLoopback()) {
            throw new IllegalArgumentException("the packet \"" + this
                    + "\" arrives on this machine before it is replied to: call arriving() first");
        }
        ConnectionLabel connection = outcome.connection()
                .orElseThrow(() -> new IllegalArgumentException("the packet \"" + this
                        + "\" does not state its connection, which its reply belongs to: state its state"));
        Direction back = switch (direction()) {
            case IN -> Direction.OUT;
            case OUT -> Direction.IN;
            case FORWARDED -> Direction.FORWARDED;
        };
        return new Fields()
                .isWithoutSocket(false)
                .isOverLimits(false)
                .isWithoutListener(false)
                .bringsConnection(false)
                .direction(back)
                .inputInterface(outputInterface())
                .outputInterface(inputInterface())
                .protocol(protocol())
                .source(destination())
                .destination(source())
                .sourcePort(destinationPort())
                .destinationPort(sourcePort())
                .icmpFamily(icmpFamily())
                .mark(0)
                .statedConnectionMark(outcome.connectionMark())
                .state(connection.hasConnection() ? Optional.of(ConnectionState.ESTABLISHED) : state())
                .connection(connection)
                .build();
    }

    private boolean leavesByLoopback() {
        return direction() == Direction.OUT && outputInterface().equals(Optional.of("lo"));
    }

    /** This packet as it arrives on loopback, given what became of it; see {@link Trace#arriving}. */
    Packet arriving(Outcome outcome) {
        if (!leavesByLoopback()) {
            throw new IllegalArgumentException(
                    "the packet \"" + this + "\" does not leave by lo: only such a packet arrives here again");
        }
        if (outcome.verdict() != Verdict.ACCEPT) {
            throw new IllegalArgumentException(
                    "the packet \"" + this + "\" was " + outcome.verdict() + ": it does not arrive");
        }
        return withoutOwner()
                .withDirection(Direction.IN)
                .withInputInterface(outputInterface())
                .withOutputInterface(Optional.empty())
                .withLabel(outcome.label())
                .withMark(outcome.mark())
                .withConnection(outcome.connection())
                .withStatedConnectionMark(outcome.connectionMark());
    }

    /** {@return which way the packet takes} */
    public abstract Direction direction();

    /** {@return the interface by which it arrives, empty for a packet that this machine made} */
    public abstract Optional<String> inputInterface();

    /** {@return the interface by which it leaves, empty for a packet for this machine} */
    public abstract Optional<String> outputInterface();

    /** {@return the protocol, if stated} */
    public abstract Optional<Protocol> protocol();

    /** {@return the source address, if stated} */
    public abstract Optional<IpAddress> source();

    /** {@return the destination address, if stated} */
    public abstract Optional<IpAddress> destination();

    /** {@return the source port, if stated} */
    public abstract OptionalInt sourcePort();

    /** {@return the destination port, if stated} */
    public abstract OptionalInt destinationPort();

    /** {@return the family of an ICMP or ICMPv6 packet, if it was stated as such} */
    abstract Optional<Family> icmpFamily();

    /** {@return the type of an ICMP or ICMPv6 packet, if stated} */
    public abstract Optional<IcmpType> icmpType();

    /** {@return the user id of the process that created the sending socket, if stated} */
    public abstract OptionalLong uid();

    /** {@return the primary group id of the process that created the sending socket, if stated} */
    public abstract OptionalLong gid();

    /** {@return the name of the user of the process that created the sending socket, if stated} */
    public abstract Optional<String> user();

    /** {@return the name of the primary group of the process that created the sending socket, if stated} */
    public abstract Optional<String> group();

    /** {@return the control group of the sending socket, if stated} */
    public abstract Optional<ControlGroup> controlGroup();

    /** {@return the code of an ICMP or ICMPv6 packet, if stated} */
    public abstract Optional<IcmpCode> icmpCode();

    /** {@return what is stated of the flags of a TCP packet} */
    public abstract Optional<TcpFlagsCriterion> tcpFlags();

    /** {@return how the link layer delivered the packet, if stated} */
    public abstract Optional<Delivery> delivery();

    /** {@return the mark before the first rule} */
    public abstract long mark();

    /** {@return the connection's mark before the first rule, if stated} */
    abstract OptionalLong statedConnectionMark();

    /**
     * {@return the connection's mark before the first rule, 0 unless told otherwise; empty where there is no connection, or
     * where it is not stated whether there is one}
     */
    public final OptionalLong connectionMark() {
        boolean hasConnection = connection().isPresent() && connection().get().hasConnection();
        if (!hasConnection) {
            return OptionalLong.empty();
        }
        return statedConnectionMark().isPresent() ? statedConnectionMark() : OptionalLong.of(0);
    }

    /** {@return whether no program listens at any queue that the packet may be handed to} */
    public abstract boolean isWithoutListener();

    /** {@return whether no socket of this machine sends the packet: the kernel made it, or it comes from elsewhere} */
    public abstract boolean isWithoutSocket();

    /** {@return whether the packet finds the bucket of every limit empty; unless told otherwise it finds them full} */
    public abstract boolean isOverLimits();

    /** {@return which conditions that depend on more than the packet hold, and which do not} */
    public abstract Map<Occurrence, Boolean> conditions();

    /** {@return which marks are written by what the model does not have} */
    public abstract Map<Occurrence, Long> given();

    /** {@return whether the packet belongs to a connection before connection tracking has seen it} */
    public abstract boolean bringsConnection();

    /** {@return the state of connection tracking, if stated} */
    public abstract Optional<ConnectionState> state();

    /** {@return the label before the first rule, empty for none} */
    public abstract Optional<SecurityContext> label();

    /** {@return the label of the connection before the first rule, empty where it is not stated whether there is one} */
    public abstract Optional<ConnectionLabel> connection();

    /** {@return the address family, if an address is stated} */
    public final Optional<Family> family() {
        return source().or(this::destination).map(IpAddress::family).or(this::icmpFamily);
    }

    /** {@return the packet in the words by which it is stated} */
    @Override
    public final String toString() {
        return PacketText.of(this);
    }

    /** The builder that Immutables makes. */
    static final class Fields extends ImmutablePacket.Builder {}
}
