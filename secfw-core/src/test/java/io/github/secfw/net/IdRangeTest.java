package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 4294967294, 0-4294967294",
        "1000, 1000, 1000",
        "1000, 1001, 1000-1001",
        "4294967294, 4294967294, 4294967294"
    })
    void the_text_is_the_id_or_both_bounds(long first, long last, String text) {
        assertThat(new IdRange(first, last)).hasToString(text);
    }

    @Test
    void the_bounds_are_included() {
        IdRange range = new IdRange(1000, 1002);
        assertThat(range.contains(999)).isFalse();
        assertThat(range.contains(1000)).isTrue();
        assertThat(range.contains(1002)).isTrue();
        assertThat(range.contains(1003)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, -1", "1, 4294967295, 4294967295", "4294967295, 4294967295, 4294967295", "5, -3, -3"})
    void an_id_out_of_range_is_refused(long first, long last, long id) {
        assertThatThrownBy(() -> new IdRange(first, last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id " + id + " is out of range: write a number from 0 to 4294967294");
    }

    @Test
    void a_reversed_range_is_refused() {
        assertThatThrownBy(() -> new IdRange(1002, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id range 1002-1000 ends before it begins: write 1000-1002");
    }
}
