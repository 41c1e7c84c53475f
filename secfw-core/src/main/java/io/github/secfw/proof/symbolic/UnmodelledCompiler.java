package io.github.secfw.proof.symbolic;

import com.google.common.collect.ImmutableList;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Rerouting;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.RegisterLayout;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.diagram.UnmodelledOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compiles unmodelled conditions and steps, limits, and log lines: their answers to conditions, and their writes to states
 * of the registers. Not safe for several threads.
 */
final class UnmodelledCompiler {

    private final VariableOrder order;
    private final RegisterLayout layout;
    private final Registers registers;
    private final BooleanOperations sets;
    private final Effects effects;
    private final boolean isTracked;

    /** A compiler for packets that connection tracking has seen or that bring their connection, or for other packets. */
    UnmodelledCompiler(
            VariableOrder order, Registers registers, BooleanOperations sets, Effects effects, boolean isTracked) {
        this.order = order;
        this.layout = order.registers();
        this.registers = registers;
        this.sets = sets;
        this.effects = effects;
        this.isTracked = isTracked;
    }

    /** The condition that the answer is yes, for the registers at that place. */
    int answer(Occurrence name, Footprint footprint) {
        if (order.isFixed(name, footprint)) {
            return range(order.occurrenceLevel(name));
        }
        int variable = registers.terms().variable(term(name, footprint), Terms.ANSWER);
        return range(order.level(variable, Terms.ANSWER_ATOMS));
    }

    private int range(int level) {
        return sets.range(level, Terms.ANSWER_ATOMS, Terms.HOLDS, Terms.HOLDS);
    }

    /** Whether the operation changes no register, and not the counted event either. */
    boolean changesNothing(Occurrence name, Footprint footprint, Optional<Object> event) {
        return footprint.isKnown()
                && !isCounted(name, footprint, event)
                && footprint.writes().stream()
                        .allMatch(cell -> layout.of(cell, name).isEmpty());
    }

    /** The effect of the operation on the registers. */
    int effect(Occurrence name, Footprint footprint, Optional<Object> event) {
        int withConnection = Registers.UNCHANGED;
        int withoutConnection = Registers.UNCHANGED;
        for (Cell cell : footprint.writes()) {
            for (int register : layout.of(cell, name)) {
                int value = ~registers.terms().variable(term(name, footprint), register);
                withConnection = registers.with(withConnection, register, value);
                if (cell.kind() != Cell.Kind.CONNECTION_MARK) {
                    withoutConnection = registers.with(withoutConnection, register, value);
                }
            }
        }
        if (isCounted(name, footprint, event)) {
            int happened = happened(name, footprint);
            withConnection = registers.with(withConnection, layout.counted(), happened);
            withoutConnection = registers.with(withoutConnection, layout.counted(), happened);
        }
        return effects.written(withConnection, withoutConnection);
    }

    /**
     * The state after a chain that reroutes. If the chain has changed a register that routing reads, the route is a term of
     * these registers and of the route before and after the chain.
     */
    int rerouted(int state) {
        Footprint footprint = Rerouting.footprint(order.family());
        List<Integer> asked = read(Rerouting.NAME, footprint);
        if (asked.stream().allMatch(register -> registers.value(state, register) == ~register)) {
            return state;
        }
        List<Integer> written = footprint.writes().stream()
                .flatMap(cell -> layout.of(cell, Rerouting.NAME).stream())
                .toList();
        ImmutableList<Integer> all = ImmutableList.<Integer>builder()
                .addAll(asked)
                .addAll(asked)
                .addAll(written)
                .build();
        int[] values = new int[all.size()];
        Arrays.setAll(values, place -> place < asked.size() ? registers.value(state, all.get(place)) : ~all.get(place));
        int route = registers.terms().of(new UnmodelledOperation(Rerouting.NAME, footprint, true, all), values);
        int rerouted = state;
        for (int register : written) {
            rerouted = registers.with(rerouted, register, ~registers.terms().variable(route, register));
        }
        return rerouted;
    }

    /** A log line shows the packet's mark and the fields that are written. */
    int log(Instruction.Log line) {
        Occurrence name = new Occurrence(line.toString(), 1);
        List<Integer> read = new ArrayList<>(layout.of(Cell.MARK, name));
        read.addAll(layout.fields());
        int happened = happened(new UnmodelledOperation(name, Footprint.reading(Cell.MARK), true, withCounted(read)));
        return effects.state(registers.with(Registers.UNCHANGED, layout.counted(), happened));
    }

    /** An event that reads nothing. */
    int event(String name) {
        return effects.state(registers.with(
                Registers.UNCHANGED, layout.counted(), happened(new Occurrence(name, 1), Footprint.reading())));
    }

    private static boolean isCounted(Occurrence name, Footprint footprint, Optional<Object> event) {
        return event.isPresent()
                && footprint.writes().stream()
                        .filter(Cell::isState)
                        .anyMatch(cell -> event.get().equals(key(cell, name)));
    }

    /** The key of a state: its cell if it has a name, or else the name of the operation that owns it. */
    static Object key(Cell state, Occurrence name) {
        return state.kind() == Cell.Kind.OWN_STATE ? name : state;
    }

    private int term(Occurrence name, Footprint footprint) {
        return term(new UnmodelledOperation(name, footprint, isTracked, read(name, footprint)));
    }

    /** The term of an operation on the registers at that place. */
    private int term(UnmodelledOperation operation) {
        return registers
                .terms()
                .of(
                        operation,
                        operation.registers().stream()
                                .mapToInt(register -> ~register)
                                .toArray());
    }

    private int happened(Occurrence name, Footprint footprint) {
        return happened(new UnmodelledOperation(name, footprint, isTracked, withCounted(read(name, footprint))));
    }

    private int happened(UnmodelledOperation operation) {
        return ~registers.terms().variable(term(operation), layout.counted());
    }

    private ImmutableList<Integer> withCounted(List<Integer> read) {
        return ImmutableList.<Integer>builder()
                .addAll(read)
                .add(layout.counted())
                .build();
    }

    private ImmutableList<Integer> read(Occurrence name, Footprint footprint) {
        return footprint.reads().stream()
                .filter(cell -> isTracked || cell.kind() != Cell.Kind.CONNECTION_MARK)
                .flatMap(cell -> layout.of(cell, name).stream())
                .collect(ImmutableList.toImmutableList());
    }
}
