package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.proof.diagram.DiagramProperties;
import io.github.secfw.proof.report.ComparedPrograms;
import io.github.secfw.proof.report.UnmodelledAnswers;
import io.github.secfw.proof.symbolic.HookProgram;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.Stages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two programs at one hook, for packets of one family. Used once. */
final class HookComparison {

    private final Operations operations;
    private final Hook hook;
    private final ComparedPrograms programs;
    private final HookProgram ofLeft;
    private final HookProgram ofRight;
    private final Set<Object> repeated = new LinkedHashSet<>();

    HookComparison(Operations operations, Hook hook, Stages.Ties ties, ComparedPrograms programs) {
        this.operations = operations;
        this.hook = hook;
        this.programs = programs;
        this.ofLeft = new HookProgram(operations, hook, programs.left(), ties, Set.of());
        this.ofRight = new HookProgram(operations, hook, programs.right(), ties, Set.of());
    }

    /**
     * The states that one packet can use more than once, found by the proof. The proof is valid only with registers for
     * them.
     */
    Set<Object> repeated() {
        return repeated;
    }

    /** Base chains of equal priority whose order matters, if there are such. */
    Optional<List<ProgramBaseChain>> unordered() {
        return ofLeft.unordered().or(ofRight::unordered);
    }

    Proof prove() {
        if (programs.left().program().checksLabels()
                != programs.right().program().checksLabels()) {
            return search(programs).ofChecks(operations.sets().and(known(ofLeft), known(ofRight)));
        }
        if (areEqual()) {
            return events();
        }
        Proof proof = difference(Optional.empty(), DifferenceSearch.MAX_TRIES);
        if (!(proof instanceof Proof.Undecided)) {
            return proof;
        }
        // Where none could be shown in what becomes of packets, there may be a difference in the events of state.
        List<Object> events = new ArrayList<>(allEvents());
        events.removeIf(this::hasEqualProjections);
        Proof ofEvents = differences(events, 0);
        ofEvents = ofEvents instanceof Proof.Different ? ofEvents : differences(events, shared(events));
        return ofEvents instanceof Proof.Different ? ofEvents : proof;
    }

    /** Searches for differences in events. */
    private Proof differences(List<Object> events, int triesOfEveryWay) {
        Proof proof = new Proof.Equal();
        for (Object event : events) {
            proof = proof.and(difference(Optional.of(event), triesOfEveryWay));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    /** The number of tries of each event: many events together take no longer than one. */
    private static int shared(List<Object> events) {
        return Math.max(1, DifferenceSearch.MAX_TRIES / Math.max(1, events.size()));
    }

    private Set<Object> allEvents() {
        Set<Object> events = new LinkedHashSet<>(ofLeft.events());
        events.addAll(ofRight.events());
        events.removeIf(operations.order().registers()::hasState);
        return events;
    }

    private DifferenceSearch search(ComparedPrograms searched) {
        return new DifferenceSearch(
                operations, hook, programs, searched, new UnmodelledAnswers(operations.order(), hook, programs));
    }

    private int known(HookProgram program) {
        return operations.known(operations.then(operations.shownPackets(hook), program.all(Optional.empty())));
    }

    /** Whether all parts of all stages have equal outcomes, for all packets before each part. */
    private boolean areEqual() {
        for (int stage = 0; stage < ofLeft.stages(); stage++) {
            if (firstDifferentPart(stage, Optional.empty()) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether all parts of all stages have equal projections on an event. */
    private boolean hasEqualProjections(Object event) {
        for (int stage = 0; stage < ofLeft.stages(); stage++) {
            List<List<ProgramBaseChain>> leftParts = ofLeft.parts(stage);
            List<List<ProgramBaseChain>> rightParts = ofRight.parts(stage);
            for (int part = 0; part < Math.max(leftParts.size(), rightParts.size()); part++) {
                if (projected(ofLeft, part(leftParts, part), event)
                        != projected(ofRight, part(rightParts, part), event)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int projected(HookProgram program, List<ProgramBaseChain> chains, Object event) {
        return operations.projected(operations.possible(hook), program.projected(chains, event));
    }

    private int firstDifferentPart(int stage, Optional<Object> event) {
        List<List<ProgramBaseChain>> leftParts = ofLeft.parts(stage);
        List<List<ProgramBaseChain>> rightParts = ofRight.parts(stage);
        for (int part = 0; part < Math.max(leftParts.size(), rightParts.size()); part++) {
            if (possible(ofLeft.of(part(leftParts, part), event))
                    != possible(ofRight.of(part(rightParts, part), event))) {
                return part;
            }
        }
        return -1;
    }

    private static List<ProgramBaseChain> part(List<List<ProgramBaseChain>> parts, int number) {
        return number < parts.size() ? parts.get(number) : List.of();
    }

    private int possible(int diagram) {
        return operations.then(operations.possible(hook), diagram);
    }

    private Proof difference(Optional<Object> event, int triesOfEveryWay) {
        Proof proof = difference(programs, ofLeft.all(event), ofRight.all(event), event, triesOfEveryWay);
        return proof instanceof Proof.Different
                ? proof
                : behindQueue(event, triesOfEveryWay).orElse(proof);
    }

    /**
     * A difference that only packets show that a queue's program has passed on. Parts before the first different one are
     * equal, so both programs queue the same packets.
     */
    private Optional<Proof> behindQueue(Optional<Object> event, int triesOfEveryWay) {
        int before = 0;
        for (int stage = 0; stage < ofLeft.stages(); stage++) {
            int part = firstDifferentPart(stage, event);
            if (part >= 0) {
                return part > 0 && isQueuedBefore(before + part)
                        ? behindQueue(stage, part, event, triesOfEveryWay)
                        : Optional.empty();
            }
            before += ofLeft.parts(stage).size();
        }
        return Optional.empty();
    }

    private Optional<Proof> behindQueue(int stage, int part, Optional<Object> event, int triesOfEveryWay) {
        List<ProgramBaseChain> leftRest = ofLeft.from(stage, part);
        List<ProgramBaseChain> rightRest = ofRight.from(stage, part);
        Proof proof = difference(
                programs.only(leftRest, rightRest),
                ofLeft.of(leftRest, event),
                ofRight.of(rightRest, event),
                event,
                triesOfEveryWay);
        return proof instanceof Proof.Different ? Optional.of(proof) : Optional.empty();
    }

    /** Whether a packet is known that reaches the last queue before a part, from the first part or from another queue. */
    private boolean isQueuedBefore(int last) {
        List<List<ProgramBaseChain>> parts = ofLeft.parts();
        for (int from = last - 1; from >= 0; from--) {
            List<ProgramBaseChain> between = join(parts.subList(from, last - 1));
            List<ProgramBaseChain> all = join(parts.subList(from, last));
            if (operations.diagrams().has(shown(between), DiagramProperties.HAS_NO_QUEUE)
                    && search(programs).findsQueue(shown(all))
                    && (from == 0 || isQueuedBefore(from))) {
                return true;
            }
        }
        return false;
    }

    private static List<ProgramBaseChain> join(List<List<ProgramBaseChain>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private int shown(List<ProgramBaseChain> chains) {
        return operations.then(operations.shownPackets(hook), ofLeft.of(chains, Optional.empty()));
    }

    private Proof difference(
            ComparedPrograms searched, int ofFirst, int ofSecond, Optional<Object> event, int triesOfEveryWay) {
        if (possible(ofFirst) == possible(ofSecond)) {
            return new Proof.Undecided("both programs do the same at " + hook
                    + ", but at different priorities: the kernel changes or checks packets in between");
        }
        int known = operations.shownPackets(hook);
        return search(searched)
                .search(operations.then(known, ofFirst), operations.then(known, ofSecond), event, triesOfEveryWay);
    }

    /** The answer if verdicts, labels and marks are equal at all stages: only events can differ. */
    private Proof events() {
        int both = possible(ofLeft.all(Optional.empty()));
        if (!areKnown()) {
            return search(programs).unknown(both);
        }
        List<Object> different = new ArrayList<>();
        for (Object event : allEvents()) {
            if (isRepeated(event)) {
                repeated.add(event);
            } else if (!hasEqualProjections(event)) {
                different.add(event);
            }
        }
        if (!repeated.isEmpty()) {
            return new Proof.Undecided(
                    "at " + hook + " one packet can meet " + repeated.iterator().next() + " more than once");
        }
        Proof proof = differences(different, 0);
        return proof instanceof Proof.Different ? proof : proof.and(differences(different, shared(different)));
    }

    private boolean areKnown() {
        for (int stage = 0; stage < ofLeft.stages(); stage++) {
            for (List<ProgramBaseChain> part : ofLeft.parts(stage)) {
                if (!operations
                        .diagrams()
                        .has(possible(ofLeft.of(part, Optional.empty())), DiagramProperties.IS_KNOWN)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether one packet can use a state twice. */
    private boolean isRepeated(Object event) {
        return !(event instanceof Instruction.Log) && (isRepeated(ofLeft, event) || isRepeated(ofRight, event));
    }

    private boolean isRepeated(HookProgram program, Object event) {
        return !operations
                .diagrams()
                .has(projected(program, program.chains(), event), DiagramProperties.REPEATS_NO_EVENT);
    }
}
