package io.github.secfw.nftables.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of nft text. */
final class SpellingsTest {

    @ParameterizedTest
    @CsvSource({
        "::1, from ::1",
        "2001:db8::, from 2001:db8::",
        "1:2:3:4:5:6:7:8, from 1:2:3:4:5:6:7:8",
        "::ffff:192.0.2.1, from ::ffff:c000:201",
        "0:0:0:0:0:ffff:192.0.2.1, from ::ffff:c000:201",
        "2001:DB8::A/128, from 2001:db8::a",
        "2001:db8::/32, from 2001:db8::/32",
        "::-::5, from ::-::5"
    })
    void an_address_of_ipv6_is_one_word(String address, String criterion) {
        assertThat(Reading.steps("ip6", "input", "ip6 saddr " + address + " drop"))
                .isEqualTo(criterion + "; drop");
    }

    @Test
    void comments_blanks_and_joined_lines_say_nothing() {
        String expected = Reading.steps("ip", "input", "tcp dport 80 drop");
        assertThat(Reading.steps("ip", "input", "tcp   dport\t80 drop # accept"))
                .isEqualTo(expected);
        assertThat(Reading.steps("ip", "input", "tcp dport \\\n 80 \\\n drop ;"))
                .isEqualTo(expected);
        assertThat(Reading.steps("ip", "input", "; ; tcp dport 80 drop;;")).isEqualTo(expected);
    }

    @Test
    void the_text_may_end_with_its_last_word() {
        assertThat(Reading.meaning("table ip t").program()).isPresent();
        assertThat(Reading.meaning("table ip t {}").program()).isPresent();
        assertThat(Reading.meaning("table ip t # end\n").program()).isPresent();
    }

    @Test
    void a_quotation_ends_in_its_line() {
        Reading.refuses(
                "table ip t {\nchain c {\nlog prefix \"a\n\"\n}\n}\n",
                "f.nft:3:12: the quoted text does not end on its line: close the quotes");
        Reading.refuses(
                "table ip t { chain c { log prefix \"a",
                "f.nft:1:35: the quoted text does not end on its line: close the quotes");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"?, '?'", "~, '~'", "\u00e4, U+00E4", "\u007f, U+007F"})
    void other_characters_are_refused(String character, String shown) {
        Reading.refuses(
                "table ip t { chain c { " + character + " } }",
                "f.nft:1:24: unexpected character " + shown + ": quote it or leave it out");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 399, 400})
    void a_short_part_of_a_text_is_shown_whole(int length) {
        String text = "x".repeat(length);
        assertThat(excerpt(text)).isEqualTo(text);
    }

    @Test
    void of_a_long_part_so_much_is_shown() {
        assertThat(excerpt("x".repeat(401))).isEqualTo("x".repeat(400) + " …");
        assertThat(excerpt("x ".repeat(300))).isEqualTo("x ".repeat(200) + "x …");
        assertThat(excerpt("  " + "x".repeat(400) + "\n")).isEqualTo("x".repeat(400));
    }

    @Test
    void what_is_shown_is_one_line_with_single_blanks() {
        assertThat(excerpt("tcp  dport\n80")).isEqualTo("tcp dport 80");
        assertThat(excerpt("tcp \\\n dport\t80 ")).isEqualTo("tcp dport 80");
        assertThat(excerpt(" a\\b ")).isEqualTo("a\\b");
        assertThat(excerpt("a\\")).isEqualTo("a\\");
        assertThat(excerpt("a b")).isEqualTo("a b");
        assertThat(excerpt("")).isEmpty();
    }

    @Test
    void a_fault_has_the_line_and_the_column_of_its_place() {
        SourceText text = new SourceText(new Source("f", "ab\ncd\n\ne"), false);
        assertThat(text.fault(0, "x")).hasMessage("f:1:1: x");
        assertThat(text.fault(2, "x")).hasMessage("f:1:3: x");
        assertThat(text.fault(3, "x")).hasMessage("f:2:1: x");
        assertThat(text.fault(6, "x")).hasMessage("f:3:1: x");
        assertThat(text.fault(8, "x")).hasMessage("f:4:2: x");
    }

    @Test
    void expressions_are_nested_so_deep() {
        assertThat(Reading.steps("ip", "input", nested(60))).contains("drop");
        Reading.refuses(
                "table ip t { chain c {\n" + nested(70) + "\n} }",
                "f.nft:2:75: more than 64 levels of an expression: simplify it");
    }

    private static String nested(int levels) {
        return "meta mark " + "(".repeat(levels) + "5" + ")".repeat(levels) + " drop";
    }

    private static String excerpt(String text) {
        return new SourceText(new Source("f", text), false).excerpt(0, text.length());
    }
}
