package io.github.secfw.proof.report;

import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.field.IcmpFormatter;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.diagram.UnmodelledOperation;
import io.github.secfw.proof.symbolic.VariableOrder;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Says in words which values of a field are in some ranges of its atoms: those, or the others if they are fewer. Several stand
 * in braces, as nft has it.
 */
final class RangeFormatter {

    /** What a packet has not. */
    private static final String NONE = "none";

    private static final String NOT = "not ";

    private static final int MAX_FLAGS = 4;

    private final VariableOrder space;
    private final Registers registers;
    private final RegisterFormatter marks;

    RangeFormatter(Operations operations) {
        this.space = operations.space();
        this.registers = operations.registers();
        this.marks = new RegisterFormatter(operations);
    }

    String of(int level, List<int[]> ranges) {
        List<int[]> others = others(level, ranges);
        return others.size() < ranges.size() || isUnbounded(level, ranges)
                ? name(level) + NOT + joined(values(level, others))
                : name(level) + joined(values(level, ranges));
    }

    private static String joined(List<String> values) {
        return values.size() == 1 ? values.get(0) : "{" + String.join(", ", values) + "}";
    }

    /** Whether the last atom, which is for all the names that nobody wrote, is among them. */
    private boolean isUnbounded(int level, List<int[]> ranges) {
        boolean isOfNames = level == VariableOrder.INPUT
                || level == VariableOrder.OUTPUT
                || level == VariableOrder.USER
                || level == VariableOrder.GROUP
                || level == VariableOrder.CONTROL_GROUP;
        boolean isOfNumbers = level == VariableOrder.UID || level == VariableOrder.GID;
        boolean isAnyNumber = isOfNumbers && ranges.size() == 1 && ranges.get(0)[0] == 1;
        return (isOfNames || isAnyNumber) && ranges.get(ranges.size() - 1)[1] == space.count(level) - 1;
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
        if (next < space.count(level)) {
            others.add(new int[] {next, space.count(level) - 1});
        }
        return others;
    }

    private String name(int level) {
        return switch (level) {
            case VariableOrder.STATE -> "state ";
            case VariableOrder.INPUT -> "in ";
            case VariableOrder.OUTPUT -> "out ";
            case VariableOrder.SOURCE -> "from ";
            case VariableOrder.DESTINATION -> "to ";
            case VariableOrder.PROTOCOL -> "";
            case VariableOrder.SOURCE_PORT -> "sport ";
            case VariableOrder.DESTINATION_PORT -> "dport ";
            case VariableOrder.ICMP -> "type ";
            case VariableOrder.TCP_FLAGS -> "flags ";
            case VariableOrder.DELIVERY -> "delivered as ";
            case VariableOrder.UID -> "uid ";
            case VariableOrder.USER -> "user ";
            case VariableOrder.GID -> "gid ";
            case VariableOrder.GROUP -> "group ";
            case VariableOrder.CONTROL_GROUP -> "cgroup ";
            case VariableOrder.BROUGHT -> "before connection tracking ";
            default -> otherName(level);
        };
    }

    private String otherName(int level) {
        if (space.isOccurrence(level)) {
            return "where " + space.occurrence(level) + " ";
        }
        int variable = space.variable(level);
        if (variable < registers.layout().count()) {
            return marks.name(variable) + " ";
        }
        Terms.Variable output = registers.terms().variable(variable);
        String words = term(output.term());
        return output.slot() == Terms.ANSWER
                ? "where " + words + " "
                : marks.name(output.slot()) + " written by " + words + " ";
    }

    /** What is asked outside the model, and which of the things that it reads rules have changed by then. */
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
        return switch (level) {
            case VariableOrder.SOURCE, VariableOrder.DESTINATION -> addresses(level, ranges);
            case VariableOrder.STATE -> atoms(ranges, atom -> EnumNumbering.STATES.value(atom).toString());
            case VariableOrder.DELIVERY ->
                atoms(ranges, atom -> EnumNumbering.DELIVERIES.value(atom).toString());
            case VariableOrder.INPUT, VariableOrder.OUTPUT -> atoms(ranges, atom -> name(space.interfaces(level), atom));
            case VariableOrder.USER, VariableOrder.GROUP -> atoms(ranges, atom -> name(space.accounts(level), atom));
            case VariableOrder.CONTROL_GROUP -> atoms(ranges, atom -> name(space.controlGroups(), atom));
            case VariableOrder.PROTOCOL -> protocols(ranges);
            case VariableOrder.ICMP -> numbers(level, ranges, this::icmp);
            case VariableOrder.SOURCE_PORT, VariableOrder.DESTINATION_PORT, VariableOrder.UID, VariableOrder.GID ->
                numbers(level, ranges, (first, last) -> List.of(range(first, last)));
            case VariableOrder.TCP_FLAGS -> flags(ranges);
            case VariableOrder.BROUGHT ->
                atoms(ranges, atom -> atom == VariableOrder.BRINGS ? "of its connection" : "of no connection");
            default -> otherValues(level, ranges);
        };
    }

    private List<String> otherValues(int level, List<int[]> ranges) {
        int variable = space.variable(level);
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

    private static <T> String name(Atoms.OfNames<T> names, int atom) {
        if (names.isAbsent(atom)) {
            return NONE;
        }
        return names.isOther(atom) ? "any other" : names.name(atom).toString();
    }

    private List<String> addresses(int level, List<int[]> ranges) {
        Atoms.OfAddresses atoms = space.addresses(level);
        return ranges.stream()
                .map(range -> new AddressRange(atoms.first(range[0]), atoms.last(range[1])).toString())
                .toList();
    }

    /** A range of numbers in words. */
    @FunctionalInterface
    private interface RangeWords {
        List<String> of(long first, long last);
    }

    private List<String> numbers(int level, List<int[]> ranges, RangeWords words) {
        Atoms.OfNumbers atoms = space.numbers(level);
        List<String> texts = new ArrayList<>();
        for (int[] range : ranges) {
            int from = range[0];
            if (atoms.isAbsent(from)) {
                texts.add(NONE);
                from++;
            }
            if (from <= range[1]) {
                texts.addAll(words.of(atoms.first(from), atoms.last(range[1])));
            }
        }
        return texts;
    }

    private static String range(long first, long last) {
        return first == last ? Long.toString(first) : first + "-" + last;
    }

    /** Those with names first. */
    private List<String> protocols(List<int[]> ranges) {
        Atoms.OfNumbers atoms = space.numbers(VariableOrder.PROTOCOL);
        IcmpCriterion icmp = new IcmpCriterion(space.family());
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int[] range : ranges) {
            Protocol first = new Protocol((int) atoms.first(range[0]));
            long last = atoms.last(range[1]);
            if (first.number() < last || !(first.keyword().isPresent() || first.equals(icmp.protocol()))) {
                numbers.add("protocol " + range(first.number(), last));
            } else {
                names.add(first.keyword().orElse(icmp.toString()));
            }
        }
        names.addAll(numbers);
        return names;
    }

    private List<String> icmp(long first, long last) {
        return new IcmpFormatter(space.family()).of((int) first, (int) last);
    }

    private static List<String> flags(List<int[]> ranges) {
        int count = ranges.stream().mapToInt(range -> range[1] - range[0] + 1).sum();
        return count > MAX_FLAGS ? List.of(count + " of 64 combinations") : atoms(ranges, RangeFormatter::flags);
    }

    private static String flags(int atom) {
        return atom == 0
                ? NONE
                : EnumNumbering.flags(atom).stream().map(TcpFlag::toString).collect(Collectors.joining("+"));
    }
}
