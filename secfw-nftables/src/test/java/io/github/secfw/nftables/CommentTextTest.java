package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentTextTest {

    @Test
    void a_comment_ends_the_line() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT,
                                in -> in.rule(Match.tcp().dport(80), Target.save())
                                        .because("the web"))),
                        "mangle.INPUT"))
                .containsExactly("tcp dport 80 ct secmark vmap { 0 : jump connsecmark.save } comment \"the web\"");
    }

    @Test
    void the_line_of_each_family_has_the_comment() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT,
                                in -> in.rule(Match.any().to("192.0.2.1", "2001:db8::1"), Target.accept())
                                        .because("both"))),
                        "mangle.INPUT"))
                .containsExactly(
                        "ip daddr 192.0.2.1 accept comment \"both\"", "ip6 daddr 2001:db8::1 accept comment \"both\"");
    }

    /** nft knows no escapes inside quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\dir\\",
                "# no comment",
                "$variable",
                "a; b",
                "{ } ( ) [ ]",
                "'single' `back`",
                "ends with *",
                "-j DROP",
                "é ☃ 😀"
            })
    void characters_stay_as_they_are(String comment) {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT, in -> in.rule(Target.accept()).because(comment))),
                        "mangle.INPUT"))
                .containsExactly("accept comment \"" + comment + "\"");
    }
}
