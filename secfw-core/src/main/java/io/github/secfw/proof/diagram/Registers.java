package io.github.secfw.proof.diagram;

import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of the registers. A register is anything that rules change beside labels: a group of a mark, an unmodelled
 * field, or state that outlives the packet. A state gives each register a value in terms of the values before, and is
 * hash-consed: its number identifies it.
 *
 * <p>A value is an atom from 0 on, or the complement of a variable. The first variables are the registers before, in order;
 * the others are results of {@linkplain Terms terms}. Composition of two states substitutes the values of the first for the
 * variables of the second. Not safe for several threads.
 */
public final class Registers {

    /** The state that changes nothing. */
    public static final int UNCHANGED = 0;

    private final RegisterLayout layout;
    private final Terms terms;
    private final List<int[]> states = new ArrayList<>();
    private final List<Integer> readable = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> told = new HashMap<>();
    private final LongIntMap composed;
    private final LongIntMap substituted;

    /** The state of a dropped packet, whose marks and fields do not matter any more. */
    private final int dropped;

    public Registers(RegisterLayout layout, MemoryBudget memory) {
        this.layout = layout;
        this.terms = new Terms(layout.count());
        this.composed = new LongIntMap(memory);
        this.substituted = new LongIntMap(memory);
        int[] unchanged = new int[layout.count()];
        Arrays.setAll(unchanged, register -> ~register);
        number(unchanged);
        int[] gone = unchanged.clone();
        for (int register = 0; register < gone.length; register++) {
            if (layout.isOfPacket(register)) {
                gone[register] = 0;
            }
        }
        this.dropped = number(gone);
    }

    public Terms terms() {
        return terms;
    }

    public RegisterLayout layout() {
        return layout;
    }

    /** The value of a register: an atom, or the complement of a variable. */
    public int value(int state, int register) {
        return states.get(state)[register];
    }

    /** A state with one register replaced. */
    public int with(int state, int register, int value) {
        int[] next = states.get(state).clone();
        next[register] = value;
        return number(next);
    }

    /** The state after a drop. */
    public int dropped(int state) {
        return then(state, dropped);
    }

    int then(int first, int second) {
        if (first == UNCHANGED || second == UNCHANGED) {
            return first == UNCHANGED ? second : first;
        }
        long key = LongIntMap.key(first, second);
        int known = composed.get(key);
        if (known == LongIntMap.NOTHING) {
            int[] next = states.get(second).clone();
            for (int register = 0; register < next.length; register++) {
                next[register] = after(first, next[register]);
            }
            known = number(next);
            composed.put(key, known);
        }
        return known;
    }

    /** The value that a value after a state has in terms of the values before the state. */
    int after(int state, int value) {
        if (value >= 0 || state == UNCHANGED) {
            return value;
        }
        int variable = ~value;
        if (variable < layout.count()) {
            return value(state, variable);
        }
        long key = LongIntMap.key(variable, state);
        int known = substituted.get(key);
        if (known == LongIntMap.NOTHING) {
            Terms.Variable output = terms.variable(variable);
            int[] arguments = terms.arguments(output.term()).clone();
            Arrays.setAll(arguments, place -> after(state, arguments[place]));
            int term = terms.of(terms.operation(output.term()), arguments);
            boolean isSettled = output.slot() == Terms.ANSWER && terms.isSettled(term);
            known = isSettled ? Terms.HOLDS : ~terms.variable(term, output.slot());
            substituted.put(key, known);
        }
        return known;
    }

    /** The state without registers that no diagram reads; 0 if no other register has changed. */
    int readable(int state) {
        return readable.get(state);
    }

    /** Whether the counted event has happened. */
    boolean hasEvent(int state) {
        int register = layout.counted();
        return value(state, register) != ~register;
    }

    /** How often the counted event has happened. */
    public int events(int state) {
        int register = layout.counted();
        int events = 0;
        int value = value(state, register);
        while (~value >= layout.count()) {
            int term = terms.variable(~value).term();
            int[] arguments = terms.arguments(term);
            value = arguments[arguments.length - 1];
            events++;
        }
        return events;
    }

    /** Whether the counted event has happened more than once. */
    boolean repeatsEvent(int state) {
        if (!hasEvent(state)) {
            return false;
        }
        int[] arguments =
                terms.arguments(terms.variable(~value(state, layout.counted())).term());
        return arguments[arguments.length - 1] != ~layout.counted();
    }

    /** The projection of a state on the event counter. */
    int projected(int state) {
        return told.computeIfAbsent(state, key -> with(UNCHANGED, layout.counted(), value(key, layout.counted())));
    }

    private int number(int[] state) {
        List<Integer> key = Ints.asList(state);
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = states.size();
        states.add(state);
        numbers.put(key, number);
        readable.add(UNCHANGED);
        int[] visible = state.clone();
        for (int register = 0; register < visible.length; register++) {
            if (!layout.isRead(register)) {
                visible[register] = ~register;
            }
        }
        readable.set(number, Arrays.equals(visible, state) ? number : number(visible));
        return number;
    }
}
