package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** {@code meta l4proto}, and {@code ip protocol}, which only IPv4 has. */
final class ProtocolField extends NumberField {

    private static final int MAX = 255;

    private final Optional<Family> family;

    ProtocolField(Optional<Family> family) {
        this.family = family;
    }

    @Override
    List<Condition> presence() {
        return family.stream().map(FamilyConditions::of).toList();
    }

    @Override
    boolean impliesPresence() {
        return family.isEmpty();
    }

    @Override
    Optional<Family> family() {
        return family;
    }

    @Override
    Set<Protocol> protocols(List<Expression> keys) {
        List<Optional<LongRange>> ranges =
                keys.stream().map(key -> range(key).filter(this::isKnown)).toList();
        return ranges.stream().anyMatch(Optional::isEmpty)
                ? Set.of()
                : numbers(ranges.stream().flatMap(Optional::stream).toList())
                        .mapToObj(number -> new Protocol((int) number))
                        .collect(Collectors.toSet());
    }

    @Override
    long max() {
        return MAX;
    }

    @Override
    OptionalLong named(String name) {
        return ProtocolNames.number(name);
    }

    /** The model has no protocol 0. */
    @Override
    boolean isKnown(LongRange range) {
        return range.first() > 0;
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return Condition.any(numbers(ranges)
                .mapToObj(number -> Condition.of(new Criterion.OfProtocol(new Protocol((int) number))))
                .toList());
    }

    private static LongStream numbers(List<LongRange> ranges) {
        return LongStream.rangeClosed(0, MAX)
                .filter(number -> ranges.stream().anyMatch(range -> range.contains(number)));
    }
}
