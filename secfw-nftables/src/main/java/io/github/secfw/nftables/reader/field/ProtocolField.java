package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The field {@code meta l4proto}, or {@code ip protocol}, which only IPv4 has. */
public final class ProtocolField extends ProtocolNumberField {

    private final Optional<Family> family;

    public ProtocolField(Optional<Family> family) {
        this.family = family;
    }

    @Override
    public String name() {
        return family.isEmpty() ? "meta l4proto" : "ip protocol";
    }

    @Override
    public List<Condition> presence() {
        return family.stream().map(FamilyConditions::of).toList();
    }

    @Override
    public boolean impliesPresence() {
        return family.isEmpty();
    }

    @Override
    public Optional<Family> family() {
        return family;
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        List<LongRange> ranges = new ArrayList<>(keys.size());
        for (Expression key : keys) {
            Optional<LongRange> range = range(key).filter(this::isKnown);
            if (range.isEmpty()) {
                return Set.of();
            }
            ranges.add(range.get());
        }
        return numbers(ranges).mapToObj(Protocol::new).collect(Collectors.toSet());
    }

    /** The model has no protocol 0. */
    @Override
    boolean isKnown(LongRange range) {
        return range.first() > 0;
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return Condition.any(numbers(ranges)
                .mapToObj(number -> Condition.of(new ProtocolCriterion(new Protocol(number))))
                .toList());
    }

    private static IntStream numbers(List<LongRange> ranges) {
        BitSet numbers = new BitSet(MAX + 1);
        ranges.forEach(range -> numbers.set((int) range.first(), (int) range.last() + 1));
        return numbers.stream();
    }
}
