package io.github.secfw.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineIndexTest {

    @Test
    void counts_lines_and_columns_from_one() {
        LineIndex index = new LineIndex("ab\n\ncd");
        assertThat(places(index, 0, 1, 2, 3, 4, 5, 6)).isEqualTo("1:1 1:2 1:3 2:1 3:1 3:2 3:3 ");
    }

    @Test
    void an_empty_text_has_one_line() {
        assertThat(places(new LineIndex(""), 0)).isEqualTo("1:1 ");
    }

    @Test
    void a_line_feed_at_the_end_begins_a_line() {
        assertThat(places(new LineIndex("a\n"), 1, 2)).isEqualTo("1:2 2:1 ");
    }

    @Test
    void counts_more_lines_than_it_has_room_for_at_first() {
        assertThat(places(new LineIndex("x\n".repeat(5_000)), 9_999)).isEqualTo("5000:2 ");
    }

    private static String places(LineIndex index, int... offsets) {
        StringBuilder places = new StringBuilder();
        for (int offset : offsets) {
            places.append(index.line(offset))
                    .append(':')
                    .append(index.column(offset))
                    .append(' ');
        }
        return places.toString();
    }
}
