package io.github.secfw.policy;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Traffic.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.LogLevel;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be the reason of a rule or of traffic, a note or the prefix of a log line: one line of text. */
final class CommentTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"; drop table --comment 'x' $(y) \\", "Größe 日本語 \uD83D\uDE00", "two  spaces"})
    void any_one_line_of_text_is_taken(String text) {
        assertThat(Chain.named("c").rule(accept()).because(text).rules().get(0).because())
                .contains(text);
        assertThat(outbound(tcp()).because(text)).isNotEqualTo(outbound(tcp()));
        assertThat(FirewallPolicy.named("p").note(text).build().notes()).containsExactly(text);
        assertThat(new Target.Log(text, LogLevel.WARN, Set.of()).prefix()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\nb', a?b",
        "'a\rb', a?b",
        "'a\r\nb', a??b",
        "'a\tb', a?b",
        "'a\u0000b', a?b",
        "'a\u001b[31mb', a?[31mb",
        "'a\u007fb', a?b",
        "'a\u0085b', a?b",
        "'a\u2028b', a?b",
        "'a\u2029b', a?b",
        "'a\u202eb', a?b", // right to left from here
        "'a\u200bb', a?b",
        "'\ufeffa', ?a",
        "'a\ue000b', a?b",
        "'a\ufffeb', a?b",
    })
    void line_breaks_and_invisible_characters_are_refused(String text, String shown) {
        Chain chain = Chain.named("c").rule(accept());
        assertRefused(() -> chain.because(text), "comment", shown);
        assertRefused(() -> outbound(tcp()).because(text), "comment", shown);
        assertRefused(() -> FirewallPolicy.named("p").note(text), "note", shown);
        assertRefused(() -> Target.log(text), "log prefix", shown);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "' ', ' '", "'\t', ?", "'\n', ?"})
    void blank_text_is_refused(String text, String shown) {
        Chain chain = Chain.named("c").rule(accept());
        String message = " \"" + shown + "\" is empty: write a text, or leave it out";
        assertThatThrownBy(() -> chain.because(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("comment" + message);
        assertThatThrownBy(() -> outbound(tcp()).because(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("comment" + message);
        assertThatThrownBy(() -> FirewallPolicy.named("p").note(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("note" + message);
        if (!text.isEmpty()) {
            assertThatThrownBy(() -> Target.log(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("log prefix" + message);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xd800, 0xdfff})
    void half_a_character_is_refused(int surrogate) {
        Chain chain = Chain.named("c").rule(accept());
        assertRefused(() -> chain.because("a" + (char) surrogate + "b"), "comment", "a?b");
    }

    @Test
    void a_character_of_a_newer_unicode_is_taken_on_every_jdk() {
        String shakingFace = "\uD83E\uDEE8"; // U+1FAE8, Unicode 15: unassigned for JDK 17, assigned for JDK 25
        assertThat(FirewallPolicy.named("p").note("a " + shakingFace).build().notes())
                .containsExactly("a " + shakingFace);
    }

    private static void assertRefused(ThrowingCallable call, String kind, String shown) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(kind + " \"" + shown
                        + "\" must be one line of text: leave out line breaks and control characters");
    }
}
