package io.github.secfw.proof;

import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortRange;
import io.github.secfw.program.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The fields of the packets of a family, each cut into atoms, with the levels at which diagrams decide by them. Addresses are
 * above ports: programs say more of pairs of addresses, and diagrams are smaller so.
 */
final class Space {

    static final int STATE = 0;
    static final int INPUT = 1;
    static final int OUTPUT = 2;
    static final int SOURCE = 3;
    static final int DESTINATION = 4;
    static final int PROTOCOL = 5;
    static final int SOURCE_PORT = 6;
    static final int DESTINATION_PORT = 7;
    static final int ICMP = 8;
    static final int TCP_FLAGS = 9;
    static final int DELIVERY = 10;
    static final int UID = 11;
    static final int USER = 12;
    static final int GID = 13;
    static final int GROUP = 14;
    static final int CONTROL_GROUP = 15;
    private static final int FIRST_ANSWER = 16;

    /** What a queue's program does with a packet: it lets it pass, it drops it, or there is no program. */
    static final int PASSED = 0;

    static final int DROPPED = 1;
    static final int WITHOUT_LISTENER = 2;
    private static final int ANSWERS = 3;

    /** Whether a condition that hangs on more than the packet holds. */
    static final int HOLDS = 0;

    private static final long MAX_ICMP = 0xffff;
    private static final int MAX_PROTOCOL = 255;

    private final Family family;
    private final Accounts accounts;
    private final List<Atoms> atoms = new ArrayList<>();
    private final MarkGroups marks;
    private final List<Occurrence> occurrences;
    private final Set<Occurrence> opaque;
    private final int firstOccurrence;
    private final int firstMark;

    /** Of the values that programs name; they are of one family. */
    static Space of(Accounts accounts, FamilyProgram first, FamilyProgram... more) {
        Vocabulary vocabulary = new Vocabulary(first.family(), accounts);
        vocabulary.add(first);
        for (FamilyProgram program : more) {
            vocabulary.add(program);
        }
        return new Space(vocabulary);
    }

    private Space(Vocabulary vocabulary) {
        family = vocabulary.family();
        accounts = vocabulary.accounts();
        IpAddress last =
                IpAddress.parse(family == Family.IPV4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        marks = new MarkGroups(vocabulary.marks(), vocabulary.markMasks());
        occurrences = List.copyOf(vocabulary.occurrences());
        opaque = Set.copyOf(vocabulary.opaque());
        atoms.add(new Atoms.OfChoices(Choices.STATES.count()));
        atoms.add(new Atoms.OfNames<>(vocabulary.inputs(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNames<>(vocabulary.outputs(), Comparator.naturalOrder(), false));
        atoms.add(new Atoms.OfAddresses(vocabulary.sources(), last));
        atoms.add(new Atoms.OfAddresses(vocabulary.destinations(), last));
        atoms.add(new Atoms.OfNumbers(vocabulary.protocols(), MAX_PROTOCOL, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.sourcePorts(), PortRange.MAX_PORT, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.destinationPorts(), PortRange.MAX_PORT, false));
        atoms.add(new Atoms.OfNumbers(vocabulary.icmp(), MAX_ICMP, false));
        atoms.add(new Atoms.OfChoices(Choices.FLAG_SETS));
        atoms.add(new Atoms.OfChoices(Choices.DELIVERIES.count()));
        atoms.add(new Atoms.OfNumbers(vocabulary.uids(), IdRange.MAX_ID, true));
        atoms.add(new Atoms.OfNames<>(vocabulary.users(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNumbers(vocabulary.gids(), IdRange.MAX_ID, true));
        atoms.add(new Atoms.OfNames<>(vocabulary.groups(), Comparator.naturalOrder(), true));
        atoms.add(new Atoms.OfNames<>(vocabulary.controlGroups(), Space::parentsFirst, true));
        for (int i = 0; i < vocabulary.queueingChains(); i++) {
            atoms.add(new Atoms.OfChoices(ANSWERS));
        }
        firstOccurrence = atoms.size();
        occurrences.forEach(occurrence -> atoms.add(new Atoms.OfChoices(2)));
        firstMark = atoms.size();
        for (int i = 0; i < 2 * marks.count(); i++) {
            atoms.add(new Atoms.OfChoices(marks.atoms(i % marks.count())));
        }
    }

    /** So that the groups below a group follow it. */
    private static int parentsFirst(ControlGroup one, ControlGroup other) {
        return one.path().replace('/', '\0').compareTo(other.path().replace('/', '\0'));
    }

    Family family() {
        return family;
    }

    Accounts accounts() {
        return accounts;
    }

    /**
     * Whether names of users, or of groups, stand beside numbers or other names, so that it is not known which of them are the
     * same.
     */
    boolean doubtsOwners() {
        return doubts(USER, UID) || doubts(GROUP, GID);
    }

    private boolean doubts(int ofNames, int ofNumbers) {
        int names = count(ofNames) - 2;
        int ranges = count(ofNumbers) - 2;
        return names > 0 && names + ranges > 1;
    }

    int levels() {
        return atoms.size();
    }

    int count(int level) {
        return atoms.get(level).count();
    }

    Atoms.OfNumbers numbers(int level) {
        return (Atoms.OfNumbers) atoms.get(level);
    }

    Atoms.OfAddresses addresses(int level) {
        return (Atoms.OfAddresses) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    Atoms.OfNames<InterfacePattern> interfaces(int level) {
        return (Atoms.OfNames<InterfacePattern>) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    Atoms.OfNames<String> accounts(int level) {
        return (Atoms.OfNames<String>) atoms.get(level);
    }

    @SuppressWarnings("unchecked")
    Atoms.OfNames<ControlGroup> controlGroups() {
        return (Atoms.OfNames<ControlGroup>) atoms.get(CONTROL_GROUP);
    }

    MarkGroups marks() {
        return marks;
    }

    /**
     * The level of a group of the packet's mark, then of those of the connection's. They are the last: what is asked of them
     * hangs on what was done before.
     */
    int markLevel(int place) {
        return firstMark + place;
    }

    /** The place of the group of marks that a level decides by, or -1. */
    int markPlace(int level) {
        return level >= firstMark && level < levels() ? level - firstMark : -1;
    }

    /** The level of what becomes of a packet that a base chain hands to a queue: the first such chain of the hook, and so on. */
    int answerLevel(int chain) {
        return FIRST_ANSWER + chain;
    }

    int answers() {
        return firstOccurrence - FIRST_ANSWER;
    }

    boolean isAnswer(int level) {
        return level >= FIRST_ANSWER && level < firstOccurrence;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    /** Whether a packet must state whether a condition holds: of limits it is taken that they do. */
    boolean isOpaque(Occurrence occurrence) {
        return opaque.contains(occurrence);
    }

    int occurrenceLevel(Occurrence occurrence) {
        return occurrenceLevel(occurrences.indexOf(occurrence));
    }

    /** The level of the condition of a place in the list of all of them. */
    int occurrenceLevel(int place) {
        return firstOccurrence + place;
    }
}
