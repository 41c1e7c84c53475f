package io.github.secfw.proof.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hash-consed terms: unmodelled operations are uninterpreted functions of what they read. Equal arguments give equal
 * results, and nothing else is known. A variable stands for each result of a term. Not safe for several threads.
 */
public final class Terms {

    /** The slot of a term's answer; the other slots are the registers that it writes. */
    public static final int ANSWER = -1;

    /** The number of atoms of an answer. */
    public static final int ANSWER_ATOMS = 2;

    /** The atom of an answer that is yes. */
    public static final int HOLDS = 0;

    /** One result of a term: its answer, or what it writes to a register. */
    public record Variable(int term, int slot) {}

    private record Term(int operation, List<Integer> arguments) {}

    private final int registers;
    private final List<UnmodelledOperation> operations = new ArrayList<>();
    private final Map<UnmodelledOperation, Integer> operationNumbers = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<int[]> arguments = new ArrayList<>();
    private final Map<Term, Integer> termNumbers = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Map<Variable, Integer> variableNumbers = new HashMap<>();

    /** No terms yet, for a number of registers, which are the first variables. */
    Terms(int registers) {
        this.registers = registers;
    }

    public int of(UnmodelledOperation operation, int... values) {
        int number = operationNumbers.computeIfAbsent(operation, key -> {
            operations.add(operation);
            return operations.size() - 1;
        });
        return of(number, values);
    }

    int of(int operation, int[] values) {
        return termNumbers.computeIfAbsent(
                new Term(operation, Arrays.stream(values).boxed().toList()), key -> {
                    terms.add(key);
                    arguments.add(values.clone());
                    return terms.size() - 1;
                });
    }

    public UnmodelledOperation operationOf(int term) {
        return operations.get(operation(term));
    }

    int operation(int term) {
        return terms.get(term).operation();
    }

    /** The values that a term reads, in the order of its operation's registers. */
    public int[] arguments(int term) {
        return arguments.get(term);
    }

    /** Whether a term's answer is yes because of the last event on a state that it reads. */
    boolean isSettled(int term) {
        Set<String> events = operationOf(term).footprint().holdsAfter();
        return !events.isEmpty()
                && Arrays.stream(arguments(term))
                        .filter(value -> ~value >= registers)
                        .mapToObj(value ->
                                operationOf(variable(~value).term()).name().condition())
                        .anyMatch(events::contains);
    }

    /** The variable of a result. */
    public int variable(int term, int slot) {
        return variableNumbers.computeIfAbsent(new Variable(term, slot), key -> {
            variables.add(key);
            return registers + variables.size() - 1;
        });
    }

    /** The result that a variable stands for. The variable is not a register's. */
    public Variable variable(int number) {
        return variables.get(number - registers);
    }
}
