package io.github.secfw.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the marks, each kept once, by number. A mark is a row of groups of bits that are always written together;
 * each group is an atom, or what a group was before.
 */
final class MarkStates {

    /** Nothing has changed. */
    static final int UNCHANGED = 0;

    private final int groups;
    private final List<int[]> states = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    /**
     * For marks of so many groups: the first so many values are those of the packet, the rest those of the connection. A value
     * from 0 on is an atom; a negative one is what the group of that place was.
     */
    MarkStates(int groups) {
        this.groups = groups;
        int[] unchanged = new int[2 * groups];
        Arrays.setAll(unchanged, place -> ~place);
        number(unchanged);
    }

    int groups() {
        return groups;
    }

    /** What the group at a place is, given a state: an atom, or the complement of a place whose group it is. */
    int value(int state, int place) {
        return states.get(state)[place];
    }

    /** The state in which the group at a place is this, and all others are unchanged. */
    int with(int state, int place, int value) {
        int[] next = states.get(state).clone();
        next[place] = value;
        return number(next);
    }

    int then(int first, int second) {
        if (first == UNCHANGED || second == UNCHANGED) {
            return first == UNCHANGED ? second : first;
        }
        int[] before = states.get(first);
        int[] next = states.get(second).clone();
        for (int place = 0; place < next.length; place++) {
            if (next[place] < 0) {
                next[place] = before[~next[place]];
            }
        }
        return number(next);
    }

    private int number(int[] state) {
        return numbers.computeIfAbsent(Arrays.stream(state).boxed().toList(), key -> {
            states.add(state);
            return states.size() - 1;
        });
    }
}
