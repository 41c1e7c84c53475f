package io.github.secfw.nftables.reader.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinedLinesTest {

    /** With {@code ⏎} for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "a b|a b",
                " a  b |a b",
                "a⏎\tb|a b",
                "a \\⏎ b|a b",
                "a\\b|a\\b",
                "a # b⏎c|a c",
                "a # b|a",
                "a#b⏎#c⏎ d|a d",
                "\"a  # b\" c|\"a  # b\" c",
                "\"a⏎b\"  c|\"a⏎b\" c",
                "\"a\\\"  b\"|\"a\\\" b\"",
                "\"a  b|\"a  b"
            })
    void text_of_nft(String text, String line) {
        assertThat(line(text, false)).isEqualTo(line.replace('⏎', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "{ \"a  b\" :⏎  1 }|{ \"a  b\" : 1 }",
                "{ \"a\\\"  b\"  }|{ \"a\\\"  b\" }",
                "\"a\\\\\"  b|\"a\\\\\" b",
                "a  # b⏎c|a # b c",
                "\"a\\|\"a\\"
            })
    void json(String text, String line) {
        assertThat(line(text, true)).isEqualTo(line.replace('⏎', '\n'));
    }

    private static String line(String text, boolean isJson) {
        String whole = text.replace('⏎', '\n');
        return new JoinedLines("x" + whole + "y", isJson).of(1, 1 + whole.length(), 1_000);
    }

    @Test
    void of_a_long_part_so_much_is_shown() {
        JoinedLines text = new JoinedLines("ab  cd  ef", false);
        assertThat(text.of(0, 10, 8)).isEqualTo("ab cd ef");
        assertThat(text.of(0, 10, 7)).isEqualTo("ab cd e …");
        assertThat(new JoinedLines("\"abcdefgh\"", false).of(0, 10, 4)).isEqualTo("\"abc");
        assertThat(new JoinedLines("abcdef", false).of(0, 6, 6)).isEqualTo("abcdef");
        assertThat(new JoinedLines("abcdef", false).of(0, 6, 5)).isEqualTo("abcde …");
    }
}
