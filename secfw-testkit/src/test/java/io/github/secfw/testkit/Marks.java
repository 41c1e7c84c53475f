package io.github.secfw.testkit;

import io.github.secfw.net.Mark;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Marks with all their bits and with some. */
final class Marks {

    private Marks() {}

    static Arbitrary<Mark> any() {
        Arbitrary<Long> values = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 0xff), Arbitraries.longs().between(0, Mark.ALL_BITS));
        Arbitrary<Long> masks = Arbitraries.oneOf(
                Arbitraries.of(1L, 0xffL, 0x8000_0000L, 0xffff_0000L),
                Arbitraries.longs().between(1, Mark.ALL_BITS));
        return Arbitraries.oneOf(
                values.map(Mark::of),
                Combinators.combine(values, masks).as((value, mask) -> new Mark(value & mask, mask)));
    }
}
