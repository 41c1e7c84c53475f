package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.diagram.Levels;
import io.github.secfw.proof.field.MarkGroups;
import io.github.secfw.proof.diagram.RegisterLayout;

import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortRange;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of the packets of a family, each cut into atoms, with the levels at which diagrams decide by them. Addresses are
 * above ports: programs say more of pairs of addresses, and diagrams are smaller so.
 */
public final class VariableOrder implements Levels {

    public static final int STATE = 0;
    public static final int INPUT = 1;
    public static final int OUTPUT = 2;
    public static final int SOURCE = 3;
    public static final int DESTINATION = 4;
    public static final int PROTOCOL = 5;
    public static final int SOURCE_PORT = 6;
    public static final int DESTINATION_PORT = 7;
    public static final int ICMP = 8;
    public static final int TCP_FLAGS = 9;
    public static final int DELIVERY = 10;
    public static final int UID = 11;
    public static final int USER = 12;
    public static final int GID = 13;
    public static final int GROUP = 14;
    public static final int CONTROL_GROUP = 15;

    /** Whether a packet belongs to a connection before connection tracking has seen it. */
    public static final int BROUGHT = 16;

    private static final int FIRST_OCCURRENCE = 17;

    /** The connection was brought along, or not. */
    public static final int BRINGS = 1;

    /** A limit has a bucket of its own, which every packet may find full or empty. */
    public static final Footprint LIMIT = Footprint.event(Cell.OWN_STATE);

    private static final long MAX_ICMP = 0xffff;
    private static final int MAX_PROTOCOL = 255;

    private final Family family;
    private final AccountNumbers accounts;
    private final List<Atoms> atoms;
    private final MarkGroups marks;
    private final Map<Occurrence, Integer> occurrences;
    private final List<Occurrence> listed;
    private final Map<Occurrence, Footprint> footprints;
    private final Set<Cell> written;
    private final Set<Cell> sharedStates;
    private final boolean asksOwner;
    private final Set<String> sets;
    private final int firstMark;
    private final RegisterLayout registers;

    /** The levels of variables that terms write, and the variables of these levels. */
    private final Map<Integer, Integer> levelsOfVariables = new HashMap<>();

    private final List<Integer> variables = new ArrayList<>();

    /** Of the values that programs name; they are of one family. */
    public static VariableOrder of(AccountNumbers accounts, FamilyProgram first, FamilyProgram... more) {
        CutPoints vocabulary = new CutPoints(first.family(), accounts);
        vocabulary.add(first);
        for (FamilyProgram program : more) {
            vocabulary.add(program);
        }
        return new VariableOrder(vocabulary);
    }

    private VariableOrder(CutPoints vocabulary) {
        family = vocabulary.family();
        accounts = vocabulary.accounts();
        IpAddress last =
                IpAddress.parse(family == Family.IPV4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        marks = new MarkGroups(vocabulary.marks(), vocabulary.markMasks());
        footprints = vocabulary.footprints();
        written = vocabulary.written();
        sharedStates = vocabulary.sharedStates();
        asksOwner = vocabulary.asksOwner();
        sets = vocabulary.sets();
        atoms = new ArrayList<>();
        atoms.add(new Atoms.OfChoices(EnumNumbering.STATES.count()));
        atoms.add(new Atoms.OfNames<>(vocabulary.inputs(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNames<>(vocabulary.outputs(), Comparator.naturalOrder(), false));
        atoms.add(new Atoms.OfAddresses(vocabulary.sources(), last));
        atoms.add(new Atoms.OfAddresses(vocabulary.destinations(), last));
        atoms.add(new Atoms.OfNumbers(vocabulary.protocols(), MAX_PROTOCOL, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.sourcePorts(), PortRange.MAX_PORT, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.destinationPorts(), PortRange.MAX_PORT, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.icmp(), MAX_ICMP, false));
        atoms.add(new Atoms.OfChoices(EnumNumbering.FLAG_SETS));
        atoms.add(new Atoms.OfChoices(EnumNumbering.DELIVERIES.count()));
        atoms.add(new Atoms.OfNumbers(vocabulary.uids(), IdRange.MAX_ID, true));
        atoms.add(new Atoms.OfNames<>(vocabulary.users(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNumbers(vocabulary.gids(), IdRange.MAX_ID, true));
        atoms.add(new Atoms.OfNames<>(vocabulary.groups(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNames<>(vocabulary.controlGroups(), VariableOrder::parentsFirst, true));
        atoms.add(new Atoms.OfChoices(2));
        occurrences = new LinkedHashMap<>();
        vocabulary.occurrences().forEach(occurrence -> {
            occurrences.put(occurrence, atoms.size());
            atoms.add(new Atoms.OfChoices(2));
        });
        listed = List.copyOf(occurrences.keySet());
        firstMark = atoms.size();
        for (int i = 0; i < 2 * marks.count(); i++) {
            atoms.add(new Atoms.OfChoices(marks.atoms(i % marks.count())));
        }
        registers = layout(Set.of());
    }

    private VariableOrder(VariableOrder space, Set<Object> repeated) {
        family = space.family;
        accounts = space.accounts;
        atoms = new ArrayList<>(space.atoms);
        marks = space.marks;
        occurrences = space.occurrences;
        listed = space.listed;
        footprints = space.footprints;
        written = space.written;
        sharedStates = space.sharedStates;
        asksOwner = space.asksOwner;
        sets = space.sets;
        firstMark = space.firstMark;
        registers = layout(repeated);
    }

    private RegisterLayout layout(Set<Object> repeated) {
        Set<Object> states = new LinkedHashSet<>(sharedStates);
        states.addAll(repeated);
        return new RegisterLayout(
                marks.count(), written.stream().filter(Cell::isField).toList(), states);
    }

    /** This space for one hook, where one packet can ask some states more than once. */
    public VariableOrder forHook(Set<Object> repeated) {
        return new VariableOrder(this, repeated);
    }

    /** So that the groups below a group follow it. */
    private static int parentsFirst(ControlGroup one, ControlGroup other) {
        return one.path().replace('/', '\0').compareTo(other.path().replace('/', '\0'));
    }

    public Family family() {
        return family;
    }

    public AccountNumbers accounts() {
        return accounts;
    }

    /**
     * Whether names of users, or of groups, stand beside numbers or other names, so that it is not known which of them are the
     * same.
     */
    public boolean doubtsOwners() {
        return doubts(USER, UID) || doubts(GROUP, GID);
    }

    private boolean doubts(int ofNames, int ofNumbers) {
        int names = count(ofNames) - 2;
        int ranges = count(ofNumbers) - 2;
        return names > 0 && names + ranges > 1;
    }

    /** The names of the sets that programs may fill and that rules look up. */
    public Set<String> sets() {
        return sets;
    }

    /** Whether programs ask for owners or control groups. */
    public boolean asksOwner() {
        return asksOwner;
    }

    public int levels() {
        return atoms.size();
    }

    @Override
    public int count(int level) {
        return atoms.get(level).count();
    }

    public Atoms.OfNumbers numbers(int level) {
        return (Atoms.OfNumbers) atoms.get(level);
    }

    public Atoms.OfAddresses addresses(int level) {
        return (Atoms.OfAddresses) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    public Atoms.OfNames<InterfacePattern> interfaces(int level) {
        return (Atoms.OfNames<InterfacePattern>) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    public Atoms.OfNames<String> accounts(int level) {
        return (Atoms.OfNames<String>) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    public Atoms.OfNames<ControlGroup> controlGroups() {
        return (Atoms.OfNames<ControlGroup>) atoms.get(CONTROL_GROUP);
    }

    public MarkGroups marks() {
        return marks;
    }

    public RegisterLayout registers() {
        return registers;
    }

    /**
     * The level of a group of the packet's mark, then of those of the connection's. They are below all that no rule changes:
     * what is asked of them depends on what was done before.
     */
    public int markLevel(int register) {
        return firstMark + register;
    }

    /** The variable that a level decides by: a group of a mark before, or what something outside the model gives; or -1. */
    @Override
    public int variable(int level) {
        if (level < firstMark || level >= levels()) {
            return -1;
        }
        int place = level - firstMark;
        return place < 2 * marks.count() ? place : variables.get(place - 2 * marks.count());
    }

    /** The level of a variable that a term gives, which has so many atoms. */
    @Override
    public int level(int variable, int count) {
        return variable < registers.count()
                ? markLevel(variable)
                : levelsOfVariables.computeIfAbsent(variable, key -> {
                    variables.add(variable);
                    atoms.add(new Atoms.OfChoices(count));
                    return atoms.size() - 1;
                });
    }

    /** The level of a variable that a term gives, if a diagram decides by it, or -1. */
    public int levelOf(int variable) {
        return levelsOfVariables.getOrDefault(variable, -1);
    }

    /** The footprints of all that is outside the model. */
    public Map<Occurrence, Footprint> footprints() {
        return footprints;
    }

    /** What is asked that depends on more than the packet. */
    public List<Occurrence> occurrences() {
        return listed;
    }

    public Occurrence occurrence(int level) {
        return listed.get(level - FIRST_OCCURRENCE);
    }

    public boolean isOccurrence(int level) {
        return level >= FIRST_OCCURRENCE && level < firstMark;
    }

    /** Whether this is outside the model, so that a packet must state whether it holds: of limits it is taken that they do. */
    public boolean isUnmodelled(Occurrence occurrence) {
        return footprints.containsKey(occurrence);
    }

    /** The footprint of something outside the model, or of a limit. */
    public Footprint footprint(Occurrence occurrence) {
        return footprints.getOrDefault(occurrence, LIMIT);
    }

    public int occurrenceLevel(Occurrence occurrence) {
        Integer level = occurrences.get(occurrence);
        if (level == null) {
            throw new IllegalStateException(occurrence + " is not of these programs");
        }
        return level;
    }

    /** Whether something reads what rules change, so that its answer can differ from one asking to the next. */
    boolean isFixed(Occurrence name, Footprint footprint) {
        return footprint.reads().stream().allMatch(cell -> switch (cell.kind()) {
            case PACKET_MARK, CONNECTION_MARK, FIELD, CONNECTION_FIELD -> !written.contains(cell);
            case STATE -> !registers.hasState(cell);
            case OWN_STATE -> !registers.hasState(name);
        });
    }
}
