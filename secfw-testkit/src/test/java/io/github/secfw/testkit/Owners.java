package io.github.secfw.testkit;

import io.github.secfw.net.IdRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whose sockets send: numbers of all sizes, and names that every machine has. */
final class Owners {

    private Owners() {}

    static List<Arbitrary<Optional<Condition>>> conditions() {
        Arbitrary<List<IdRange>> ids = ids().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<String> names = Arbitraries.of("root", "daemon");
        return Stream.of(
                        Conditions.both(ids, (match, some) -> match.uid(some.get(0), some.toArray(IdRange[]::new))),
                        Conditions.both(ids, (match, some) -> match.gid(some.get(0), some.toArray(IdRange[]::new))),
                        Conditions.both(names, (match, name) -> match.user(name)),
                        Conditions.both(names, (match, name) -> match.group(name)))
                .flatMap(List::stream)
                .toList();
    }

    private static Arbitrary<IdRange> ids() {
        Arbitrary<Long> bounds = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1100), Arbitraries.longs().between(0, IdRange.MAX_ID));
        return Arbitraries.oneOf(
                bounds.map(id -> new IdRange(id, id)),
                Combinators.combine(bounds, bounds)
                        .as((one, other) -> new IdRange(Math.min(one, other), Math.max(one, other))));
    }
}
