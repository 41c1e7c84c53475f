package io.github.secfw.benchmarks;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.List;

/** A rule: its criteria, and its effect on packets that match all of them. */
record RandomRule(List<Criterion> criteria, List<Instruction> effect) {

    ProgramRule toProgram() {
        List<Instruction> steps = new ArrayList<>();
        criteria.forEach(criterion -> steps.add(new Instruction.Guard(Condition.of(criterion))));
        steps.addAll(effect);
        return new ProgramRule("", steps);
    }

    /** Whether this rule and another can change places: they have the same effect, or no packet matches both. */
    boolean commutesWith(RandomRule other) {
        return effect.equals(other.effect)
                || criteria.stream()
                        .anyMatch(one -> other.criteria.stream().anyMatch(another -> areDisjoint(one, another)));
    }

    private static boolean areDisjoint(Criterion one, Criterion other) {
        if (one instanceof ProtocolCriterion first && other instanceof ProtocolCriterion second) {
            return !first.protocol().equals(second.protocol());
        }
        if (one instanceof SourceCriterion first && other instanceof SourceCriterion second) {
            return areDisjoint(first.addresses(), second.addresses());
        }
        if (one instanceof DestinationCriterion first && other instanceof DestinationCriterion second) {
            return areDisjoint(first.addresses(), second.addresses());
        }
        return one instanceof DestinationPortCriterion first
                && other instanceof DestinationPortCriterion second
                && areDisjoint(first.ports(), second.ports());
    }

    private static boolean areDisjoint(AddressSet one, AddressSet other) {
        for (Family family : Family.values()) {
            for (var first : one.ranges(family)) {
                if (other.contains(first.first()) || other.contains(first.last())) {
                    return false;
                }
            }
            for (var second : other.ranges(family)) {
                if (one.contains(second.first())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areDisjoint(PortSet one, PortSet other) {
        return one.ranges().stream()
                .noneMatch(first -> other.ranges().stream()
                        .anyMatch(second -> first.first() <= second.last() && second.first() <= first.last()));
    }
}
