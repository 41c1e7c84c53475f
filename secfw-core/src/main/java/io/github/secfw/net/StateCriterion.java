package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Connection tracking says one of some states of the packet.
 *
 * @param states the states, at least one
 */
@CheckReturnValue
public record StateCriterion(Set<ConnectionState> states) implements Criterion {
    private static final Subsets<ConnectionState> STATES = new Subsets<>(ConnectionState.class);
    private static final Map<Set<ConnectionState>, StateCriterion> SHARED = STATES.index(StateCriterion::new);

    /**
     * Checks and copies the states.
     *
     * @throws IllegalArgumentException if there is none
     */
    public StateCriterion {
        if (states.isEmpty()) {
            throw new IllegalArgumentException(
                    "a match on no connection state matches nothing: name a state, or leave the match out");
        }
        states = STATES.of(states);
    }

    /** The criterion for these states, of which there is one. */
    static StateCriterion of(Set<ConnectionState> states) {
        return Objects.requireNonNullElseGet(SHARED.get(states), () -> new StateCriterion(states));
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitState(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.STATE;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family family) {
        return true;
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false;
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return false;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.empty();
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.refused("\"not " + this + "\": match the other states");
    }

    @Override
    public Criterion opposite() {
        return of(EnumSet.complementOf(EnumSet.copyOf(states)));
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.of("the first packet of a connection is new, those that follow are not: leave the state out");
    }

    @Override
    public String packetWord() {
        return "state";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "state " + states.stream().map(ConnectionState::toString).collect(Collectors.joining(","));
    }
}
