package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IptablesMarksTest {

    @Test
    void one_mark_per_context_numbered_in_their_order() {
        LabelMarks marks = LabelMarks.inIptables(mangle("""
                -A OUTPUT -j SECMARK --selctx u:r:b_t:s0
                [1:2] -A OUTPUT -p tcp --jump "SECMARK" --selctx "u:r:a_t:s0"
                -A INPUT -j SECMARK --selctx u:r:b_t:s0
                """));
        assertThat(marks.text()).isEqualTo(mangle("""
                -A OUTPUT -j MARK --set-mark 2
                [1:2] -A OUTPUT -p tcp --jump MARK --set-mark 1
                -A INPUT -j MARK --set-mark 2
                """));
        assertThat(marks.marks()).isEqualTo(Map.of("u:r:a_t:s0", 1, "u:r:b_t:s0", 2));
    }

    @Test
    void connection_labels_become_connection_marks() {
        assertThat(LabelMarks.inIptables(mangle("-A OUTPUT -j CONNSECMARK --save\n-A INPUT -j CONNSECMARK --restore\n"))
                        .text())
                .isEqualTo(mangle("-A OUTPUT -j CONNMARK --save-mark\n-A INPUT -j CONNMARK --restore-mark\n"));
    }

    @Test
    void comments_prefixes_and_chain_names_stay() {
        String text = mangle("""
                # -j SECMARK --selctx u:r:a_t:s0
                :SECMARK_RESTORE - [0:0]
                -A OUTPUT -m comment --comment "a \\" -j SECMARK --selctx b" -j SECMARK_RESTORE
                -A OUTPUT -m comment --comment SECMARK -j LOG --log-prefix --selctx
                -A OUTPUT -m comment --comment CONNSECMARK -j ACCEPT""");
        assertThat(LabelMarks.inIptables(text).text()).isEqualTo(text);
    }

    @Test
    void a_rule_whose_comment_names_labels_is_still_replaced() {
        assertThat(LabelMarks.inIptables(
                                mangle("-A OUTPUT -m comment --comment \"a SECMARK\" -j SECMARK --selctx u:r:a_t:s0\n"))
                        .text())
                .isEqualTo(mangle("-A OUTPUT -m comment --comment \"a SECMARK\" -j MARK --set-mark 1\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A OUTPUT -jSECMARK --selctx u:r:a_t:s0",
                "-A OUTPUT --jump=SECMARK --selctx u:r:a_t:s0",
                "-A OUTPUT -g CONNSECMARK",
                "-A OUTPUT -j MARK --selctx=u:r:a_t:s0",
                "-A OUTPUT --jum SECMARK --selctx u:r:a_t:s0"
            })
    void anything_left_over_is_an_error_with_its_line(String rule) {
        assertThatThrownBy(() -> LabelMarks.inIptables(mangle(rule + "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: '")
                .hasMessageContaining("cannot be replaced by a packet mark");
    }

    @Test
    void a_label_without_context_is_an_error() {
        assertThatThrownBy(() -> LabelMarks.inIptables(mangle("-A OUTPUT -j SECMARK\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2: SECMARK without a context: write '-j SECMARK --selctx CONTEXT'");
    }

    @Test
    void a_connection_label_without_direction_is_an_error() {
        assertThatThrownBy(() -> LabelMarks.inIptables(mangle("-A OUTPUT -j CONNSECMARK\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 2: CONNSECMARK without --save or --restore: write one of them after it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-j SECMARK --selctx u:r:a_t:s0", "-j CONNSECMARK --save"})
    void tables_where_the_kernel_refuses_labels_are_an_error(String target) {
        assertThatThrownBy(() -> LabelMarks.inIptables("*filter\n-A OUTPUT " + target + "\nCOMMIT\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ")
                .hasMessageEndingWith("in table 'filter': the kernel takes it in mangle and security only");
    }

    @Test
    void contexts_that_the_kernel_cannot_hold_are_an_error() {
        String longest = "u:r:" + "a".repeat(251);
        assertThat(LabelMarks.inIptables(mangle("-A OUTPUT -j SECMARK --selctx " + longest + "\n"))
                        .marks())
                .containsOnlyKeys(longest);
        assertThatThrownBy(() -> LabelMarks.inIptables(mangle("-A OUTPUT -j SECMARK --selctx " + longest + "a\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: a context of 256 bytes: the kernel takes 255 at most");
    }

    private static String mangle(String rules) {
        return "*mangle\n" + rules + "COMMIT\n";
    }
}
