package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkTest {

    @Test
    void a_mark_has_32_bits() {
        assertThat(Mark.of(0)).isEqualTo(new Mark(0, 0xffff_ffffL)).hasToString("0x0");
        assertThat(Mark.of(4_294_967_295L)).hasToString("0xffffffff");
        assertThat(Mark.ALL_BITS).isEqualTo(4_294_967_295L);
    }

    @Test
    void some_bits_are_written_with_their_mask() {
        assertThat(new Mark(0x10, 0xf0)).hasToString("0x10/0xf0");
        assertThat(new Mark(0, 1)).hasToString("0x0/0x1");
    }

    @Test
    void a_mark_is_whole_if_all_bits_are_meant() {
        assertThat(Mark.of(7).isWhole()).isTrue();
        assertThat(new Mark(7, 0xffff_fffeL | 1).isWhole()).isTrue();
        assertThat(new Mark(7, 0x7fff_ffffL).isWhole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0x0/0x0", "0, -1, 0x0/-1", "0, 4294967296, 0x0/0x100000000"})
    void a_number_out_of_range_is_refused(long value, long mask, String text) {
        assertThatThrownBy(() -> new Mark(value, mask))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "mark " + text + " is out of range: write numbers of 32 bits, and a mask of at least one bit");
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "4294967296, 0x100000000"})
    void a_whole_mark_out_of_range_is_refused_without_mask(long value, String text) {
        assertThatThrownBy(() -> Mark.of(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mark " + text + " is out of range: write a number of 32 bits");
    }

    @Test
    void a_bit_outside_the_mask_is_refused() {
        assertThatThrownBy(() -> new Mark(0x3, 0x1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mark 0x3/0x1 has a bit outside its mask: widen the mask, or clear the bit");
    }

    @Test
    void a_mark_matches_by_the_bits_that_are_meant() {
        assertThat(new Mark(0x10, 0xf0).matches(0x1f)).isTrue();
        assertThat(new Mark(0x10, 0xf0).matches(0x2f)).isFalse();
        assertThat(Mark.of(1).matches(1)).isTrue();
        assertThat(Mark.of(1).matches(3)).isFalse();
    }

    @Test
    void setting_a_mark_leaves_the_other_bits() {
        assertThat(new Mark(0x10, 0xf0).set(0xffff_ffffL)).isEqualTo(0xffff_ff1fL);
        assertThat(new Mark(0, 0xf0).set(0xff)).isEqualTo(0x0f);
        assertThat(Mark.of(5).set(0xabcd)).isEqualTo(5);
    }
}
