package io.github.secfw.proof.judge;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;

/** Decides conditions for a packet as it is by now. */
final class ConditionCheck {

    private static final Footprint LIMIT = Footprint.event(Cell.OWN_STATE);

    private final JudgeHeaders headers;
    private final PacketState state;
    private final Run run;
    private final Stated stated;

    ConditionCheck(JudgeHeaders headers, PacketState state, Run run, Stated stated) {
        this.headers = headers;
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
        if (condition instanceof Condition.InSet set) {
            return holds(run.areSetsListed() ? set.listed() : set.lookUp());
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

    /** ICMP belongs to IPv4, ICMPv6 to IPv6. */
    private boolean isIcmp(Family family) {
        return headers.family() == family && headers.isIcmp();
    }

    private boolean holds(Criterion criterion) {
        if (criterion instanceof Criterion.OfProtocol of) {
            return headers.protocol().equals(of.protocol());
        }
        if (criterion instanceof Criterion.DestinationPort port) {
            return headers.protocol().equals(port.protocol()) && port.ports().contains(headers.port());
        }
        if (criterion instanceof Criterion.State of) {
            return of.states().contains(state.state());
        }
        if (criterion instanceof Criterion.Icmp of) {
            return isIcmp(of.family());
        }
        if (criterion instanceof Criterion.OfIcmpType of) {
            return isIcmp(of.family()) && of.types().stream().anyMatch(type -> type.number() == headers.icmpType());
        }
        if (criterion instanceof Criterion.OwnerUid of) {
            return headers.owner().isPresent()
                    && of.ids().stream()
                            .anyMatch(range -> range.contains(headers.owner().getAsLong()));
        }
        if (criterion instanceof Criterion.Input of) {
            return run.hook().hasInputInterface() && of.interfaces().contains(headers.isOnLoopback() ? "lo" : "eth0");
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
