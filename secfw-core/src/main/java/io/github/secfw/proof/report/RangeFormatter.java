package io.github.secfw.proof.report;

import io.github.secfw.program.Cell;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.diagram.UnmodelledOperation;
import io.github.secfw.proof.field.SymbolicField;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Formats ranges of atoms of a level: these values, or "not" the others if they are fewer. Several values stand in braces,
 * as in nft.
 */
final class RangeFormatter {

    private static final String NOT = "not ";

    private final VariableOrder order;
    private final Registers registers;
    private final RegisterFormatter marks;

    RangeFormatter(Operations operations) {
        this.order = operations.order();
        this.registers = operations.registers();
        this.marks = new RegisterFormatter(operations);
    }

    String of(int level, List<int[]> ranges) {
        List<int[]> others = others(level, ranges);
        return others.size() < ranges.size() || isOpen(level, ranges)
                ? name(level) + NOT + joined(values(level, others))
                : name(level) + joined(values(level, ranges));
    }

    private static String joined(List<String> values) {
        return values.size() == 1 ? values.get(0) : "{" + String.join(", ", values) + "}";
    }

    private boolean isOpen(int level, List<int[]> ranges) {
        return order.isField(level) && field(level).isOpen(ranges);
    }

    private SymbolicField field(int level) {
        return order.fields().all().get(level);
    }

    private List<int[]> others(int level, List<int[]> ranges) {
        List<int[]> others = new ArrayList<>();
        int next = 0;
        for (int[] range : ranges) {
            if (range[0] > next) {
                others.add(new int[] {next, range[0] - 1});
            }
            next = range[1] + 1;
        }
        if (next < order.count(level)) {
            others.add(new int[] {next, order.count(level) - 1});
        }
        return others;
    }

    private String name(int level) {
        return order.isField(level) ? field(level).keyword() : otherName(level);
    }

    private String otherName(int level) {
        if (order.isOccurrence(level)) {
            return "where " + order.occurrence(level) + " ";
        }
        int variable = order.variable(level);
        if (variable < registers.layout().count()) {
            return marks.name(variable) + " ";
        }
        Terms.Variable output = registers.terms().variable(variable);
        String words = term(output.term());
        return output.slot() == Terms.ANSWER
                ? "where " + words + " "
                : marks.name(output.slot()) + " written by " + words + " ";
    }

    /** Formats an unmodelled operation, with the cells that rules have changed before it. */
    private String term(int term) {
        UnmodelledOperation operation = registers.terms().operationOf(term);
        int[] arguments = registers.terms().arguments(term);
        List<String> changed = new ArrayList<>();
        int next = 0;
        for (Cell cell : operation.footprint().reads()) {
            boolean isRead = operation.isTracked() || cell.kind() != Cell.Kind.CONNECTION_MARK;
            int count = isRead ? registers.layout().of(cell, operation.name()).size() : 0;
            boolean isChanged = false;
            for (int i = next; i < next + count; i++) {
                isChanged |= arguments[i] != ~operation.registers().get(i);
            }
            if (isChanged) {
                changed.add(cell.toString());
            }
            next += count;
        }
        return operation.name() + (changed.isEmpty() ? "" : ", with changed " + String.join(" and ", changed) + ",");
    }

    private List<String> values(int level, List<int[]> ranges) {
        return order.isField(level) ? field(level).values(ranges) : otherValues(level, ranges);
    }

    private List<String> otherValues(int level, List<int[]> ranges) {
        int variable = order.variable(level);
        int count = registers.layout().count();
        int register = variable < count
                ? variable
                : registers.terms().variable(variable).slot();
        return register != Terms.ANSWER
                ? atoms(ranges, atom -> marks.value(register, atom))
                : atoms(ranges, atom -> atom == Terms.HOLDS ? "holds" : "does not hold");
    }

    private static List<String> atoms(List<int[]> ranges, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (int[] range : ranges) {
            for (int atom = range[0]; atom <= range[1]; atom++) {
                names.add(name.apply(atom));
            }
        }
        return names;
    }
}
