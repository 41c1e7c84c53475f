package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** All diagrams of one hook and family, with what can be done with them. Not safe for several threads. */
final class Operations {

    private final Space space;
    private final Diagrams diagrams;
    private final Registers registers;
    private final Leaves leaves;
    private final ConditionSets sets;
    private final Choice choice;
    private final Sequence sequence;
    private final Telling telling;
    private final Effects effects;
    private final Askers askers;
    private final Askers untrackedAskers;
    private final UnaryOperation passed;
    private final UnaryOperation known;
    private final UnaryOperation untracked;

    /** The rest of a rule that was left is left out: the next rule follows. */
    private final UnaryOperation ruleLeft;

    private final UnaryOperation returned;
    private final UnaryOperation gone;
    private final UnaryOperation found;
    private final UnaryOperation lookedUp;
    private final UnaryOperation accepted;
    private final UnaryOperation dropped;
    private final UnaryOperation rerouted;

    Operations(Space space, Memory memory) {
        this.space = space;
        this.registers = new Registers(space.registers(), memory);
        this.leaves = new Leaves(registers);
        this.diagrams = new Diagrams(leaves, memory);
        this.sets = new ConditionSets(diagrams);
        this.choice = new Choice(diagrams);
        this.sequence = new Sequence(diagrams, space, sets, registers, choice);
        this.effects = new Effects(leaves, registers, space.marks());
        this.telling = new Telling(diagrams, space, sets, registers, choice, effects);
        this.askers = new Askers(space, registers, sets, effects, true);
        this.untrackedAskers = new Askers(space, registers, sets, effects, false);
        this.passed = new UnaryOperation(
                diagrams,
                end -> effects.end(labelClass -> {
                    boolean isPossible = (Diagrams.classes(end) >> labelClass & 1) != 0;
                    return Entry.withStatus(
                            Leaves.unchanged(labelClass, Entry.NEXT), isPossible ? Entry.NEXT : Entry.IMPOSSIBLE);
                }));
        this.known = new UnaryOperation(diagrams, this::knownEnd);
        this.untracked = new UnaryOperation(diagrams, this::untrackedEnd);
        this.ruleLeft = statuses(status -> status == Entry.LEAVE ? Entry.NEXT : status);
        this.returned = statuses(status -> status == Entry.RETURN || status == Entry.NEXT ? Entry.LEAVE : status);
        this.gone = statuses(status -> status == Entry.NEXT ? Entry.RETURN : status);
        this.found = statuses(status -> status == Entry.NEXT ? Entry.HIT : status);
        this.lookedUp = statuses(status -> switch (status) {
            case Entry.HIT -> Entry.NEXT;
            case Entry.NEXT -> Entry.LEAVE;
            default -> status;
        });
        this.accepted = statuses(status -> status == Entry.RETURN || status == Entry.ACCEPT ? Entry.NEXT : status);
        this.dropped = new UnaryOperation(diagrams, this::droppedEnd);
        this.rerouted = new UnaryOperation(diagrams, this::reroutedEnd);
    }

    private UnaryOperation statuses(IntUnaryOperator next) {
        return new UnaryOperation(
                diagrams,
                end -> effects.end(labelClass -> {
                    long entry = leaves.entry(end, labelClass);
                    return Entry.withStatus(entry, next.applyAsInt(Entry.status(entry)));
                }));
    }

    private int knownEnd(int end) {
        int classes = 0;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = leaves.entry(end, labelClass);
            if (!Entry.isUnknown(entry) && Entry.status(entry) != Entry.IMPOSSIBLE) {
                classes |= 1 << labelClass;
            }
        }
        return Diagrams.ofClasses(classes);
    }

    private int droppedEnd(int end) {
        return effects.end(labelClass -> {
            long entry = leaves.entry(end, labelClass);
            return switch (Entry.status(entry)) {
                case Entry.NEXT, Entry.RETURN -> effects.dropped(entry);
                case Entry.ACCEPT -> Entry.withStatus(entry, Entry.NEXT);
                default -> entry;
            };
        });
    }

    /**
     * A queue's program can change the mark back, and which tools reroute before it differs: that the route is another there is
     * not shown by the interpreter, but the diagrams have it.
     */
    private int reroutedEnd(int end) {
        return effects.end(labelClass -> {
            long entry = leaves.entry(end, labelClass);
            return Entry.goesOn(entry) || Entry.isQueue(entry)
                    ? Entry.of(
                            Entry.status(entry),
                            Entry.packet(entry),
                            Entry.connection(entry),
                            askers.rerouted(Entry.state(entry)))
                    : entry;
        });
    }

    /** What is done for a packet without connection, to one whose connection is not known yet. */
    private int untrackedEnd(int end) {
        return effects.end(labelClass -> {
            long entry = leaves.entry(end, LabelClass.withoutConnection(labelClass));
            return Entry.isUnknown(entry)
                    ? entry
                    : Entry.of(
                            Entry.status(entry),
                            Entry.packet(entry),
                            Leaves.connection(labelClass),
                            Entry.state(entry));
        });
    }

    Space space() {
        return space;
    }

    Diagrams diagrams() {
        return diagrams;
    }

    Registers registers() {
        return registers;
    }

    /** Of packets that can belong to a connection, or of those that connection tracking has not seen. */
    Askers askers(boolean isTracked) {
        return isTracked ? askers : untrackedAskers;
    }

    Leaves leaves() {
        return leaves;
    }

    ConditionSets sets() {
        return sets;
    }

    Effects effects() {
        return effects;
    }

    /** What is asked, without inputs, where diagrams decide by some levels. */
    Set<Object> asked(Set<Integer> levels) {
        Set<Object> asked = new LinkedHashSet<>();
        for (int level : levels) {
            int variable = space.variable(level);
            if (space.isOccurrence(level)) {
                asked.add(space.occurrence(level));
            } else if (variable >= space.registers().count()) {
                int term = registers.terms().variable(variable).term();
                asked.add(registers.terms().operationOf(term).name());
            }
        }
        return asked;
    }

    int identity() {
        return leaves.identity;
    }

    int then(int first, int second) {
        return sequence.of(first, second);
    }

    /** What tells the event that is counted nothing. */
    int nothingTold() {
        return telling.nothing;
    }

    /** What a diagram tells the event that is counted. */
    int told(int diagram) {
        return telling.of(diagram);
    }

    /** What a diagram tells the event that is counted, and then, where it goes on, another one tells it. */
    int told(int first, int second) {
        return telling.of(first, second);
    }

    /** The diagram where the condition holds; elsewhere nothing changes. */
    int where(int condition, int then) {
        return choice.where(condition, then);
    }

    int choice(int condition, int then, int otherwise) {
        return choice.of(condition, then, otherwise);
    }

    /** A rule, the rest of which some packets leave out. */
    int ruleLeft(int rule) {
        return ruleLeft.of(rule);
    }

    /** A chain that a step jumps to: the steps behind it are left out, the next rule follows. */
    int jumpedTo(int chain) {
        return returned.of(chain);
    }

    /** A chain, in place of the rest of the one that goes to it. */
    int goneTo(int chain) {
        return gone.of(chain);
    }

    /** A step of a case, so that the cases behind it are left out. */
    int found(int step) {
        return found.of(step);
    }

    /** All cases of a look-up. */
    int lookedUp(int cases) {
        return lookedUp.of(cases);
    }

    /** A base chain that accepts what no rule decides, to the base chain behind it. */
    int accepting(int chain) {
        return accepted.of(chain);
    }

    /** A base chain that drops what no rule decides, to the base chain behind it. */
    int dropping(int chain) {
        return dropped.of(chain);
    }

    /** A base chain that reroutes, to the base chain behind it. */
    int rerouted(int chain) {
        return rerouted.of(chain);
    }

    /** What is done to packets before connection tracking sees them. */
    int beforeTracking(int diagram) {
        return untracked.of(diagram);
    }

    /** Lets pass what can be at a hook. */
    int possible(Hook hook) {
        return passed.of(new PossiblePackets(space, sets).at(hook));
    }

    /** Lets pass what is known to be at a hook at times. */
    int knownPackets(Hook hook) {
        return passed.of(new PossiblePackets(space, sets).knownAt(hook));
    }

    /** Lets pass what can be shown as an example at a hook. */
    int shownPackets(Hook hook) {
        return passed.of(new PossiblePackets(space, sets).shownAt(hook));
    }

    /** The condition that holds for the packets that there can be and of which it is known what becomes of them. */
    int known(int diagram) {
        return known.of(diagram);
    }
}
