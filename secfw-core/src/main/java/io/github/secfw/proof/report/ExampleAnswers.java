package io.github.secfw.proof.report;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.diagram.Terms;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to an example packet the answers of limits and unmodelled conditions, and the marks that unmodelled steps write.
 * Answers that were not chosen do not matter, but the interpreter needs them. Used once.
 */
final class ExampleAnswers {

    private final Operations operations;
    private final VariableOrder order;
    private final Terms terms;
    private final int[] chosen;
    private final int[] atoms;
    private final Map<Integer, Long> given = new HashMap<>();
    private final Set<Occurrence> asked = new LinkedHashSet<>();
    private final Set<Occurrence> changed = new LinkedHashSet<>();
    private boolean isContradictory;

    ExampleAnswers(Operations operations, int[] chosen, int[] atoms) {
        this.operations = operations;
        this.order = operations.order();
        this.terms = operations.registers().terms();
        this.chosen = chosen;
        this.atoms = atoms;
    }

    ExamplePackets.Made add(Packet packet, int labelState, int... ends) {
        TermValues values = new TermValues(operations, packet, this::given);
        Map<Occurrence, Boolean> answers = new LinkedHashMap<>();
        for (Occurrence name : order.occurrences()) {
            int level = order.occurrenceLevel(name);
            if (level < chosen.length && chosen[level] != Differences.ANY) {
                answers.put(name, chosen[level] == Terms.HOLDS);
                asked.add(name);
            }
        }
        Set<Integer> writers = new LinkedHashSet<>();
        for (int level = 0; level < chosen.length; level++) {
            int variable = order.variable(level);
            if (chosen[level] != Differences.ANY
                    && variable >= order.registers().count()) {
                Terms.Variable output = terms.variable(variable);
                Occurrence evaluation = values.evaluation(output.term());
                if (readsChanged(output.term())) {
                    changed.add(evaluation);
                }
                asked.add(evaluation);
                if (output.slot() == Terms.ANSWER) {
                    Boolean before = answers.put(evaluation, chosen[level] == Terms.HOLDS);
                    isContradictory |= before != null && before != (chosen[level] == Terms.HOLDS);
                } else {
                    writers.add(output.term());
                }
            }
        }
        for (int end : ends) {
            addWriters(writers, operations.terminals().outcome(end, labelState));
        }
        Packet answered = answered(packet, answers);
        for (Map.Entry<Occurrence, Footprint> one : order.footprints().entrySet()) {
            if (writesMark(one.getValue())) {
                answered = answered.giving(one.getKey(), 0);
            }
        }
        Map<Occurrence, Long> written = new HashMap<>();
        for (int term : writers) {
            Occurrence writer = values.evaluation(term);
            Long before = written.put(writer, given(term));
            isContradictory |= before != null && before != given(term);
            answered = answered.giving(writer, given(term));
        }
        return new ExamplePackets.Made(answered, asked, changed, isContradictory);
    }

    /** Whether rules have changed something that a term reads. */
    private boolean readsChanged(int term) {
        int[] arguments = terms.arguments(term);
        List<Integer> registers = terms.operationOf(term).registers();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] != ~registers.get(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean writesMark(Footprint footprint) {
        return footprint.writes().contains(Cell.MARK) || footprint.writes().contains(Cell.CONNECTION_MARK);
    }

    /** Where all evaluations of a condition have one answer, the packet states it without inputs. */
    private Packet answered(Packet packet, Map<Occurrence, Boolean> answers) {
        Map<Occurrence, Boolean> common = new HashMap<>();
        Map<String, Boolean> ofTexts = new HashMap<>();
        Set<Occurrence> mixed = new LinkedHashSet<>();
        answers.forEach((evaluation, holds) -> {
            Boolean before = common.putIfAbsent(evaluation.withAnyInputs(), holds);
            if (before != null && !before.equals(holds)) {
                mixed.add(evaluation.withAnyInputs());
            }
            ofTexts.putIfAbsent(evaluation.condition(), holds);
        });
        Map<Occurrence, Boolean> stated = new LinkedHashMap<>();
        for (Occurrence name : order.occurrences()) {
            Boolean ofText = ofTexts.get(name.condition());
            if (ofText != null || order.isUnmodelled(name)) {
                boolean holds = common.getOrDefault(name, ofText != null && ofText);
                stated.put(name, holds);
            }
        }
        for (Map.Entry<Occurrence, Boolean> answer : answers.entrySet()) {
            if (mixed.contains(answer.getKey().withAnyInputs())) {
                stated.put(answer.getKey(), answer.getValue());
            }
        }
        return packet.withAnswers(stated);
    }

    /** Adds the terms whose marks a terminal has. */
    private void addWriters(Set<Integer> writers, long outcome) {
        int state = PackedOutcome.state(outcome);
        for (int register = 0; register < 2 * order.registers().groups(); register++) {
            int value = operations.registers().value(state, register);
            if (~value >= order.registers().count()) {
                writers.add(terms.variable(~value).term());
            }
        }
    }

    /** The mark that a term writes: the chosen atoms, or else a value that no other term writes. */
    private long given(int term) {
        Long known = given.get(term);
        if (known != null) {
            return known;
        }
        long mark = 0;
        for (int group = 0; group < order.registers().groups(); group++) {
            mark |= bits(term, group);
        }
        given.put(term, mark);
        return mark;
    }

    private long bits(int term, int group) {
        for (int register : new int[] {group, group + order.registers().groups()}) {
            int level = order.levelOf(terms.variable(term, register));
            if (level >= 0 && level < chosen.length && chosen[level] != Differences.ANY) {
                return order.marks().value(group, atoms[level], true);
            }
        }
        int last = order.marks().atoms(group) - 1;
        long value = order.marks().value(group, last, true);
        return order.marks().isNamed(group, last) ? value : otherValue(group, value, given.size());
    }

    /** Another value that no program names, if there is one close by. */
    private long otherValue(int group, long highest, int number) {
        long bits = order.marks().bits(group);
        long value = highest;
        for (int i = 0; i < number; i++) {
            long next = (value - 1) & bits;
            if (next == 0 || order.marks().isNamedValue(group, next)) {
                return value;
            }
            value = next;
        }
        return value;
    }
}
