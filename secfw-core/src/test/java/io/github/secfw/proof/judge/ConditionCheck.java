package io.github.secfw.proof.judge;

import io.github.secfw.net.Criterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;

/** Decides conditions for a packet as it is by now. */
final class ConditionCheck {

    private static final Footprint LIMIT = Footprint.event(Cell.OWN_STATE);

    private final JudgePacket packet;
    private final PacketState state;
    private final Run run;
    private final Stated stated;

    ConditionCheck(JudgePacket packet, PacketState state, Run run, Stated stated) {
        this.packet = packet;
        this.state = state;
        this.run = run;
        this.stated = stated;
    }

    boolean holds(Condition condition) {
        if (condition instanceof Condition.Is is && is.criterion() instanceof Criterion.Limit limit) {
            return ask(condition, limit.simplest().toString(), LIMIT);
        }
        if (condition instanceof Condition.Is is) {
            return holds(is.criterion());
        }
        if (condition instanceof Condition.Unlabelled) {
            return state.label().isEmpty();
        }
        if (condition instanceof Condition.HasConnection) {
            return state.hasConnection();
        }
        if (condition instanceof Condition.ConnectionUnlabelled) {
            return state.hasConnection() && state.connectionLabel().isEmpty();
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            return ask(condition, unmodelled.text(), unmodelled.footprint());
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition());
        }
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(this::holds);
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(this::holds);
        }
        throw new IllegalArgumentException("the judge does not know the condition \"" + condition + "\"");
    }

    private boolean ask(Condition condition, String text, Footprint footprint) {
        return run.ask(condition, text, footprint, stated.holds(condition, text));
    }

    private boolean holds(Criterion criterion) {
        if (criterion instanceof Criterion.OfProtocol of) {
            return packet.protocol().equals(of.protocol());
        }
        if (criterion instanceof Criterion.DestinationPort port) {
            return packet.protocol().equals(port.protocol()) && port.ports().contains(packet.port());
        }
        if (criterion instanceof Criterion.State of) {
            return of.states().contains(packet.state());
        }
        if (criterion instanceof Criterion.PacketMark of) {
            return of.mark().matches(state.mark());
        }
        if (criterion instanceof Criterion.ConnectionMark of) {
            return state.hasConnection()
                    && of.mark().matches(state.connectionMark().orElseThrow());
        }
        if (criterion instanceof Criterion.Not not && not.criterion() instanceof Criterion.ConnectionMark) {
            return state.hasConnection() && !holds(not.criterion());
        }
        if (criterion instanceof Criterion.Not not) {
            return !holds(not.criterion());
        }
        throw new IllegalArgumentException("the judge does not know the criterion \"" + criterion + "\"");
    }
}
