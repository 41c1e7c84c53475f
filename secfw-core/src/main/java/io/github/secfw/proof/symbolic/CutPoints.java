package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Rerouting;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.field.CriterionConstraints;
import io.github.secfw.proof.field.SymbolicFields;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cut points of each packet field: the values at which either program distinguishes packets. They include the
 * conditions, cells and states that the programs use. {@link #add} fills them before they are read. Not safe for several
 * threads.
 */
final class CutPoints {

    private final SymbolicFields fields;
    private final CriterionConstraints constraints;
    private final Set<Occurrence> occurrences = new LinkedHashSet<>();
    private final Map<Occurrence, Footprint> footprints = new HashMap<>();
    private final Set<Cell> written = new TreeSet<>();
    private final Map<Cell, Integer> places = new TreeMap<>();
    private final Set<Criterion> seen = new HashSet<>();
    private final Set<Object> entered = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean assumesListed;
    private final Set<String> sets = new TreeSet<>();

    CutPoints(Family family, AccountNumbers accounts) {
        this.fields = new SymbolicFields(family, accounts);
        this.constraints = new CriterionConstraints(fields);
    }

    /** The packet fields, with the cut points that were added. */
    SymbolicFields fields() {
        return fields;
    }

    /** The conditions that depend on more than the packet. */
    Set<Occurrence> occurrences() {
        return occurrences;
    }

    /** The footprints of unmodelled conditions and steps. */
    Map<Occurrence, Footprint> footprints() {
        return footprints;
    }

    /** The names of the sets that programs may fill and that rules look up. */
    Set<String> sets() {
        return sets;
    }

    /** All cells that rules write, marks among them. */
    Set<Cell> written() {
        return written;
    }

    /** The named states that rules write and that more than one place of a program uses. */
    Set<Cell> sharedStates() {
        Set<Cell> shared = new TreeSet<>();
        places.forEach((cell, count) -> {
            if (count > 1 && written.contains(cell)) {
                shared.add(cell);
            }
        });
        return shared;
    }

    void add(FamilyProgram program) {
        assumesListed = program.assumesListed();
        Map<Cell, Integer> before = new TreeMap<>(places);
        places.clear();
        for (Hook hook : Hook.values()) {
            for (ProgramBaseChain chain : program.at(hook)) {
                if (Stages.isBeforeTracking(chain)) {
                    fields.input().cutLoopback();
                }
                chain.rules().forEach(rule -> add(rule, program.occurrences()));
                if (chain.reroutes()) {
                    add(Rerouting.NAME, Rerouting.footprint(fields.family()));
                }
            }
        }
        before.forEach((cell, count) -> places.merge(cell, count, Math::max));
    }

    private void add(ProgramRule rule, Occurrences numbers) {
        rule.instructions().forEach(step -> add(step, numbers));
    }

    private void add(Instruction step, Occurrences numbers) {
        if (step instanceof Instruction.Guard guard) {
            add(guard.condition(), numbers);
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> {
                add(one.condition(), numbers);
                add(one.then(), numbers);
            });
        } else if (step instanceof Instruction.Jump jump) {
            enter(jump.chain(), numbers);
        } else if (step instanceof Instruction.Goto jump) {
            enter(jump.chain(), numbers);
        } else if (step instanceof Instruction.SetMark set) {
            fields.marks().add(set.mark());
            written.add(Cell.MARK);
        } else if (step instanceof Instruction.SetConnectionMark set) {
            fields.marks().add(set.mark());
            written.add(Cell.CONNECTION_MARK);
        } else if (step instanceof Instruction.SaveMark save) {
            fields.marks().addMask(save.mask());
            written.add(Cell.CONNECTION_MARK);
        } else if (step instanceof Instruction.RestoreMark restore) {
            fields.marks().addMask(restore.mask());
            written.add(Cell.MARK);
        } else if (step instanceof Instruction.Unmodelled unmodelled) {
            numbers.of(unmodelled).ifPresent(name -> add(name, unmodelled.footprint()));
        }
    }

    private void enter(ProgramChain chain, Occurrences numbers) {
        if (entered.add(chain)) {
            chain.rules().forEach(rule -> add(rule, numbers));
        }
    }

    private void add(Condition condition, Occurrences numbers) {
        if (condition instanceof Condition.Not not) {
            add(not.condition(), numbers);
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(one -> add(one, numbers));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(one -> add(one, numbers));
        } else if (condition instanceof Condition.InSet inSet) {
            inSet.lookUp().footprint().reads().stream().filter(Cell::isState).forEach(cell -> sets.add(cell.name()));
            add(assumesListed ? inSet.listed() : inSet.lookUp(), numbers);
        } else if (condition instanceof Condition.Is is && !seen.contains(is.criterion())) {
            is.criterion().accept(constraints).addCutPoints();
            seen.add(is.criterion());
        }
        numbers.of(condition).ifPresent(name -> {
            occurrences.add(name);
            if (condition instanceof Condition.Unmodelled unmodelled) {
                add(name, unmodelled.footprint());
            }
        });
    }

    /** An unmodelled write of a mark writes all bits. */
    private void add(Occurrence name, Footprint footprint) {
        footprints.put(name, footprint);
        written.addAll(footprint.writes());
        if (footprint.writes().contains(Cell.MARK) || footprint.writes().contains(Cell.CONNECTION_MARK)) {
            fields.marks().addMask(Mark.ALL_BITS);
        }
        Set<Cell> states = new TreeSet<>(footprint.reads());
        states.addAll(footprint.writes());
        states.removeIf(cell -> cell.kind() != Cell.Kind.STATE);
        states.forEach(cell -> places.merge(cell, 1, Integer::sum));
    }
}
