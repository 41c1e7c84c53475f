package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.proof.diagram.DiagramProperties;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.MemoryBudget;
import io.github.secfw.proof.diagram.OverBudgetException;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.report.Differences;
import io.github.secfw.proof.symbolic.Events;
import io.github.secfw.proof.symbolic.FamilyProgram;
import io.github.secfw.proof.symbolic.HookProgram;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The parts of a program that no packet uses: rules that never match, and labels that no packet has after a hook. Both are
 * exact: they hold for every packet and every label before. At a hook where a packet can reach an unknown step, all rules
 * can match and all labels are used. Immutable.
 *
 * @param unmatchedRules the rules that never match, each with its chain
 * @param unusedLabels the labels that rules set and that no packet and no connection has after any hook
 */
@CheckReturnValue
public record Lint(List<String> unmatchedRules, SortedSet<SecurityContext> unusedLabels) {

    /** The largest number of rules of a program that is examined: the time grows with its square. */
    public static final int MAX_RULES = 2_000;

    /** Copies the lists. */
    public Lint {
        unmatchedRules = List.copyOf(unmatchedRules);
        unusedLabels = Collections.unmodifiableSortedSet(new TreeSet<>(unusedLabels));
    }

    /**
     * Examines a program.
     *
     * @param program the program
     * @return the unused parts; empty if the program is too large to examine
     */
    public static Optional<Lint> of(PacketProgram program) {
        Map<Events.Matched, String> rules = rules(program);
        if (rules.size() > MAX_RULES) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(program, rules));
        } catch (OverBudgetException e) {
            return Optional.empty();
        }
    }

    private static Lint of(PacketProgram program, Map<Events.Matched, String> rules) {
        Set<Events.Matched> unmatched = new HashSet<>(rules.keySet());
        SortedSet<SecurityContext> given = new TreeSet<>();
        SortedSet<SecurityContext> had = new TreeSet<>();
        rules.keySet().forEach(one -> addLabels(given, one));
        for (Family family : Family.values()) {
            FamilyProgram ofFamily = FamilyProgram.of(program, family);
            VariableOrder order = VariableOrder.of(AccountNumbers.UNKNOWN, ofFamily);
            for (Hook hook : Hook.values()) {
                Operations operations = new Operations(order.forHook(Set.of()), MemoryBudget.usual());
                HookProgram ofHook = new HookProgram(operations, hook, ofFamily, rules.keySet());
                Set<Object> ofRules = ofHook.events();
                int possible = operations.possible(hook);
                int all = operations.then(possible, ofHook.all(Optional.empty()));
                if (operations.diagrams().has(all, DiagramProperties.IS_KNOWN)) {
                    had.addAll(labels(operations, all));
                    unmatched.removeIf(one -> ofRules.contains(one)
                            && operations.projected(possible, ofHook.projected(ofHook.chains(), one))
                                    != operations.noEvent());
                } else {
                    rules.keySet().stream().filter(ofRules::contains).forEach(one -> addLabels(had, one));
                    unmatched.removeAll(ofRules);
                }
            }
        }
        given.removeAll(had);
        List<String> places = rules.entrySet().stream()
                .filter(rule -> unmatched.contains(rule.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Lint(places, given);
    }

    private static void addLabels(Set<SecurityContext> labels, Events.Matched rule) {
        rule.rule().instructions().forEach(step -> addLabels(labels, step));
    }

    private static void addLabels(Set<SecurityContext> labels, Instruction step) {
        if (step instanceof Instruction.SetLabel set) {
            labels.add(set.label());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> addLabels(labels, one.then()));
        }
    }

    /** The labels in the terminals of a diagram. */
    private static Set<SecurityContext> labels(Operations operations, int diagram) {
        Set<SecurityContext> labels = new TreeSet<>();
        new Differences(operations, (atoms, end, same) -> {
                    for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
                        long outcome = operations.terminals().outcome(end, labelState);
                        for (int label : new int[] {PackedOutcome.packet(outcome), PackedOutcome.connection(outcome)}) {
                            if (label >= PackedOutcome.LABEL) {
                                labels.add(operations.effects().label(label));
                            }
                        }
                    }
                    return false;
                })
                .search(diagram, operations.effects().status(PackedOutcome.HOLE));
        return labels;
    }

    /** All rules with their places, chain by chain. */
    private static Map<Events.Matched, String> rules(PacketProgram program) {
        Map<Events.Matched, String> rules = new LinkedHashMap<>();
        for (ProgramBaseChain chain : program.baseChains()) {
            add(rules, chain.name(), chain.rules());
        }
        return rules;
    }

    private static void add(Map<Events.Matched, String> rules, String chain, List<ProgramRule> added) {
        List<ProgramChain> next = new ArrayList<>();
        for (ProgramRule rule : added) {
            if (rules.putIfAbsent(new Events.Matched(rule), "chain " + chain + ", " + rule.text()) == null) {
                rule.instructions().forEach(step -> addChains(next, step));
            }
        }
        next.forEach(to -> add(rules, to.name(), to.rules()));
    }

    private static void addChains(List<ProgramChain> chains, Instruction step) {
        if (step instanceof Instruction.Jump jump) {
            chains.add(jump.chain());
        } else if (step instanceof Instruction.Goto jump) {
            chains.add(jump.chain());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> addChains(chains, one.then()));
        }
    }
}
