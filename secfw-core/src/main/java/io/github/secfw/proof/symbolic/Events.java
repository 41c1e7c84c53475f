package io.github.secfw.proof.symbolic;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of a program: everything it does beside verdicts, labels and marks. An event is a log line, the cell of a named
 * state or, for a limit or rule with a state of its own, its {@link Occurrence}. Not safe for several threads.
 */
public final class Events {

    /** The event that a rule matches. Two equal rules are two events. */
    public record Matched(ProgramRule rule) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Matched that && rule == that.rule;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(rule);
        }
    }

    private final Occurrences occurrences;
    private final ConditionCompiler conditions;
    private final IdentityHashMap<List<?>, Map<Object, int[]>> byParts = new IdentityHashMap<>();

    /** The rules whose matches are events. */
    private final Set<Matched> matched;

    Events(Occurrences occurrences, ConditionCompiler conditions, Set<Matched> matched) {
        this.occurrences = occurrences;
        this.conditions = conditions;
        this.matched = matched;
    }

    /** The events that rules can cause, directly or in chains that they jump to, in the order of the rules. */
    Set<Object> of(List<ProgramRule> rules) {
        return places(rules).keySet();
    }

    /**
     * Whether an event can be caused by a rule, or by a case of a look-up, from {@code from} up to but not including {@code
     * to}.
     */
    boolean has(List<?> parts, int from, int to, Object event) {
        int[] places = places(parts).get(event);
        if (places == null) {
            return false;
        }
        int place = Arrays.binarySearch(places, from);
        int next = place >= 0 ? place : -place - 1;
        return next < places.length && places[next] < to;
    }

    private Map<Object, int[]> places(List<?> parts) {
        Map<Object, int[]> known = byParts.get(parts);
        if (known != null) {
            return known;
        }
        Map<Object, List<Integer>> lists = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Object event : ofPart(parts.get(i))) {
                lists.computeIfAbsent(event, key -> new ArrayList<>()).add(i);
            }
        }
        Map<Object, int[]> places = new LinkedHashMap<>();
        lists.forEach((event, list) ->
                places.put(event, list.stream().mapToInt(Integer::intValue).toArray()));
        byParts.put(parts, places);
        return places;
    }

    private Set<Object> ofPart(Object part) {
        return part instanceof ProgramRule rule ? of(rule) : of((Instruction.Case) part);
    }

    private Set<Object> of(Instruction.Case one) {
        Set<Object> events = new LinkedHashSet<>();
        add(events, one.condition());
        add(events, one.then());
        return events;
    }

    private Set<Object> of(ProgramRule rule) {
        Set<Object> events = new LinkedHashSet<>();
        Matched match = new Matched(rule);
        if (matched.contains(match)) {
            events.add(match);
        }
        rule.instructions().forEach(step -> add(events, step));
        return events;
    }

    private void add(Set<Object> events, Instruction step) {
        if (step instanceof Instruction.Log) {
            events.add(step);
        } else if (step instanceof Instruction.Guard guard) {
            add(events, guard.condition());
        } else if (step instanceof Instruction.LookUp lookUp) {
            events.addAll(places(lookUp.cases()).keySet());
        } else if (step instanceof Instruction.Jump jump) {
            events.addAll(of(jump.chain().rules()));
        } else if (step instanceof Instruction.Goto jump) {
            events.addAll(of(jump.chain().rules()));
        } else if (step instanceof Instruction.Unmodelled unmodelled) {
            occurrences.of(unmodelled).ifPresent(name -> add(events, name, unmodelled.footprint()));
        }
    }

    private void add(Set<Object> events, Condition condition) {
        if (condition instanceof Condition.Not not) {
            add(events, not.condition());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(one -> add(events, one));
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(one -> add(events, one));
        } else if (condition instanceof Condition.InSet inSet) {
            add(events, conditions.meant(inSet));
        } else if (condition instanceof Condition.Unmodelled unmodelled) {
            occurrences.of(condition).ifPresent(name -> add(events, name, unmodelled.footprint()));
        } else {
            occurrences.of(condition).ifPresent(name -> add(events, name, VariableOrder.LIMIT));
        }
    }

    private static void add(Set<Object> events, Occurrence name, Footprint footprint) {
        footprint.writes().stream()
                .filter(Cell::isState)
                .forEach(cell -> events.add(UnmodelledCompiler.key(cell, name)));
    }
}
