package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a line may be, and of how many words. */
final class LineLimitTest {

    @ParameterizedTest
    @CsvSource({
        "x, 10239",
        "\u007f, 10239",
        "\u0080, 5119",
        "\u00e9, 5119",
        "\u07ff, 5119",
        "\u0800, 3413",
        "\u20ac, 3413"
    })
    void a_line_has_so_many_characters(String character, int most) {
        assertThat(isExceeded(character.repeat(most))).isFalse();
        assertThat(isExceeded(character.repeat(most + 1))).isTrue();
    }

    @Test
    void a_character_of_four_bytes_is_two_of_java() {
        assertThat(isExceeded("\uD83D\uDD25".repeat(2_559) + "xxx")).isFalse();
        assertThat(isExceeded("\uD83D\uDD25".repeat(2_560))).isTrue();
    }

    @Test
    void a_line_has_so_many_words() {
        assertThat(isExceeded("x".concat(" x".repeat(250)))).isFalse();
        assertThat(isExceeded("x".concat(" x".repeat(251)))).isTrue();
    }

    @Test
    void each_line_begins_anew() {
        assertThat(isExceeded(("x".repeat(10_000) + "\n").repeat(3))).isFalse();
        assertThat(isExceeded(("x".concat(" x".repeat(250)) + "\n").repeat(3))).isFalse();
    }

    @Test
    void what_was_too_long_stays_so() {
        assertThat(isExceeded("x".repeat(10_240) + "\nx\n")).isTrue();
    }

    @Test
    void blanks_between_quotes_end_no_word() {
        assertThat(isExceeded("x \"" + "x ".repeat(1_000) + "\"")).isFalse();
        assertThat(isExceeded("\"x\"".concat(" x".repeat(251)))).isTrue();
    }

    @Test
    void a_quote_behind_a_backslash_ends_no_quotation() {
        assertThat(isExceeded("\"\\\"" + "x ".repeat(1_000) + "\"")).isFalse();
        assertThat(isExceeded("\"\\\\\"" + "x ".repeat(1_000))).isTrue();
    }

    @Test
    void a_part_of_a_text_is_that_part() {
        LineLimit limit = new LineLimit();
        limit.append("x".repeat(20_000), 5, 10_244).append("", 0, 0);
        assertThat(limit.isExceeded()).isFalse();
        assertThat(limit.append('x').isExceeded()).isTrue();
    }

    private static boolean isExceeded(String text) {
        return new LineLimit().append(text).isExceeded();
    }
}
