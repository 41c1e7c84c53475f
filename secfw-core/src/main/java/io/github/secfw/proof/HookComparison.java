package io.github.secfw.proof;

import com.google.common.collect.ImmutableMultiset;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares two programs at one hook, for packets of one family. Used once. */
final class HookComparison {

    /** How many places where the diagrams differ are tried, before it is given up to find a packet. */
    private static final int MAX_TRIES = 256;

    /** The classes of labels, the most readable first: a packet without label, of a connection without label. */
    static final int[] READABLE = {1, 0, 2, 4, 5, 3};

    private final Operations operations;
    private final Hook hook;
    private final FamilyProgram left;
    private final FamilyProgram right;
    private final HookProgram ofLeft;
    private final HookProgram ofRight;
    private final Strangers strangers;
    private Optional<Example> example = Optional.empty();
    private Optional<String> unknown = Optional.empty();
    private int tries;

    HookComparison(Operations operations, Hook hook, FamilyProgram left, FamilyProgram right) {
        this.operations = operations;
        this.hook = hook;
        this.left = left;
        this.right = right;
        this.ofLeft = new HookProgram(operations, hook, left);
        this.ofRight = new HookProgram(operations, hook, right);
        this.strangers = Strangers.of(operations.space(), hook, ofLeft, ofRight);
    }

    Proof prove() {
        if (left.program().checksLabels() != right.program().checksLabels()) {
            return checks();
        }
        Optional<ProgramBaseChain> atBound = Stages.atBound(left, hook).or(() -> Stages.atBound(right, hook));
        if (atBound.isPresent()) {
            return new Proof.Undecided("the chain " + atBound.get().name() + " has priority "
                    + atBound.get().priority() + ", that of something that the kernel does at " + hook
                    + ": which of the two is first is not known");
        }
        Optional<List<ProgramBaseChain>> unordered = ofLeft.unordered().or(ofRight::unordered);
        if (unordered.isPresent()) {
            return new Proof.Undecided("the chains " + unordered.get().get(0).name() + " and "
                    + unordered.get().get(1).name() + " have the same priority at " + hook
                    + ": which of the two is first is not known");
        }
        return areStagesEqual(Optional.empty()) ? events() : difference();
    }

    private boolean areStagesEqual(Optional<Object> event) {
        for (int stage = 0; stage < ofLeft.stages(); stage++) {
            if (possible(ofLeft.stage(stage, event)) != possible(ofRight.stage(stage, event))) {
                return false;
            }
        }
        return true;
    }

    private int possible(int diagram) {
        return operations.then(operations.possible(hook), diagram);
    }

    private Proof difference() {
        int first = possible(ofLeft.all(Optional.empty()));
        int second = possible(ofRight.all(Optional.empty()));
        return first == second
                ? elsewhere()
                : difference(
                        first,
                        second,
                        "no packet was found that shows a difference: the programs may be equal where what they ask for"
                                + " hangs together");
    }

    private Proof elsewhere() {
        return new Proof.Undecided("the same is done at " + hook
                + ", but not at the same priorities: the kernel changes or checks packets in between");
    }

    private Proof difference(int first, int second, String otherwise) {
        tries = 0;
        new Differences(operations, this::tryExample).search(first, second);
        if (example.isEmpty()) {
            // What is the same at one place with these ends may differ at another.
            tries = 0;
            new Differences(operations, this::tryExample).searchEveryWay(first, second);
        }
        return example.<Proof>map(Proof.Different::new)
                .orElse(new Proof.Undecided(unknown.orElse("at " + hook + " " + otherwise)));
    }

    /** The labels and verdicts are equal at all stages; left is what the programs do beside them. */
    private Proof events() {
        int both = possible(ofLeft.all(Optional.empty()));
        if (!operations.diagrams().has(both, Traits.IS_KNOWN)) {
            findUnknown(both);
            return new Proof.Undecided(unknown.orElse("something is not known"));
        }
        Set<Object> events = new LinkedHashSet<>(ofLeft.events());
        events.addAll(ofRight.events());
        Proof proof = new Proof.Equal();
        for (Object event : events) {
            proof = proof.and(event(event));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    private Proof event(Object event) {
        int first = possible(ofLeft.all(Optional.of(event)));
        int second = possible(ofRight.all(Optional.of(event)));
        if (first != second) {
            return difference(first, second, "the programs do not ask for " + event + " for the same packets");
        }
        if (!areStagesEqual(Optional.of(event))) {
            return elsewhere();
        }
        int most = event instanceof Occurrence ? 1 : Entry.MAX_EVENTS - 1;
        return !operations.diagrams().has(first, Traits.HAS_NO_EVENT) && hasMore(first, most)
                ? new Proof.Undecided("at " + hook + " one packet can meet " + event + " more than " + most + " times")
                : new Proof.Equal();
    }

    private boolean hasMore(int diagram, int events) {
        return new Differences(operations, (atoms, end, same) -> {
                    for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
                        if (Entry.events(operations.leaves().entry(end, labelClass)) > events) {
                            return true;
                        }
                    }
                    return false;
                })
                .search(diagram, operations.effects().status(Entry.HOLE));
    }

    private void findUnknown(int diagram) {
        new Differences(operations, (atoms, end, same) -> noteUnknown(end))
                .search(diagram, operations.effects().status(Entry.HOLE));
    }

    private boolean noteUnknown(int end) {
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = operations.leaves().entry(end, labelClass);
            if (Entry.isUnknown(entry)) {
                unknown = unknown.or(() -> Optional.of("at " + hook + " packets can meet \""
                        + operations.effects().reason(Entry.status(entry))
                        + "\", and what becomes of them then is not known"));
                return true;
            }
        }
        return false;
    }

    /** Runs the interpreter on a packet of a place where the diagrams differ. */
    private boolean tryExample(int[] atoms, int first, int second) {
        ExamplePackets packets = new ExamplePackets(operations.space(), hook);
        for (int labelClass : READABLE) {
            long ofFirst = operations.leaves().entry(first, labelClass);
            long ofSecond = operations.leaves().entry(second, labelClass);
            if (!packets.isUniform(atoms)) {
                unknown = unknown.or(
                        () -> Optional.of("at " + hook + " a difference may hang on which of several limits, or"
                                + " conditions that are not known, of the same text are the same in both programs"));
            } else if (strangers.conditions().stream().anyMatch(one -> packets.isChosen(one, atoms))) {
                unknown = unknown.or(() -> Optional.of(strangers.doubt()));
            } else if (operations.space().doubtsOwners() && packets.hasOwner(atoms)) {
                unknown = unknown.or(() -> Optional.of("at " + hook
                        + " a difference may hang on which numbers stand for the names of users or groups: give the prover"
                        + " the accounts"));
            } else if (Entry.isUnknown(ofFirst) || Entry.isUnknown(ofSecond)) {
                noteUnknown(Entry.isUnknown(ofFirst) ? first : second);
            } else if (ofFirst != ofSecond) {
                for (int variant = 0; variant < packets.variants() && example.isEmpty(); variant++) {
                    example = example(packets.of(atoms, labelClass, variant));
                }
                if (example.isPresent()) {
                    return true;
                }
            }
        }
        tries++;
        return tries >= MAX_TRIES;
    }

    private Optional<Example> example(Packet packet) {
        Trace ofLeft = left.program().traceAt(hook, packet);
        Trace ofRight = right.program().traceAt(hook, packet);
        return isSame(ofLeft.outcome(), ofRight.outcome())
                ? Optional.empty()
                : Optional.of(new Example(packet, hook, ofLeft, ofRight));
    }

    /** Whether outcomes are the same but for the order of log lines, which makes no difference. */
    private static boolean isSame(Outcome one, Outcome other) {
        return one.verdict() == other.verdict()
                && one.rejectType().equals(other.rejectType())
                && one.queues().equals(other.queues())
                && one.label().equals(other.label())
                && one.connection().equals(other.connection())
                && one.mark() == other.mark()
                && one.connectionMark().equals(other.connectionMark())
                && ImmutableMultiset.copyOf(one.logLines()).equals(ImmutableMultiset.copyOf(other.logLines()));
    }

    /** Only one program has SELinux check labels, which every packet shows of which is known what becomes of it. */
    private Proof checks() {
        int known = operations.sets().and(known(ofLeft), known(ofRight));
        new Differences(operations, (atoms, classes, never) -> {
                    for (int labelClass : READABLE) {
                        if (example.isEmpty() && (Diagrams.classes(classes) >> labelClass & 1) != 0) {
                            Packet packet = new ExamplePackets(operations.space(), hook).of(atoms, labelClass, 0);
                            example = Optional.of(new Example(
                                    packet,
                                    hook,
                                    left.program().traceAt(hook, packet),
                                    right.program().traceAt(hook, packet)));
                        }
                    }
                    return example.isPresent();
                })
                .search(known, ConditionSets.NEVER);
        return example.<Proof>map(Proof.Different::new)
                .orElse(new Proof.Undecided("only one program has SELinux check labels, but at " + hook
                        + " it is of no packet known what becomes of it"));
    }

    private int known(HookProgram program) {
        return operations.known(possible(program.all(Optional.empty())));
    }
}
