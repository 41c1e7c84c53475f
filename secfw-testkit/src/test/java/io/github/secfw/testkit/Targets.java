package io.github.secfw.testkit;

import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.TargetPart.Kind;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Targets of all kinds. */
final class Targets {

    private Targets() {}

    /** Targets whose log lines begin with the given prefixes; chains more often, so that some are run by several others. */
    static Arbitrary<TargetPart> parts(Arbitrary<String> prefixes) {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Kind.PLAIN)),
                Tuple.of(6, Arbitraries.of(Kind.class)),
                Tuple.of(2, Arbitraries.of(Kind.JUMP, Kind.GOTO)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 99), plain(prefixes))
                .as(TargetPart::new);
    }

    private static Arbitrary<Target> plain(Arbitrary<String> prefixes) {
        return Arbitraries.frequencyOf(
                Tuple.of(2, logs(prefixes)),
                Tuple.of(3, Arbitraries.of(Target.drop(), Target.accept(), Target.returnToCaller())),
                Tuple.of(1, queues()),
                Tuple.of(1, Marks.any().map(Target::setMark)),
                Tuple.of(1, Marks.any().map(Target::setConnectionMark)));
    }

    private static Arbitrary<Target> logs(Arbitrary<String> prefixes) {
        Arbitrary<Set<LogOption>> options = Arbitraries.of(LogOption.class).set();
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(4, prefixes), Tuple.of(1, Arbitraries.just(""))),
                        Arbitraries.of(LogLevel.class),
                        options)
                .as((prefix, level, some) -> some.isEmpty()
                        ? Target.log(prefix, level)
                        : Target.log(prefix, level, some.iterator().next(), some.toArray(LogOption[]::new)));
    }

    private static Arbitrary<Target> queues() {
        Arbitrary<Integer> numbers = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 65_535));
        return Combinators.combine(numbers, numbers, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((one, other, isRange, bypass) -> {
                    Target.Queue queue =
                            isRange ? Target.queue(Math.min(one, other), Math.max(one, other)) : Target.queue(one);
                    return bypass ? queue.orBypass() : queue;
                });
    }
}
