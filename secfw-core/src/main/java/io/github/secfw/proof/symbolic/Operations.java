package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Composition;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.EventProjection;
import io.github.secfw.proof.diagram.IfThenElse;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.MemoryBudget;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terminals;
import io.github.secfw.proof.diagram.UnaryOperation;

import io.github.secfw.net.Hook;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** All diagrams of one hook and family, with what can be done with them. Not safe for several threads. */
public final class Operations {

    private final VariableOrder space;
    private final Diagrams diagrams;
    private final Registers registers;
    private final Terminals terminals;
    private final BooleanOperations sets;
    private final IfThenElse choice;
    private final Composition sequence;
    private final EventProjection telling;
    private final Effects effects;
    private final UnmodelledCompiler unmodelled;
    private final UnmodelledCompiler untrackedUnmodelled;
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

    public Operations(VariableOrder space, MemoryBudget memory) {
        this.space = space;
        this.registers = new Registers(space.registers(), memory);
        this.terminals = new Terminals(registers);
        this.diagrams = new Diagrams(terminals, memory);
        this.sets = new BooleanOperations(diagrams);
        this.choice = new IfThenElse(diagrams);
        this.sequence = new Composition(diagrams, space, sets, registers, choice);
        this.effects = new Effects(terminals, registers, space.marks());
        this.telling = new EventProjection(diagrams, space, sets, registers, choice);
        this.unmodelled = new UnmodelledCompiler(space, registers, sets, effects, true);
        this.untrackedUnmodelled = new UnmodelledCompiler(space, registers, sets, effects, false);
        this.passed = new UnaryOperation(
                diagrams,
                terminal -> terminals.of(labelState -> {
                    boolean isPossible = (Diagrams.labelStates(terminal) >> labelState & 1) != 0;
                    return PackedOutcome.withStatus(
                            Terminals.unchanged(labelState, PackedOutcome.NEXT), isPossible ? PackedOutcome.NEXT : PackedOutcome.IMPOSSIBLE);
                }));
        this.known = new UnaryOperation(diagrams, this::knownTerminal);
        this.untracked = new UnaryOperation(diagrams, this::untrackedTerminal);
        this.ruleLeft = statuses(status -> status == PackedOutcome.LEAVE ? PackedOutcome.NEXT : status);
        this.returned = statuses(status -> status == PackedOutcome.RETURN || status == PackedOutcome.NEXT ? PackedOutcome.LEAVE : status);
        this.gone = statuses(status -> status == PackedOutcome.NEXT ? PackedOutcome.RETURN : status);
        this.found = statuses(status -> status == PackedOutcome.NEXT ? PackedOutcome.HIT : status);
        this.lookedUp = statuses(status -> switch (status) {
            case PackedOutcome.HIT -> PackedOutcome.NEXT;
            case PackedOutcome.NEXT -> PackedOutcome.LEAVE;
            default -> status;
        });
        this.accepted = statuses(status -> status == PackedOutcome.RETURN || status == PackedOutcome.ACCEPT ? PackedOutcome.NEXT : status);
        this.dropped = new UnaryOperation(diagrams, this::droppedTerminal);
        this.rerouted = new UnaryOperation(diagrams, this::reroutedTerminal);
    }

    private UnaryOperation statuses(IntUnaryOperator next) {
        return new UnaryOperation(
                diagrams,
                terminal -> terminals.of(labelState -> {
                    long outcome = terminals.outcome(terminal, labelState);
                    return PackedOutcome.withStatus(outcome, next.applyAsInt(PackedOutcome.status(outcome)));
                }));
    }

    private int knownTerminal(int terminal) {
        int labelStates = 0;
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            long outcome = terminals.outcome(terminal, labelState);
            if (!PackedOutcome.isUnknown(outcome) && PackedOutcome.status(outcome) != PackedOutcome.IMPOSSIBLE) {
                labelStates |= 1 << labelState;
            }
        }
        return Diagrams.ofLabelStates(labelStates);
    }

    private int droppedTerminal(int terminal) {
        return terminals.of(labelState -> {
            long outcome = terminals.outcome(terminal, labelState);
            return switch (PackedOutcome.status(outcome)) {
                case PackedOutcome.NEXT, PackedOutcome.RETURN -> effects.dropped(outcome);
                case PackedOutcome.ACCEPT -> PackedOutcome.withStatus(outcome, PackedOutcome.NEXT);
                default -> outcome;
            };
        });
    }

    /**
     * A queue's program can change the mark back, and which tools reroute before it differs: that the route is another there is
     * not shown by the interpreter, but the diagrams have it.
     */
    private int reroutedTerminal(int terminal) {
        return terminals.of(labelState -> {
            long outcome = terminals.outcome(terminal, labelState);
            return PackedOutcome.goesOn(outcome) || PackedOutcome.isQueue(outcome)
                    ? PackedOutcome.of(
                            PackedOutcome.status(outcome),
                            PackedOutcome.packet(outcome),
                            PackedOutcome.connection(outcome),
                            unmodelled.rerouted(PackedOutcome.state(outcome)))
                    : outcome;
        });
    }

    /** What is done for a packet without connection, to one whose connection is not known yet. */
    private int untrackedTerminal(int terminal) {
        return terminals.of(labelState -> {
            long outcome = terminals.outcome(terminal, LabelState.withoutConnection(labelState));
            return PackedOutcome.isUnknown(outcome)
                    ? outcome
                    : PackedOutcome.of(
                            PackedOutcome.status(outcome),
                            PackedOutcome.packet(outcome),
                            Terminals.connection(labelState),
                            PackedOutcome.state(outcome));
        });
    }

    public VariableOrder space() {
        return space;
    }

    public Diagrams diagrams() {
        return diagrams;
    }

    public Registers registers() {
        return registers;
    }

    /** Of packets that can belong to a connection, or of those that connection tracking has not seen. */
    UnmodelledCompiler unmodelled(boolean isTracked) {
        return isTracked ? unmodelled : untrackedUnmodelled;
    }

    public Terminals terminals() {
        return terminals;
    }

    public BooleanOperations sets() {
        return sets;
    }

    public Effects effects() {
        return effects;
    }

    /** What is asked, without inputs, where diagrams decide by some levels. */
    public Set<Object> asked(Set<Integer> levels) {
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
        return terminals.identity();
    }

    public int then(int first, int second) {
        return sequence.of(first, second);
    }

    /** What tells the event that is counted nothing. */
    public int nothingTold() {
        return telling.nothing();
    }

    /** What a diagram tells the event that is counted. */
    public int told(int diagram) {
        return telling.of(diagram);
    }

    /** What a diagram tells the event that is counted, and then, where it goes on, another one tells it. */
    public int told(int first, int second) {
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
    public int possible(Hook hook) {
        return passed.of(new PacketConstraints(space.fields(), sets).at(hook));
    }

    /** Lets pass what is known to be at a hook at times. */
    public int knownPackets(Hook hook) {
        return passed.of(new PacketConstraints(space.fields(), sets).knownAt(hook));
    }

    /** Lets pass what can be shown as an example at a hook. */
    public int shownPackets(Hook hook) {
        return passed.of(new PacketConstraints(space.fields(), sets).shownAt(hook));
    }

    /** The condition that holds for the packets that there can be and of which it is known what becomes of them. */
    public int known(int diagram) {
        return known.of(diagram);
    }
}
