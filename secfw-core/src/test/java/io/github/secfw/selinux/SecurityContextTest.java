package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecurityContextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system_u:object_r:http_packet_t",
                "system_u:object_r:http_packet_t:s0",
                "system_u:object_r:http_packet_t:s0:c7",
                "system_u:object_r:http_packet_t:s0:c0.c1023",
                "system_u:object_r:http_packet_t:s0:c1,c3.c5,c9",
                "system_u:object_r:http_packet_t:s0-s15",
                "system_u:object_r:http_packet_t:s0-s15:c0.c1023",
                "system_u:object_r:http_packet_t:s0:c1-s15:c1,c2",
                "system_u:object_r:http_packet_t:SystemLow-SystemHigh",
            })
    void a_context_is_read_and_written_alike(String text) {
        assertThat(SecurityContext.parse(text)).hasToString(text);
    }

    @Test
    void a_context_has_three_parts_or_four() {
        assertThat(SecurityContext.parse("u:r:t")).isEqualTo(new SecurityContext("u", "r", "t", Optional.empty()));
        assertThat(SecurityContext.parse("u:r:t:s0:c1"))
                .isEqualTo(new SecurityContext("u", "r", "t", Optional.of("s0:c1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http_packet_t", "u:r"})
    void fewer_parts_are_refused(String text) {
        assertThatThrownBy(() -> SecurityContext.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"" + text
                                + "\" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range");
    }

    @Test
    void each_part_is_checked_and_named() {
        assertRefused(
                "u\":r:t",
                "user \"u\"\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertRefused(
                "u: r:t", "role \" r\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertRefused(
                "u:r:t\n", "type \"t?\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertRefused(
                "u:r::s0", "type \"\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertRefused("all:r:t", "user \"all\" is a keyword of SELinux policies: choose another name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "s0:",
                "s0:c1,",
                "s0:,c1",
                "s0:c1..c2",
                "s0-",
                "-s0",
                "s0-s1-s2",
                "s0 ",
                "s0\n",
                "s0\"",
                "s0:c1:c2"
            })
    void what_is_no_range_is_refused(String range) {
        assertRefused(
                "u:r:t:" + range,
                "range \"" + range.replace('\n', '?')
                        + "\" is not a valid MLS range: write a level such as s0 or s0:c0.c1023, or two with a dash");
    }

    @Test
    void netfilter_takes_255_bytes() {
        String longest = "u:r:" + "t".repeat(255 - "u:r::s0".length()) + ":s0";
        assertThat(SecurityContext.parse(longest)).hasToString(longest);
        String longer = longest + ":c1";
        assertRefused(longer, "context \"" + longer + "\" has 258 bytes, netfilter takes 255: choose shorter names");
    }

    @Test
    void contexts_are_ordered_by_their_text() {
        assertThat(SecurityContext.parse("a:r:t:s0")).isLessThan(SecurityContext.parse("a:r:u"));
        assertThat(SecurityContext.parse("a:r:t"))
                .isLessThan(SecurityContext.parse("a:r:t:s0"))
                .isEqualByComparingTo(SecurityContext.parse("a:r:t"));
    }

    /** Each pair, but for the last three, is one security identifier to libsepol 3.4 ({@code sepol_context_to_sid}). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "s0 s0-s0",
                "s0:c1,c2 s0:c2,c1",
                "s0:c1,c2 s0:c1.c2",
                "s0:c1.c3 s0:c3,c1,c2",
                "s0:c1.c3,c2.c5 s0:c1.c5",
                "s0:c1 s0:c1,c1",
                "s0:c1 s0:c1-s0:c1,c1",
                "s0:c9,c10 s0:c10,c9",
                "s0:c9.c11 s0:c9,c11,c10",
                "s0-s1:c0.c2 s0-s1:c2,c0,c1",
                "s0:A,X s0:X,A",
                "s0:c20,X s0:X,c20",
                "s0:c1.c1 s0:c1.c1,c1.c1",
                "s0:c3.c1 s0:c3.c1",
                "s0:X.A s0:X.A",
            })
    void one_context_in_two_spellings_is_equal(String one, String other) {
        SecurityContext first = SecurityContext.parse("u:r:t:" + one);
        SecurityContext second = SecurityContext.parse("u:r:t:" + other);
        assertThat(first)
                .isEqualTo(second)
                .hasSameHashCodeAs(second)
                .isEqualByComparingTo(second)
                .hasToString("u:r:t:" + one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "s0 s0-s0:c1",
                "s0:c1 s0:c2",
                "s0:c1,c3 s0:c1.c3",
                "s0:c1 s0:c01",
                "s0:c1 s0:c1.c1",
                "s0:c3.c1 s0:c1.c3",
                "s0:X.A s0:X,A",
                "s0-s1 s1",
                "s0:c99999999999999999999 s0:c1",
            })
    void other_contexts_are_not_equal(String one, String other) {
        assertThat(SecurityContext.parse("u:r:t:" + one))
                .isNotEqualTo(SecurityContext.parse("u:r:t:" + other))
                .isNotEqualByComparingTo(SecurityContext.parse("u:r:t:" + other));
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> SecurityContext.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
