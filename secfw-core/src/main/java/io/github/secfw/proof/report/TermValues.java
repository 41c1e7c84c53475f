package io.github.secfw.proof.report;

import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.diagram.UnmodelledOperation;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The values of terms for one packet: the operations that the interpreter evaluates for it. */
final class TermValues {

    private static final String NO_CONNECTION = "no connection";

    private final VariableOrder order;
    private final Registers registers;
    private final Terms terms;
    private final Packet packet;
    private final WrittenMarks written;

    /** The marks that terms write. */
    @FunctionalInterface
    interface WrittenMarks {
        long of(int term);
    }

    TermValues(Operations operations, Packet packet, WrittenMarks written) {
        this.order = operations.order();
        this.registers = operations.registers();
        this.terms = registers.terms();
        this.packet = packet;
        this.written = written;
    }

    /** The evaluation that a term stands for. */
    Occurrence evaluation(int term) {
        UnmodelledOperation operation = terms.operationOf(term);
        int[] arguments = terms.arguments(term);
        List<String> inputs = new ArrayList<>();
        int next = 0;
        for (Cell cell : operation.footprint().reads()) {
            boolean isUnknown = cell.kind() == Cell.Kind.CONNECTION_MARK && !operation.isTracked();
            if (isUnknown) {
                inputs.add(NO_CONNECTION);
                continue;
            }
            int count = registers.layout().of(cell, operation.name()).size();
            addInput(inputs, cell, arguments, next, count);
            next += count;
        }
        return new Occurrence(operation.name().condition(), operation.name().number(), inputs);
    }

    private void addInput(List<String> inputs, Cell cell, int[] arguments, int from, int count) {
        switch (cell.kind()) {
            case PACKET_MARK -> inputs.add(cell + " " + Mark.of(mark(packet.mark(), arguments, from, count)));
            case CONNECTION_MARK ->
                inputs.add(
                        packet.connectionMark().isPresent()
                                ? cell + " "
                                        + Mark.of(mark(packet.connectionMark().getAsLong(), arguments, from, count))
                                : NO_CONNECTION);
            case FIELD, CONNECTION_FIELD -> {
                if (count > 0 && isTerm(arguments[from])) {
                    inputs.add(cell + " written by " + evaluation(term(arguments[from])));
                }
            }
            case STATE, OWN_STATE -> {
                if (count > 0 && isTerm(arguments[from])) {
                    inputs.add(history(arguments[from]));
                }
            }
        }
    }

    private boolean isTerm(int value) {
        return ~value >= registers.layout().count();
    }

    private int term(int value) {
        return terms.variable(~value).term();
    }

    private String history(int last) {
        ArrayDeque<Occurrence> before = new ArrayDeque<>();
        int value = last;
        while (isTerm(value)) {
            int term = term(value);
            int register = terms.variable(~value).slot();
            before.addFirst(evaluation(term));
            value = terms.arguments(term)[terms.operationOf(term).registers().indexOf(register)];
        }
        return "after " + before.stream().map(Occurrence::toString).collect(Collectors.joining(", "));
    }

    /** A mark of which some groups of bits are arguments of a term. */
    private long mark(long before, int[] arguments, int from, int count) {
        long mark = before;
        for (int group = 0; group < count; group++) {
            long bits = order.marks().bits(group);
            mark = (mark & ~bits) | (bits & bits(arguments[from + group], group));
        }
        return mark;
    }

    private long bits(int value, int group) {
        if (value >= 0) {
            return order.marks().value(group, value, false);
        }
        if (isTerm(value)) {
            return written.of(term(value));
        }
        return ~value < registers.layout().groups()
                ? packet.mark()
                : packet.connectionMark().orElse(0);
    }
}
