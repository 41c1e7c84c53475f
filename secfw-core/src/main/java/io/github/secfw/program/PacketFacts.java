package io.github.secfw.program;

import com.google.common.base.Suppliers;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Decides conditions for one packet where it is by now, with the labels and marks that it has by now. Not safe for several
 * threads.
 */
final class PacketFacts implements CriterionVisitor<Fact>, ConditionVisitor<Fact> {

    /** Where connection tracking sees a packet, at the first hook that it passes (NF_IP_PRI_CONNTRACK). */
    private static final int CONNECTION_TRACKING = -200;

    private static final Footprint LIMIT = Footprint.event(Cell.OWN_STATE);

    private final Packet packet;
    private final StatedAnswers answers;
    private final Supplier<Occurrences> occurrences;
    private Hook hook = Hook.PREROUTING;
    private boolean isTracked = true;
    private Optional<SecurityContext> label;
    private Optional<ConnectionLabel> connection;
    private long mark;
    private OptionalLong connectionMark;
    private final Askings askings;

    /** The mark, and what was written, when the packet came to the base chain that reroutes. */
    private long markBefore;

    private Map<Cell, Occurrence> writtenBefore = Map.of();

    private final boolean observesEvents;

    /** For the packet before its first hook. */
    PacketFacts(PacketProgram program, Packet packet, Askings askings, boolean observesEvents) {
        this.packet = packet;
        this.answers = new StatedAnswers(packet);
        this.askings = askings;
        this.observesEvents = observesEvents;
        this.occurrences =
                Suppliers.memoize(() -> Occurrences.in(program, packet.family().orElse(Family.IPV4)));
        this.label = packet.label();
        this.connection = packet.connection();
        this.mark = packet.mark();
        this.connectionMark = packet.connectionMark();
    }

    /** A packet that comes back on loopback was tracked when it left. */
    void arriveAt(ProgramBaseChain chain) {
        hook = chain.hook();
        isTracked = chain.priority() >= CONNECTION_TRACKING
                || !(hook == Hook.OUTPUT || hook == Hook.PREROUTING)
                || packet.bringsConnection()
                || (hook == Hook.PREROUTING && packet.inputInterface().equals(Optional.of("lo")));
        if (chain.reroutes()) {
            markBefore = mark;
            writtenBefore = askings.written();
        }
    }

    /** Gives the packet another route if the base chain has changed what routing asks for, and tells whether it has. */
    boolean reroute() {
        Footprint footprint = Rerouting.footprint(packet.family().orElse(Family.IPV4));
        Map<Cell, Occurrence> written = askings.written();
        boolean isChanged = mark != markBefore
                || footprint.reads().stream()
                        .anyMatch(cell -> !Objects.equals(written.get(cell), writtenBefore.get(cell)));
        if (isChanged) {
            ask(Rerouting.NAME, footprint);
        }
        return isChanged;
    }

    Optional<SecurityContext> label() {
        return label;
    }

    void setLabel(Optional<SecurityContext> next) {
        label = next;
    }

    /** The connection as rules see it: none before tracking, unless the packet brings one. Empty where that is not stated. */
    Optional<ConnectionLabel> connection() {
        return isTracked ? connection : Optional.of(ConnectionLabel.noConnection());
    }

    void setConnection(ConnectionLabel next) {
        connection = Optional.of(next);
    }

    /** As it is when the packet has left. */
    Optional<ConnectionLabel> finalConnection() {
        return connection;
    }

    long mark() {
        return mark;
    }

    /** Empty where there is no connection, or where the packet does not state whether there is one. */
    OptionalLong connectionMark() {
        return hasNoConnection() ? OptionalLong.empty() : connectionMark;
    }

    /** As it is when the packet has left. */
    OptionalLong finalConnectionMark() {
        return connectionMark;
    }

    void set(Mark bits) {
        mark = bits.set(mark);
    }

    /** Sets bits of the connection's mark, if there is a connection. */
    void setConnection(Mark bits) {
        if (connectionMark.isPresent() && !hasNoConnection()) {
            connectionMark = OptionalLong.of(bits.set(connectionMark.getAsLong()));
        }
    }

    @Override
    public Fact visitSource(SourceCriterion criterion) {
        return address(packet.source(), criterion.addresses());
    }

    @Override
    public Fact visitDestination(DestinationCriterion criterion) {
        return address(packet.destination(), criterion.addresses());
    }

    private Fact address(Optional<IpAddress> address, AddressSet addresses) {
        if (address.isPresent()) {
            return Fact.of(addresses.contains(address.get()));
        }
        boolean otherFamily = packet.family().isPresent()
                && addresses.ranges(packet.family().get()).isEmpty();
        return otherFamily ? Fact.NO : Fact.UNSTATED;
    }

    @Override
    public Fact visitInput(InputCriterion criterion) {
        return Fact.of(seesInputInterface() && contains(criterion.interfaces(), packet.inputInterface()));
    }

    @Override
    public Fact visitOutput(OutputCriterion criterion) {
        return Fact.of(hook.hasOutputInterface() && contains(criterion.interfaces(), packet.outputInterface()));
    }

    /** Behind routing, the input interface of a forwarded packet is known too, though iptables cannot ask for it there. */
    private boolean seesInputInterface() {
        return hook.hasInputInterface() || (hook == Hook.POSTROUTING && packet.direction() == Direction.FORWARDED);
    }

    /** A packet always states its interfaces; one that it has not is in no set. */
    private static boolean contains(InterfaceSet interfaces, Optional<String> name) {
        return name.isPresent() && interfaces.contains(name.get());
    }

    @Override
    public Fact visitProtocol(ProtocolCriterion criterion) {
        return packet.protocol().isPresent()
                ? Fact.of(packet.protocol().get().equals(criterion.protocol()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact visitSourcePort(SourcePortCriterion criterion) {
        return port(criterion.protocol(), packet.sourcePort(), criterion.ports());
    }

    @Override
    public Fact visitDestinationPort(DestinationPortCriterion criterion) {
        return port(criterion.protocol(), packet.destinationPort(), criterion.ports());
    }

    private Fact port(Protocol protocol, OptionalInt port, PortSet ports) {
        if (isOtherProtocol(protocol)) {
            return Fact.NO;
        }
        if (packet.protocol().isEmpty() || port.isEmpty()) {
            return Fact.UNSTATED;
        }
        return Fact.of(ports.contains(port.getAsInt()));
    }

    @Override
    public Fact visitState(StateCriterion criterion) {
        if (!isTracked) {
            return Fact.of(criterion.states().contains(ConnectionState.INVALID));
        }
        return packet.state().isPresent()
                ? Fact.of(criterion.states().contains(packet.state().get()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact visitIcmp(IcmpCriterion criterion) {
        boolean otherFamily = packet.family().isPresent() && packet.family().get() != criterion.family();
        if (otherFamily || isOtherProtocol(criterion.protocol())) {
            return Fact.NO;
        }
        return packet.family().isPresent() && packet.protocol().isPresent() ? Fact.YES : Fact.UNSTATED;
    }

    @Override
    public Fact visitIcmpType(IcmpTypeCriterion criterion) {
        Fact protocol = visitIcmp(new IcmpCriterion(criterion.family()));
        if (protocol == Fact.NO) {
            return Fact.NO;
        }
        return packet.icmpType().isPresent()
                ? Fact.of(criterion.types().contains(packet.icmpType().get()))
                : Fact.UNSTATED;
    }

    private boolean isOtherProtocol(Protocol protocol) {
        return packet.protocol().isPresent() && !packet.protocol().get().equals(protocol);
    }

    @Override
    public Fact visitOwnerUid(OwnerUidCriterion criterion) {
        return owner(packet.uid(), criterion.ids());
    }

    @Override
    public Fact visitOwnerGid(OwnerGidCriterion criterion) {
        return owner(packet.gid(), criterion.ids());
    }

    private Fact owner(OptionalLong id, List<IdRange> ids) {
        if (hasNoOwner()) {
            return Fact.NO;
        }
        return id.isPresent() ? Fact.of(ids.stream().anyMatch(range -> range.contains(id.getAsLong()))) : Fact.UNSTATED;
    }

    /**
     * A packet for this machine can have an owner at INPUT, unless it comes by loopback: the kernel looks up the socket of a
     * connection before (early demultiplexing).
     */
    private boolean hasNoOwner() {
        boolean canHaveOwner = hook == Hook.INPUT
                ? !packet.inputInterface().equals(Optional.of("lo"))
                : packet.direction() == Direction.OUT && hook.hasSocketOwner();
        return packet.isWithoutSocket() || !canHaveOwner;
    }

    @Override
    public Fact visitOwnerUser(OwnerUserCriterion criterion) {
        return account(packet.user(), criterion.name());
    }

    @Override
    public Fact visitOwnerGroup(OwnerGroupCriterion criterion) {
        return account(packet.group(), criterion.name());
    }

    /** Which number a name stands for is known where the rules are loaded, not here. */
    private Fact account(Optional<String> stated, String name) {
        if (hasNoOwner()) {
            return Fact.NO;
        }
        return stated.isPresent() ? Fact.of(stated.get().equals(name)) : Fact.UNSTATED;
    }

    @Override
    public Fact visitControlGroup(ControlGroupCriterion criterion) {
        boolean isArriving = packet.direction() == Direction.IN && (hook == Hook.PREROUTING || hook == Hook.INPUT);
        if (packet.isWithoutSocket() || !(hook == Hook.OUTPUT || isArriving)) {
            return Fact.NO;
        }
        if (packet.controlGroup().isPresent()) {
            return Fact.of(criterion.group().contains(packet.controlGroup().get()));
        }
        return isArriving && packet.uid().isPresent() ? Fact.NO : Fact.UNSTATED;
    }

    /** A packet without connection does not match a criterion that needs one, negated or not. */
    @Override
    public Fact visitNegated(NegatedCriterion criterion) {
        if (criterion.needsConnection() && hasNoConnection()) {
            return Fact.NO;
        }
        return criterion.criterion().accept(this).negated();
    }

    private boolean hasNoConnection() {
        return connection().isPresent() && !connection().get().hasConnection();
    }

    @Override
    public Fact visitConnectionMark(ConnectionMarkCriterion criterion) {
        if (hasNoConnection()) {
            return Fact.NO;
        }
        return connectionMark.isPresent()
                ? Fact.of(criterion.mark().matches(connectionMark.getAsLong()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact visitPacketMark(PacketMarkCriterion criterion) {
        return Fact.of(criterion.mark().matches(mark));
    }

    /** The kernel calls every packet that it makes unicast until it is sent. */
    @Override
    public Fact visitDelivery(DeliveryCriterion criterion) {
        if (packet.direction() == Direction.OUT) {
            return Fact.of(criterion.ways().contains(Delivery.UNICAST));
        }
        return packet.delivery().isPresent()
                ? Fact.of(criterion.ways().contains(packet.delivery().get()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact visitIcmpCode(IcmpCodeCriterion criterion) {
        IcmpType type = criterion.type();
        Fact ofType = visitIcmpType(new IcmpTypeCriterion(type.family(), new TreeSet<>(Set.of(type))));
        if (ofType == Fact.NO || packet.icmpCode().isEmpty()) {
            return ofType == Fact.NO ? Fact.NO : Fact.UNSTATED;
        }
        return Fact.of(criterion.codes().contains(packet.icmpCode().get()));
    }

    @Override
    public Fact visitTcpFlags(TcpFlagsCriterion criterion) {
        if (isOtherProtocol(Protocol.TCP)) {
            return Fact.NO;
        }
        if (packet.tcpFlags().isEmpty()) {
            return Fact.UNSTATED;
        }
        TcpFlagsCriterion stated = packet.tcpFlags().get();
        boolean all = true;
        for (TcpFlag flag : criterion.examined()) {
            boolean known = stated.examined().contains(flag);
            if (known && stated.set().contains(flag) != criterion.set().contains(flag)) {
                return Fact.NO;
            }
            all &= known;
        }
        return all ? Fact.YES : Fact.UNSTATED;
    }

    @Override
    public Fact visitLimit(LimitCriterion criterion) {
        return Fact.of(!packet.isOverLimits());
    }

    @Override
    public Fact visitIs(Condition.Is condition) {
        if (condition.criterion().ownState().isPresent()
                && (observesEvents || !packet.conditions().isEmpty())) {
            Occurrence name = occurrences.get().of(condition).orElseGet(() -> new Occurrence(condition.toString(), 1));
            Fact stated = answers.holds(ask(name, LIMIT));
            if (stated != Fact.UNSTATED) {
                return stated;
            }
        }
        return condition.criterion().accept(this);
    }

    /** Notes that something is asked or done, and writes the marks that it writes. */
    private Occurrence ask(Occurrence name, Footprint footprint) {
        Occurrence asked = askings.ask(name, footprint, mark, connectionMark());
        if (footprint.writes().contains(Cell.MARK)) {
            mark = answers.mark(asked);
        }
        if (footprint.writes().contains(Cell.CONNECTION_MARK)) {
            long value = answers.mark(asked);
            setConnection(new Mark(value, Mark.ALL_BITS));
        }
        return asked;
    }

    /** Which of the conditions of its text this one is. */
    Occurrence occurrence(Condition.Unmodelled condition) {
        return occurrences.get().of(condition).orElse(new Occurrence(condition.text(), 1));
    }

    @Override
    public Fact visitUnmodelled(Condition.Unmodelled condition) {
        Occurrence name = occurrence(condition);
        boolean isSettled = askings.isSettled(name, condition.footprint());
        Fact stated = answers.holds(ask(name, condition.footprint()));
        return isSettled ? Fact.YES : stated;
    }

    /** Does something outside the model. */
    void perform(Instruction.Unmodelled step) {
        ask(occurrences.get().of(step).orElse(new Occurrence(step.text(), 1)), step.footprint());
    }

    /** Notes a log line. */
    void log(Instruction.Log line) {
        askings.log(line, mark);
    }

    @Override
    public Fact visitInSet(Condition.InSet condition) {
        return condition.listed().accept(this);
    }

    @Override
    public Fact visitUnlabelled(Condition.Unlabelled condition) {
        return Fact.of(label.isEmpty());
    }

    @Override
    public Fact visitHasConnection(Condition.HasConnection condition) {
        return connection().map(known -> Fact.of(known.hasConnection())).orElse(Fact.UNSTATED);
    }

    @Override
    public Fact visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return connection()
                .map(known -> Fact.of(known.equals(ConnectionLabel.none())))
                .orElse(Fact.UNSTATED);
    }

    @Override
    public Fact visitNot(Condition.Not condition) {
        return condition.condition().accept(this).negated();
    }

    @Override
    public Fact visitAll(Condition.All condition) {
        Fact fact = Fact.YES;
        for (Condition one : condition.conditions()) {
            Fact next = one.accept(this);
            if (next == Fact.NO) {
                return next;
            }
            fact = next == Fact.UNSTATED ? next : fact;
        }
        return fact;
    }

    @Override
    public Fact visitAny(Condition.Any condition) {
        Fact fact = Fact.NO;
        for (Condition one : condition.conditions()) {
            Fact next = one.accept(this);
            if (next == Fact.YES) {
                return next;
            }
            fact = next == Fact.UNSTATED ? next : fact;
        }
        return fact;
    }
}
