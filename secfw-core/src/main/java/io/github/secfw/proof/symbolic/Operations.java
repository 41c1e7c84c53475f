package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Hook;
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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The diagrams of one hook and family, with all operations on them. Not safe for several threads. */
public final class Operations {

    private final VariableOrder order;
    private final Diagrams diagrams;
    private final Registers registers;
    private final Terminals terminals;
    private final BooleanOperations sets;
    private final IfThenElse choice;
    private final Composition sequence;
    private final EventProjection projection;
    private final Effects effects;
    private final UnmodelledCompiler unmodelled;
    private final UnmodelledCompiler untrackedUnmodelled;
    private final UnaryOperation passed;
    private final UnaryOperation known;
    private final UnaryOperation untracked;

    /** Maps the end of a rule: the next rule follows. */
    private final UnaryOperation ruleLeft;

    private final UnaryOperation returned;
    private final UnaryOperation gone;
    private final UnaryOperation found;
    private final UnaryOperation lookedUp;
    private final UnaryOperation accepted;
    private final UnaryOperation dropped;
    private final UnaryOperation rerouted;

    public Operations(VariableOrder order, MemoryBudget memory) {
        this.order = order;
        this.registers = new Registers(order.registers(), memory);
        this.terminals = new Terminals(registers);
        this.diagrams = new Diagrams(terminals, memory);
        this.sets = new BooleanOperations(diagrams);
        this.choice = new IfThenElse(diagrams);
        this.sequence = new Composition(diagrams, order, sets, registers, choice);
        this.effects = new Effects(terminals, registers, order.marks());
        this.projection = new EventProjection(diagrams, order, sets, registers, choice);
        this.unmodelled = new UnmodelledCompiler(order, registers, sets, effects, true);
        this.untrackedUnmodelled = new UnmodelledCompiler(order, registers, sets, effects, false);
        this.passed = new UnaryOperation(
                diagrams,
                terminal -> terminals.of(labelState -> {
                    boolean isPossible = (Diagrams.labelStates(terminal) >> labelState & 1) != 0;
                    return PackedOutcome.withStatus(
                            Terminals.unchanged(labelState, PackedOutcome.NEXT),
                            isPossible ? PackedOutcome.NEXT : PackedOutcome.IMPOSSIBLE);
                }));
        this.known = new UnaryOperation(diagrams, this::knownTerminal);
        this.untracked = new UnaryOperation(diagrams, this::untrackedTerminal);
        this.ruleLeft = statuses(status -> status == PackedOutcome.LEAVE ? PackedOutcome.NEXT : status);
        this.returned = statuses(status ->
                status == PackedOutcome.RETURN || status == PackedOutcome.NEXT ? PackedOutcome.LEAVE : status);
        this.gone = statuses(status -> status == PackedOutcome.NEXT ? PackedOutcome.RETURN : status);
        this.found = statuses(status -> status == PackedOutcome.NEXT ? PackedOutcome.HIT : status);
        this.lookedUp = statuses(status -> switch (status) {
            case PackedOutcome.HIT -> PackedOutcome.NEXT;
            case PackedOutcome.NEXT -> PackedOutcome.LEAVE;
            default -> status;
        });
        this.accepted = statuses(status ->
                status == PackedOutcome.RETURN || status == PackedOutcome.ACCEPT ? PackedOutcome.NEXT : status);
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
     * The outcome after a chain that reroutes. A queue's program can restore the mark, and tools differ in the order of
     * rerouting and queueing. The interpreter does not show a new route there, but the diagrams have it.
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

    /** The outcome of an untracked packet, for a packet whose connection is unknown yet. */
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

    public VariableOrder order() {
        return order;
    }

    public Diagrams diagrams() {
        return diagrams;
    }

    public Registers registers() {
        return registers;
    }

    /** The compiler of unmodelled conditions, for packets that connection tracking has or has not seen. */
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

    /** The conditions that levels of diagrams test, without their inputs. */
    public Set<Object> asked(Set<Integer> levels) {
        Set<Object> asked = new LinkedHashSet<>();
        for (int level : levels) {
            int variable = order.variable(level);
            if (order.isOccurrence(level)) {
                asked.add(order.occurrence(level));
            } else if (variable >= order.registers().count()) {
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

    /** The projection without the counted event. */
    public int noEvent() {
        return projection.nothing();
    }

    /** The projection of a diagram on the counted event. */
    public int projected(int diagram) {
        return projection.of(diagram);
    }

    /** The projection of a composition, whose second diagram is a projection. */
    public int projected(int first, int second) {
        return projection.of(first, second);
    }

    /** A diagram where the condition holds; elsewhere nothing changes. */
    int where(int condition, int then) {
        return choice.where(condition, then);
    }

    int choice(int condition, int then, int otherwise) {
        return choice.of(condition, then, otherwise);
    }

    /** A rule after which the next rule follows, also for packets that skip its rest. */
    int ruleLeft(int rule) {
        return ruleLeft.of(rule);
    }

    /** A chain that a step jumps to. After it the rest of the rule is skipped. */
    int jumpedTo(int chain) {
        return returned.of(chain);
    }

    /** A chain that replaces the rest of the chain that goes to it. */
    int goneTo(int chain) {
        return gone.of(chain);
    }

    /** A step of a case, after which the other cases are skipped. */
    int found(int step) {
        return found.of(step);
    }

    /** All cases of a look-up. */
    int lookedUp(int cases) {
        return lookedUp.of(cases);
    }

    /** A base chain with policy accept: the next base chain follows. */
    int accepting(int chain) {
        return accepted.of(chain);
    }

    /** A base chain with policy drop, before the next base chain. */
    int dropping(int chain) {
        return dropped.of(chain);
    }

    /** A base chain that reroutes, before the next base chain. */
    int rerouted(int chain) {
        return rerouted.of(chain);
    }

    /** The outcome of a base chain that runs before connection tracking. */
    int beforeTracking(int diagram) {
        return untracked.of(diagram);
    }

    /** A filter: packets that can be at a hook. */
    public int possible(Hook hook) {
        return passed.of(new PacketConstraints(order.fields(), sets).at(hook));
    }

    /** A filter: packets that are known to occur at a hook. */
    public int knownPackets(Hook hook) {
        return passed.of(new PacketConstraints(order.fields(), sets).knownAt(hook));
    }

    /** A filter: packets that can be examples at a hook. */
    public int shownPackets(Hook hook) {
        return passed.of(new PacketConstraints(order.fields(), sets).shownAt(hook));
    }

    /** The condition that holds for possible packets with a known outcome. */
    public int known(int diagram) {
        return known.of(diagram);
    }
}
