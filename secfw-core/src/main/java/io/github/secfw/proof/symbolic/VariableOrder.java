package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Family;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import io.github.secfw.proof.diagram.Levels;
import io.github.secfw.proof.diagram.RegisterLayout;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.field.MarkGroups;
import io.github.secfw.proof.field.SymbolicFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variable order of the diagrams of a family: the {@linkplain SymbolicFields packet fields} first, then conditions whose
 * answers rules cannot change, then groups of marks, then results of {@linkplain io.github.secfw.proof.diagram.Terms terms}
 * in the order in which diagrams need them. A place in the order is a level; each level has a number of atoms.
 */
public final class VariableOrder implements Levels {

    /** The footprint of a limit: it has a state of its own, which a packet can find full or empty. */
    public static final Footprint LIMIT = Footprint.event(Cell.OWN_STATE);

    private final SymbolicFields fields;

    /** The number of atoms of each level. */
    private final List<Integer> counts;

    private final MarkGroups marks;
    private final Map<Occurrence, Integer> occurrences;
    private final List<Occurrence> listed;
    private final Map<Occurrence, Footprint> footprints;
    private final Set<Cell> written;
    private final Set<Cell> sharedStates;
    private final Set<String> sets;
    private final int firstMark;
    private final RegisterLayout registers;

    /** The levels of variables that terms write, and the variables of these levels. */
    private final Map<Integer, Integer> levelsOfVariables = new HashMap<>();

    private final List<Integer> variables = new ArrayList<>();

    /** The order for the cut points of programs of one family. */
    public static VariableOrder of(AccountNumbers accounts, FamilyProgram first, FamilyProgram... more) {
        CutPoints cutPoints = new CutPoints(first.family(), accounts);
        cutPoints.add(first);
        for (FamilyProgram program : more) {
            cutPoints.add(program);
        }
        return new VariableOrder(cutPoints);
    }

    private VariableOrder(CutPoints cutPoints) {
        fields = cutPoints.fields();
        marks = fields.marks().groups();
        footprints = cutPoints.footprints();
        written = cutPoints.written();
        sharedStates = cutPoints.sharedStates();
        sets = cutPoints.sets();
        counts = new ArrayList<>();
        fields.all().forEach(field -> counts.add(field.count()));
        occurrences = new LinkedHashMap<>();
        cutPoints.occurrences().forEach(occurrence -> {
            occurrences.put(occurrence, counts.size());
            counts.add(2);
        });
        listed = List.copyOf(occurrences.keySet());
        firstMark = counts.size();
        for (int i = 0; i < 2 * marks.count(); i++) {
            counts.add(marks.atoms(i % marks.count()));
        }
        registers = layout(Set.of());
    }

    private VariableOrder(VariableOrder other, Set<Object> repeated) {
        fields = other.fields;
        counts = new ArrayList<>(other.counts);
        marks = other.marks;
        occurrences = other.occurrences;
        listed = other.listed;
        footprints = other.footprints;
        written = other.written;
        sharedStates = other.sharedStates;
        sets = other.sets;
        firstMark = other.firstMark;
        registers = layout(repeated);
    }

    private RegisterLayout layout(Set<Object> repeated) {
        Set<Object> states = new LinkedHashSet<>(sharedStates);
        states.addAll(repeated);
        return new RegisterLayout(
                marks.count(), written.stream().filter(Cell::isField).toList(), states);
    }

    /** This order for one hook, with registers for states that one packet can use more than once. */
    public VariableOrder forHook(Set<Object> repeated) {
        return new VariableOrder(this, repeated);
    }

    /** The packet fields, which have the first levels. */
    public SymbolicFields fields() {
        return fields;
    }

    /** Whether a level is that of a packet field. */
    public boolean isField(int level) {
        return level < fields.all().size();
    }

    /** The rank of an atom in examples: the lowest reads best. */
    public int rank(int level, int atom) {
        return isField(level) ? fields.all().get(level).rank(atom) : atom;
    }

    public Family family() {
        return fields.family();
    }

    /** The names of the sets that programs may fill and that rules look up. */
    public Set<String> sets() {
        return sets;
    }

    public int levels() {
        return counts.size();
    }

    @Override
    public int count(int level) {
        return counts.get(level);
    }

    public MarkGroups marks() {
        return marks;
    }

    public RegisterLayout registers() {
        return registers;
    }

    /**
     * The level of a group of the packet's mark, or of the connection's mark after them. Marks are below all levels that no
     * rule changes, since rules can set them.
     */
    public int markLevel(int register) {
        return firstMark + register;
    }

    /** The variable that a level decides by: a register before, or a result of a term; -1 for other levels. */
    @Override
    public int variable(int level) {
        if (level < firstMark || level >= levels()) {
            return -1;
        }
        int place = level - firstMark;
        return place < 2 * marks.count() ? place : variables.get(place - 2 * marks.count());
    }

    /** The level of a variable with a number of atoms. The first call adds it. */
    @Override
    public int level(int variable, int count) {
        return variable < registers.count()
                ? markLevel(variable)
                : levelsOfVariables.computeIfAbsent(variable, key -> {
                    variables.add(variable);
                    counts.add(count);
                    return counts.size() - 1;
                });
    }

    /** The level of a term's variable, or -1 if no diagram has it. */
    public int levelOf(int variable) {
        return levelsOfVariables.getOrDefault(variable, -1);
    }

    /** The footprints of all unmodelled conditions and steps. */
    public Map<Occurrence, Footprint> footprints() {
        return footprints;
    }

    /** The conditions whose answers depend on more than the packet. */
    public List<Occurrence> occurrences() {
        return listed;
    }

    public Occurrence occurrence(int level) {
        return listed.get(level - fields.all().size());
    }

    public boolean isOccurrence(int level) {
        return !isField(level) && level < firstMark;
    }

    /** Whether a condition is unmodelled. A packet must state its answer; the answer of a limit has a default. */
    public boolean isUnmodelled(Occurrence occurrence) {
        return footprints.containsKey(occurrence);
    }

    /** The footprint of an unmodelled condition, or of a limit. */
    public Footprint footprint(Occurrence occurrence) {
        return footprints.getOrDefault(occurrence, LIMIT);
    }

    public int occurrenceLevel(Occurrence occurrence) {
        Integer level = occurrences.get(occurrence);
        if (level == null) {
            throw new IllegalStateException(occurrence + " is not a condition of these programs");
        }
        return level;
    }

    /** Whether no rule changes what a condition reads, so that a packet gets one answer always. */
    boolean isFixed(Occurrence name, Footprint footprint) {
        return footprint.reads().stream().allMatch(cell -> switch (cell.kind()) {
            case PACKET_MARK, CONNECTION_MARK, FIELD, CONNECTION_FIELD -> !written.contains(cell);
            case STATE -> !registers.hasState(cell);
            case OWN_STATE -> !registers.hasState(name);
        });
    }
}
