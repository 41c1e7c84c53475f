package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
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
        if (condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion limit) {
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
        if (criterion instanceof ProtocolCriterion of) {
            return headers.protocol().equals(of.protocol());
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return headers.protocol().equals(port.protocol()) && port.ports().contains(headers.port());
        }
        if (criterion instanceof StateCriterion of) {
            return of.states().contains(state.state());
        }
        if (criterion instanceof IcmpCriterion of) {
            return isIcmp(of.family());
        }
        if (criterion instanceof IcmpTypeCriterion of) {
            return isIcmp(of.family()) && of.types().stream().anyMatch(type -> type.number() == headers.icmpType());
        }
        if (criterion instanceof OwnerUidCriterion of) {
            return headers.owner().isPresent()
                    && of.ids().stream()
                            .anyMatch(range -> range.contains(headers.owner().getAsLong()));
        }
        if (criterion instanceof InputCriterion of) {
            return run.hook().hasInputInterface() && of.interfaces().contains(headers.isOnLoopback() ? "lo" : "eth0");
        }
        if (criterion instanceof PacketMarkCriterion of) {
            return of.mark().matches(state.mark());
        }
        if (criterion instanceof ConnectionMarkCriterion of) {
            return state.hasConnection()
                    && of.mark().matches(state.connectionMark().orElseThrow());
        }
        if (criterion instanceof NegatedCriterion not && not.criterion() instanceof ConnectionMarkCriterion) {
            return state.hasConnection() && !holds(not.criterion());
        }
        if (criterion instanceof NegatedCriterion not) {
            return !holds(not.criterion());
        }
        throw new IllegalArgumentException("the judge does not know the criterion \"" + criterion + "\"");
    }
}
