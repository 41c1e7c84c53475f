package io.github.secfw.nftables.reader;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.program.Condition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/** {@code ct state}, or some bits of it. Of each packet exactly one bit is set. */
final class StateField extends NumberField {

    static final long ALL = 0xffff_ffffL;

    private final long mask;

    StateField(long mask) {
        this.mask = mask;
    }

    private static long bit(ConnectionState state) {
        return switch (state) {
            case INVALID -> 1;
            case ESTABLISHED -> 2;
            case RELATED -> 4;
            case NEW -> 8;
            case UNTRACKED -> 64;
        };
    }

    @Override
    long max() {
        return ALL;
    }

    @Override
    OptionalLong named(String name) {
        for (ConnectionState state : ConnectionState.values()) {
            if (state.toString().equals(name)) {
                return OptionalLong.of(bit(state));
            }
        }
        return OptionalLong.empty();
    }

    @Override
    Optional<PacketField> masked(long more) {
        return Optional.of(new StateField(mask & more));
    }

    @Override
    boolean isOfFlags() {
        return true;
    }

    @Override
    Optional<Condition> anyOf(long flags) {
        return Optional.of(where(value -> (value & flags) != 0));
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return where(value -> ranges.stream().anyMatch(range -> range.contains(value)));
    }

    private Condition where(LongPredicate holds) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        for (ConnectionState state : ConnectionState.values()) {
            if (holds.test(bit(state) & mask)) {
                states.add(state);
            }
        }
        if (states.isEmpty()) {
            return never();
        }
        return states.size() == ConnectionState.values().length ? always() : Condition.of(new Criterion.State(states));
    }
}
