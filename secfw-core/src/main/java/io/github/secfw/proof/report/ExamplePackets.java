package io.github.secfw.proof.report;

import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.symbolic.IcmpMessages;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.PacketConstraints;
import io.github.secfw.proof.symbolic.VariableOrder;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.Mark;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Direction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes packets of atoms: each states everything that a rule could ask for. */
public final class ExamplePackets {

    /** A label that no program gives. */
    private static final SecurityContext BEFORE = SecurityContext.parse("system_u:object_r:label_before_t:s0");

    private static final SecurityContext CONNECTION_BEFORE =
            SecurityContext.parse("system_u:object_r:connection_label_before_t:s0");

    /** The bit of the variants in which the packet's mark is another than the connection's, of the same atom. */
    private static final int OTHER_VALUES = 4;

    private static final int MARK_VARIANTS = 8;

    /** Names of interfaces, and ends of such names, of which one will do. */
    private static final List<String> OTHER_INTERFACES = List.of("eth0", "wlan0", "dummy0", "if0", "x0", "q0");

    private static final List<String> ENDS = List.of("0", "1", "9", "a", "x", "-0", "_", "");

    /**
     * A packet, and what is asked of it that matters.
     *
     * @param asked the askings outside the model, and the limits, whose answers were chosen
     * @param changed those of the askings that read what rules have changed
     * @param isContradictory whether one asking was to have two answers, so that there is no such packet
     */
    public record Made(Packet packet, Set<Occurrence> asked, Set<Occurrence> changed, boolean isContradictory) {}

    private final Operations operations;
    private final VariableOrder space;
    private final Hook hook;
    private final ReadableValues readable;
    private final IcmpMessages messages;

    public ExamplePackets(Operations operations, Hook hook) {
        this.operations = operations;
        this.space = operations.space();
        this.hook = hook;
        this.readable = new ReadableValues(space);
        this.messages = new IcmpMessages(space);
    }

    /** How many packets there are of the same atoms: a mark that is set shows only where it was another before. */
    public int variants() {
        return space.marks().count() == 0 ? 1 : MARK_VARIANTS;
    }

    /** Whether packets with these atoms belong to a socket. */
    public boolean hasOwner(int[] atoms) {
        return PacketConstraints.canHaveOwner(hook) && atoms[VariableOrder.UID] != Differences.ANY && atoms[VariableOrder.UID] != 0;
    }

    /** A packet with these atoms, of a class of labels, for which two ends say what is done. */
    public Made of(int[] chosen, int labelState, int variant, int... ends) {
        int[] atoms = chosen.clone();
        for (int level = 0; level < atoms.length; level++) {
            if (atoms[level] == Differences.ANY) {
                int variable = space.variable(level);
                atoms[level] = variable < 0 || !space.registers().isMark(variable)
                        ? best(level)
                        : mark(level, variable, variant);
            }
        }
        Direction direction = direction(atoms);
        boolean answersReject = atoms[VariableOrder.BROUGHT] == VariableOrder.BRINGS && direction == Direction.OUT;
        if (answersReject && chosen[VariableOrder.TCP_FLAGS] == Differences.ANY) {
            atoms[VariableOrder.TCP_FLAGS] = EnumNumbering.number(EnumSet.of(TcpFlag.RST));
        }
        Packet packet = Packet.of(
                direction,
                direction == Direction.OUT ? Optional.empty() : Optional.of(name(VariableOrder.INPUT, atoms[VariableOrder.INPUT])),
                direction == Direction.IN ? Optional.empty() : Optional.of(name(VariableOrder.OUTPUT, atoms[VariableOrder.OUTPUT])),
                criteria(atoms, direction, (variant & OTHER_VALUES) != 0));
        if (LabelState.isLabelled(labelState)) {
            packet = packet.labelled(BEFORE);
        }
        if (LabelState.isConnectionLabelled(labelState)) {
            packet = packet.connection(ConnectionLabel.of(CONNECTION_BEFORE));
        }
        if (isWithoutOwner(direction, atoms)) {
            packet = packet.withoutSocket();
        }
        if (answersReject) {
            packet = packet.bringingConnection();
        }
        return new ExampleAnswers(operations, chosen, atoms).add(packet, labelState, ends);
    }

    private boolean isWithoutOwner(Direction direction, int[] atoms) {
        boolean hasNone = hook == Hook.PREROUTING || space.numbers(VariableOrder.UID).isAbsent(atoms[VariableOrder.UID]);
        return hasNone && (direction == Direction.OUT || (direction == Direction.IN && space.asksOwner()));
    }

    /** Of a group of marks the last atom, which is for all that is not named, or the first. */
    private int mark(int level, int register, int variant) {
        boolean isFirst = (variant >> (register < space.marks().count() ? 0 : 1) & 1) != 0;
        return isFirst ? 0 : space.count(level) - 1;
    }

    /** The most readable atom of a level. What hangs together, as a state and a connection do, is always chosen already. */
    private int best(int level) {
        int best = 0;
        for (int atom = 1; atom < space.count(level); atom++) {
            best = readable.rank(level, atom) < readable.rank(level, best) ? atom : best;
        }
        return best;
    }

    private Direction direction(int[] atoms) {
        return switch (hook) {
            case PREROUTING, INPUT -> Direction.IN;
            case FORWARD -> Direction.FORWARDED;
            case OUTPUT -> Direction.OUT;
            case POSTROUTING ->
                space.interfaces(VariableOrder.INPUT).isAbsent(atoms[VariableOrder.INPUT]) ? Direction.OUT : Direction.FORWARDED;
        };
    }

    /** The name of an interface: of a prefix, or of all that nobody wrote, one that is of no other atom. */
    private String name(int level, int atom) {
        Atoms.OfNames<InterfacePattern> names = space.interfaces(level);
        boolean isOther = names.isAbsent(atom) || names.isOther(atom);
        if (!isOther && !names.name(atom).isPrefix()) {
            return names.name(atom).name();
        }
        String beginning = isOther ? "" : names.name(atom).name();
        for (String end : isOther ? OTHER_INTERFACES : ENDS) {
            String name = beginning + end;
            if (name.length() <= InterfacePattern.MAX_LENGTH
                    && atomOf(names, name) == (isOther ? names.count() - 1 : atom)) {
                return name;
            }
        }
        return beginning + (isOther ? "other0" : "0");
    }

    /** The last of the patterns that match is the longest. */
    private static int atomOf(Atoms.OfNames<InterfacePattern> names, String name) {
        for (int atom = names.count() - 2; atom >= 0 && !names.isAbsent(atom); atom--) {
            if (names.name(atom).matches(name)) {
                return atom;
            }
        }
        return names.count() - 1;
    }

    private List<Criterion> criteria(int[] atoms, Direction direction, boolean highMarks) {
        ConnectionState state = EnumNumbering.STATES.value(atoms[VariableOrder.STATE]);
        List<Criterion> criteria = new ArrayList<>();
        criteria.add(new SourceCriterion(single(readable.address(VariableOrder.SOURCE, atoms[VariableOrder.SOURCE]))));
        criteria.add(new DestinationCriterion(single(readable.address(VariableOrder.DESTINATION, atoms[VariableOrder.DESTINATION]))));
        Protocol protocol = new Protocol((int) readable.number(VariableOrder.PROTOCOL, atoms[VariableOrder.PROTOCOL]));
        criteria.add(new ProtocolCriterion(protocol));
        if (protocol.hasPorts()) {
            criteria.add(new SourcePortCriterion(protocol, port(VariableOrder.SOURCE_PORT, atoms)));
            criteria.add(new DestinationPortCriterion(protocol, port(VariableOrder.DESTINATION_PORT, atoms)));
        }
        if (protocol.equals(Protocol.TCP)) {
            criteria.add(flags(atoms[VariableOrder.TCP_FLAGS]));
        }
        if (protocol.equals(new IcmpCriterion(space.family()).protocol())) {
            int number = messages.number(atoms[VariableOrder.ICMP], messages.of(state))
                    .orElseGet(() -> (int) readable.number(VariableOrder.ICMP, atoms[VariableOrder.ICMP]));
            addIcmp(criteria, number);
        }
        criteria.add(new StateCriterion(EnumSet.of(state)));
        if (direction != Direction.OUT) {
            criteria.add(new DeliveryCriterion(EnumSet.of(EnumNumbering.DELIVERIES.value(atoms[VariableOrder.DELIVERY]))));
        }
        if ((direction == Direction.OUT || (hook == Hook.INPUT && space.asksOwner()))
                && !space.numbers(VariableOrder.UID).isAbsent(atoms[VariableOrder.UID])) {
            addOwner(criteria, atoms);
        }
        addMarks(criteria, atoms, state.hasConnection(), highMarks);
        return criteria;
    }

    private static AddressSet single(IpAddress address) {
        return AddressSet.of(List.of(new AddressRange(address, address)));
    }

    private PortSet port(int level, int[] atoms) {
        int port = (int) readable.number(level, atoms[level]);
        return PortSet.of(List.of(new PortRange(port, port)));
    }

    private static Criterion flags(int atom) {
        return new TcpFlagsCriterion(EnumSet.allOf(TcpFlag.class), EnumNumbering.flags(atom));
    }

    private void addIcmp(List<Criterion> criteria, int number) {
        Family family = space.family();
        IcmpType type = new IcmpType(family, number >> 8);
        criteria.add(new IcmpCriterion(family));
        criteria.add(new IcmpTypeCriterion(family, new TreeSet<>(Set.of(type))));
        criteria.add(new IcmpCodeCriterion(type, new TreeSet<>(Set.of(new IcmpCode(type, number & 255)))));
    }

    private void addOwner(List<Criterion> criteria, int[] atoms) {
        long uid = readable.number(VariableOrder.UID, atoms[VariableOrder.UID]);
        long gid = readable.number(VariableOrder.GID, atoms[VariableOrder.GID]);
        criteria.add(new OwnerUidCriterion(List.of(new IdRange(uid, uid))));
        criteria.add(new OwnerGidCriterion(List.of(new IdRange(gid, gid))));
        if (space.count(VariableOrder.USER) > 2 || !space.accounts().users().isEmpty()) {
            criteria.add(new OwnerUserCriterion(
                    account(VariableOrder.USER, atoms, uid, space.accounts().users())));
        }
        if (space.count(VariableOrder.GROUP) > 2 || !space.accounts().groups().isEmpty()) {
            criteria.add(new OwnerGroupCriterion(
                    account(VariableOrder.GROUP, atoms, gid, space.accounts().groups())));
        }
        Atoms.OfNames<ControlGroup> groups = space.controlGroups();
        if (groups.count() > 2 && !groups.isAbsent(atoms[VariableOrder.CONTROL_GROUP])) {
            int atom = atoms[VariableOrder.CONTROL_GROUP];
            criteria.add(new ControlGroupCriterion(
                    groups.isOther(atom) ? new ControlGroup("other.slice") : groups.name(atom)));
        }
    }

    /** The name of a number, or one that stands for no known number. */
    private String account(int level, int[] atoms, long number, Map<String, Long> numbers) {
        Optional<String> known = numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
        if (known.isPresent()) {
            return known.get();
        }
        Atoms.OfNames<String> names = space.accounts(level);
        if (!names.isOther(atoms[level])) {
            return names.name(atoms[level]);
        }
        List<String> taken = new ArrayList<>();
        for (int i = 1; i < names.count() - 1; i++) {
            taken.add(names.name(i));
        }
        taken.addAll(numbers.keySet());
        return ReadableValues.otherName("someone", taken);
    }

    private void addMarks(List<Criterion> criteria, int[] atoms, boolean hasConnection, boolean highMarks) {
        long packet = mark(atoms, 0, highMarks);
        long connection = mark(atoms, space.marks().count(), false);
        if (packet != 0) {
            criteria.add(new PacketMarkCriterion(Mark.of(packet)));
        }
        if (connection != 0 && hasConnection) {
            criteria.add(new ConnectionMarkCriterion(Mark.of(connection)));
        }
    }

    private long mark(int[] atoms, int firstPlace, boolean isHigh) {
        long mark = 0;
        for (int group = 0; group < space.marks().count(); group++) {
            mark |= space.marks().value(group, atoms[space.markLevel(firstPlace + group)], isHigh);
        }
        return mark;
    }
}
