package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class MarkPropertyTest {

    @Property
    void what_was_set_matches(@ForAll("marks") Mark mark, @ForAll("wholes") long whole) {
        assertThat(mark.matches(mark.set(whole))).isTrue();
    }

    @Property
    void setting_twice_is_setting_once(@ForAll("marks") Mark mark, @ForAll("wholes") long whole) {
        assertThat(mark.set(mark.set(whole))).isEqualTo(mark.set(whole));
    }

    @Property
    void what_matches_is_not_changed_by_setting(@ForAll("marks") Mark mark, @ForAll("wholes") long whole) {
        assertThat(mark.set(whole) == whole).isEqualTo(mark.matches(whole));
    }

    @Property
    void the_bits_outside_the_mask_stay_as_they_are(@ForAll("marks") Mark mark, @ForAll("wholes") long whole) {
        for (int bit = 0; bit < 64; bit++) {
            long one = 1L << bit;
            long expected = (mark.mask() & one) == 0 ? whole & one : mark.value() & one;
            assertThat(mark.set(whole) & one).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Mark> marks() {
        Arbitrary<Long> masks = Arbitraries.longs().between(1, Mark.ALL_BITS);
        return Combinators.combine(masks, wholes()).as((mask, value) -> new Mark(value & mask, mask));
    }

    @Provide
    Arbitrary<Long> wholes() {
        return Arbitraries.longs().between(0, Mark.ALL_BITS);
    }
}
