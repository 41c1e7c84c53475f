package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Rerouting;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.report.ComparedPrograms;
import io.github.secfw.proof.report.Differences;
import io.github.secfw.proof.report.ExamplePackets;
import io.github.secfw.proof.report.MartianAddresses;
import io.github.secfw.proof.report.Replay;
import io.github.secfw.proof.report.UnmodelledAnswers;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Searches for a packet that shows a difference of two diagrams: the interpreter runs both programs on it and gets different
 * outcomes, and the packet is known to occur. Used once.
 */
final class DifferenceSearch {

    /** The number of places that are tried. */
    static final int MAX_TRIES = 256;

    private final Operations operations;
    private final VariableOrder order;
    private final Hook hook;
    private final ComparedPrograms whole;

    /** The programs that are searched, or their parts after a queue. */
    private final ComparedPrograms searched;

    private final boolean isPart;

    private final UnmodelledAnswers doubts;
    private final ExamplePackets packets;
    private Optional<Example> example = Optional.empty();
    private Optional<String> doubt = Optional.empty();
    private Optional<Object> event = Optional.empty();
    private int triesLeft;

    DifferenceSearch(
            Operations operations,
            Hook hook,
            ComparedPrograms whole,
            ComparedPrograms searched,
            UnmodelledAnswers doubts) {
        this.operations = operations;
        this.order = operations.order();
        this.hook = hook;
        this.whole = whole;
        this.searched = searched;
        this.isPart = !searched.equals(whole);
        this.doubts = doubts;
        this.packets = new ExamplePackets(operations, hook);
    }

    /**
     * Searches two diagrams of packets that are known to occur at the hook. A place can show no difference where another
     * with the same terminals does, so such places are tried last.
     */
    Proof search(int first, int second, Optional<Object> searchedEvent, int triesOfEveryWay) {
        event = searchedEvent;
        if (event.orElse("") instanceof Occurrence ofRule) {
            doubts.ofEvent(ofRule).ifPresent(this::note);
        }
        triesLeft = MAX_TRIES;
        new Differences(operations, this::tryExample).search(first, second);
        if (example.isEmpty() && triesOfEveryWay > 0) {
            triesLeft = triesOfEveryWay;
            new Differences(operations, this::tryExample).searchEveryWay(first, second);
        }
        return example.<Proof>map(Proof.Different::new)
                .orElseGet(() -> new Proof.Undecided(doubt.orElse("at " + hook
                        + " no packet is known that shows a difference, but the programs are not proven equal")));
    }

    /** The answer for equal programs in which packets reach an unknown step. */
    Proof unknown(int diagram) {
        new Differences(operations, (atoms, end, same) -> noteUnknown(end))
                .search(diagram, operations.effects().status(PackedOutcome.HOLE));
        return new Proof.Undecided(doubt.orElse("at " + hook + " packets can reach an unknown step"));
    }

    /** The answer if only one program makes SELinux check labels: every packet with a known outcome shows it. */
    Proof ofChecks(int known) {
        new Differences(operations, (atoms, labelStates, never) -> {
                    for (int labelState : LabelState.mostReadableFirst()) {
                        if (example.isEmpty() && (Diagrams.labelStates(labelStates) >> labelState & 1) != 0) {
                            Packet packet = packets.of(atoms, labelState, 0).packet();
                            Replay replay = whole.replay(hook, packet);
                            example = Optional.of(example(replay));
                        }
                    }
                    return example.isPresent();
                })
                .search(known, BooleanOperations.NEVER);
        return example.<Proof>map(Proof.Different::new)
                .orElse(new Proof.Undecided(
                        "only one program makes SELinux check labels, but the outcome of no packet is known at "
                                + hook));
    }

    /** Whether a packet is known that a diagram queues. */
    boolean findsQueue(int diagram) {
        boolean[] isFound = {false};
        new Differences(operations, (atoms, end, same) -> {
                    for (int labelState = 0; labelState < LabelState.COUNT && !isFound[0]; labelState++) {
                        if (PackedOutcome.isQueue(operations.terminals().outcome(end, labelState))) {
                            ExamplePackets.Made made = packets.of(atoms, labelState, 0, end);
                            isFound[0] =
                                    !made.isContradictory() && doubts.of(made).isEmpty();
                        }
                    }
                    return isFound[0];
                })
                .search(diagram, operations.effects().status(PackedOutcome.HOLE));
        return isFound[0];
    }

    private void note(String reason) {
        doubt = doubt.or(() -> Optional.of(reason));
    }

    private boolean noteUnknown(int end) {
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            long outcome = operations.terminals().outcome(end, labelState);
            if (PackedOutcome.isUnknown(outcome)) {
                note("at " + hook + " packets can reach \""
                        + operations.effects().reason(PackedOutcome.status(outcome))
                        + "\", whose effect is unknown");
                return true;
            }
        }
        return false;
    }

    /** Runs the interpreter on a packet of a place where the diagrams differ. */
    private boolean tryExample(int[] atoms, int first, int second) {
        // What is doubtful of a packet is so whatever marks and labels it has.
        boolean isDoubtful = false;
        for (int labelState : LabelState.mostReadableFirst()) {
            long ofFirst = operations.terminals().outcome(first, labelState);
            long ofSecond = operations.terminals().outcome(second, labelState);
            if (PackedOutcome.isUnknown(ofFirst) || PackedOutcome.isUnknown(ofSecond)) {
                noteUnknown(PackedOutcome.isUnknown(ofFirst) ? first : second);
            } else if (ofFirst != ofSecond) {
                for (int variant = 0; variant < packets.variants() && example.isEmpty() && !isDoubtful; variant++) {
                    ExamplePackets.Made made = packets.of(atoms, labelState, variant, first, second);
                    isDoubtful = !made.isContradictory() && isDoubtful(atoms, made);
                    if (!made.isContradictory() && !isDoubtful) {
                        tryPacket(made.packet(), ofFirst, ofSecond);
                    }
                }
                if (example.isPresent()) {
                    return true;
                }
            }
        }
        return isLastTry();
    }

    private boolean isLastTry() {
        triesLeft--;
        return triesLeft <= 0;
    }

    private boolean isDoubtful(int[] atoms, ExamplePackets.Made made) {
        Optional<String> reason = isUniform(made)
                ? ownersDoubt(atoms).or(() -> doubts.of(made))
                : Optional.of("at " + hook + " the answer depends on which of several limits, or unmodelled conditions,"
                        + " of the same text correspond");
        reason.ifPresent(this::note);
        return reason.isPresent();
    }

    private void tryPacket(Packet made, long ofFirst, long ofSecond) {
        boolean areQueued = PackedOutcome.isQueue(ofFirst) && PackedOutcome.isQueue(ofSecond);
        Packet packet = areQueued && differInBypass(ofFirst, ofSecond) ? made.withoutListener() : made;
        if (MartianAddresses.has(packet, hook)) {
            note("at " + hook + " the answer depends on packets with addresses that the kernel does not accept there");
            return;
        }
        if (isPart) {
            show(whole, packet.withoutListener());
        }
        show(searched, packet);
    }

    private void show(ComparedPrograms programs, Packet packet) {
        if (example.isEmpty()) {
            Replay replay = programs.replay(hook, packet);
            if (isShown(replay, packet)) {
                example = Optional.of(example(replay));
            }
        }
    }

    private Example example(Replay replay) {
        return new Example(replay.left().packet(), hook, replay.left(), replay.right());
    }

    private boolean differInBypass(long ofFirst, long ofSecond) {
        Instruction.Queue first = operations.effects().queueOf(PackedOutcome.status(ofFirst));
        Instruction.Queue second = operations.effects().queueOf(PackedOutcome.status(ofSecond));
        return first.bypass() != second.bypass() && first.queues().equals(second.queues());
    }

    private Optional<String> ownersDoubt(int[] atoms) {
        return order.fields().areOwnersAmbiguous() && packets.hasOwner(atoms)
                ? Optional.of(
                        "at " + hook + " the answer depends on which numbers stand for the names of users or groups:"
                                + " give the prover the accounts")
                : Optional.empty();
    }

    /** Whether all limits of one text have one answer: it is unknown which of them correspond. */
    private boolean isUniform(ExamplePackets.Made made) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        for (Occurrence asked : made.asked()) {
            Boolean answer = made.packet().conditions().get(asked);
            if (answer == null) {
                answer = made.packet().conditions().get(asked.withAnyInputs());
            }
            boolean hasOwnState = order.footprint(asked.withAnyInputs()).isEvent();
            if (answer != null && hasOwnState) {
                Boolean before = answers.putIfAbsent(asked.condition(), answer);
                if (before != null && !before.equals(answer)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isShown(Replay replay, Packet packet) {
        Optional<Occurrence> fixed = packet.given().keySet().stream()
                .filter(writer -> !doubts.varies(writer, packet))
                .findFirst();
        boolean isOfMarks = replay.differsInOutcome();
        boolean isOfFields = event.isEmpty()
                && replay.differsInFields(writer -> doubts.varies(writer, packet), cell -> isAsked(replay, cell));
        if (isOfMarks || isOfFields) {
            fixed.ifPresent(writer ->
                    note("at " + hook + " the answer depends on the unknown mark that " + writer + " writes"));
        }
        if (isOfMarks) {
            return fixed.isEmpty();
        }
        boolean isShown = replay.differsInEvents(
                        this::isLookedAt, one -> doubts.ofEvent(one).isPresent())
                || (isOfFields && fixed.isEmpty());
        return isShown && !dependsOnOthers(replay, packet);
    }

    /** Whether an operation of one of the programs reads a field. */
    private boolean isAsked(Replay replay, Cell field) {
        return Stream.of(replay.left(), replay.right())
                .flatMap(trace -> trace.asked().stream())
                .map(Occurrence::withAnyInputs)
                .filter(asked -> !asked.equals(Rerouting.NAME))
                .anyMatch(asked -> order.footprint(asked).reads().contains(field));
    }

    /** Whether a state is that of the searched event, or one that has a register. */
    private boolean isLookedAt(Object state) {
        if (event.isEmpty()) {
            return order.registers().states().stream().anyMatch(one -> key(one).equals(state));
        }
        return key(event.get()).equals(state);
    }

    private static Object key(Object event) {
        if (event instanceof Occurrence occurrence) {
            return occurrence.condition();
        }
        return event instanceof Instruction.Log log ? Cell.state(log.toString()) : event;
    }

    /**
     * Rules of one text are compared together, so the difference depends on all that they evaluate, not only on the chosen
     * answers.
     */
    private boolean dependsOnOthers(Replay replay, Packet packet) {
        boolean isAlone = event.isEmpty()
                || !(event.get() instanceof Occurrence occurrence)
                || order.occurrences().stream()
                                .filter(one -> one.condition().equals(occurrence.condition()))
                                .count()
                        == 1;
        if (isAlone) {
            return false;
        }
        Set<Occurrence> asked = new LinkedHashSet<>(replay.left().asked());
        asked.addAll(replay.right().asked());
        Optional<String> reason = doubts.of(new ExamplePackets.Made(packet, asked, Set.of(), false));
        reason.ifPresent(this::note);
        return reason.isPresent();
    }
}
