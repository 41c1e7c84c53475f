package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Condition;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The field {@code ct state}, or some bits of it. Exactly one bit is set for each packet. */
public final class StateField extends NumberField {

    public static final long ALL = 0xffff_ffffL;

    private static final Map<String, ConnectionState> NAMES =
            Stream.of(ConnectionState.values()).collect(Collectors.toMap(ConnectionState::toString, state -> state));

    private final long mask;

    /** A cache of conditions: most rules test the same few states. */
    private final Map<Long, Condition> known = new HashMap<>();

    public StateField(long mask) {
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
    public String name() {
        return mask == ALL ? "ct state" : "(ct state & " + mask + ")";
    }

    @Override
    long max() {
        return ALL;
    }

    @Override
    String kind() {
        return "connection state: write new, established, related, invalid or untracked";
    }

    @Override
    OptionalLong named(String name) {
        ConnectionState state = NAMES.get(name);
        return state == null ? OptionalLong.empty() : OptionalLong.of(bit(state));
    }

    @Override
    public Optional<PacketField> masked(long more) {
        return Optional.of(new StateField(mask & more));
    }

    @Override
    public boolean isOfFlags() {
        return true;
    }

    @Override
    public Optional<Condition> anyOf(long flags) {
        return Optional.of(known.computeIfAbsent(flags, some -> where(value -> (value & some) != 0)));
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
            return ConstantConditions.never();
        }
        return states.size() == ConnectionState.values().length
                ? ConstantConditions.always()
                : Condition.of(new StateCriterion(states));
    }
}
