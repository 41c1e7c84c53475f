package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommentOptionsTest {

    @Test
    void a_comment_stands_before_the_target() {
        assertThat(Rendered.rules(Rendered.v4(Rendered.policy(
                        Hook.INPUT,
                        in -> in.rule(Match.tcp().dport(80), Target.accept()).because("the web")))))
                .containsExactly("-A INPUT -p tcp --dport 80 -m comment --comment \"the web\" -j ACCEPT");
    }

    @Test
    void each_line_of_a_rule_has_the_comment() {
        assertThat(Rendered.rules(Rendered.v4(Rendered.policy(
                        Hook.INPUT,
                        in -> in.rule(Match.any().in("eth0", "lo"), Target.accept())
                                .because("both")))))
                .containsExactly(
                        "-A INPUT -i eth0 -m comment --comment \"both\" -j ACCEPT",
                        "-A INPUT -i lo -m comment --comment \"both\" -j ACCEPT");
    }

    @Test
    void quotes_and_backslashes_are_escaped() {
        assertThat(commented("say \"no\"")).containsExactly("\"say \\\"no\\\"\"");
        assertThat(commented("C:\\dir\\")).containsExactly("\"C:\\\\dir\\\\\"");
        assertThat(commented("\\\"")).containsExactly("\"\\\\\\\"\"");
    }

    @Test
    void other_characters_stay_as_they_are() {
        assertThat(commented("# $HOME; {a} 'b' `c` !")).containsExactly("\"# $HOME; {a} 'b' `c` !\"");
        assertThat(commented("-j DROP")).containsExactly("\"-j DROP\"");
        assertThat(commented("é ☃ 😀")).containsExactly("\"é ☃ 😀\"");
    }

    private static List<String> commented(String comment) {
        String begin = "-A INPUT -m comment --comment ";
        return Rendered.rules(Rendered.v4(Rendered.policy(
                        Hook.INPUT, in -> in.rule(Target.accept()).because(comment))))
                .stream()
                .map(line -> line.substring(begin.length(), line.length() - " -j ACCEPT".length()))
                .toList();
    }
}
