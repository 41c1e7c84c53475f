package io.github.secfw.proof.report;

import com.google.common.base.Suppliers;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks whether the unmodelled answers of an example are known to occur together. They are uninterpreted functions in the
 * diagrams, but on a machine two conditions can be the same, exclude each other, or never hold.
 */
public final class UnmodelledAnswers {

    private static final Condition ALWAYS = Condition.all(List.of());

    private final VariableOrder order;
    private final Hook hook;

    private final Supplier<UnmodelledCounterparts> counterparts;

    public UnmodelledAnswers(VariableOrder order, Hook hook, ComparedPrograms programs) {
        this.order = order;
        this.hook = hook;
        this.counterparts = Suppliers.memoize(() -> UnmodelledCounterparts.of(programs.left(), programs.right()));
    }

    /** The reason why a difference in an event is uncertain. */
    public Optional<String> ofEvent(Occurrence event) {
        return counterparts.get().doubtOfEvent(event).map(this::here);
    }

    private String here(String reason) {
        return "at " + hook + " " + reason;
    }

    /** The reason why a difference that depends on these answers of one packet is uncertain. */
    public Optional<String> of(ExamplePackets.Made made) {
        List<Occurrence> names =
                made.asked().stream().map(Occurrence::withAnyInputs).toList();
        return counterparts.get().doubt(names).or(() -> ofAskings(made)).map(this::here);
    }

    private Optional<String> ofAskings(ExamplePackets.Made made) {
        List<Occurrence> asked = List.copyOf(made.asked());
        for (int i = 0; i < asked.size(); i++) {
            Occurrence one = asked.get(i);
            Occurrence name = one.withAnyInputs();
            if (order.isUnmodelled(name)) {
                Footprint footprint = order.footprint(name);
                for (Occurrence other : asked.subList(0, i)) {
                    if (areRelated(one, footprint, other)) {
                        return Optional.of("the answer depends on how the unmodelled conditions " + other + " and "
                                + one + " are related");
                    }
                }
                if (made.changed().contains(one)) {
                    return Optional.of("the answer depends on the unmodelled condition " + one
                            + ", which reads what a rule has changed");
                }
                if (!holds(footprint.varies(), made.packet())) {
                    return Optional.of("the answer depends on the unmodelled condition " + one
                            + ", and no packet is known for which it can be either way");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two answers can exclude or imply each other, since both conditions read the same cell. */
    private boolean areRelated(Occurrence one, Footprint footprint, Occurrence other) {
        boolean isSame = one.withAnyInputs().equals(other.withAnyInputs());
        Footprint ofOther = order.footprint(other.withAnyInputs());
        return footprint.reads().stream()
                .filter(ofOther.reads()::contains)
                .anyMatch(cell ->
                        isSame || cell.kind() != Cell.Kind.OWN_STATE || order.isUnmodelled(other.withAnyInputs()));
    }

    /** Whether every value that an operation writes is known to occur for a packet. */
    public boolean varies(Occurrence writer, Packet packet) {
        return holds(order.footprint(writer.withAnyInputs()).varies(), packet);
    }

    /** Whether a condition holds for a packet, by the interpreter. */
    private boolean holds(Condition condition, Packet packet) {
        if (condition.equals(ALWAYS)) {
            return true;
        }
        PacketProgram program = new PacketProgram(
                List.of(new ProgramBaseChain(
                        "varies",
                        hook,
                        0,
                        EnumSet.allOf(Family.class),
                        Verdict.ACCEPT,
                        List.of(new ProgramRule(
                                condition.toString(),
                                List.of(new Instruction.Guard(condition), new Instruction.Drop()))))),
                false);
        return program.traceAt(hook, packet).outcome().verdict() == Verdict.DROP;
    }
}
