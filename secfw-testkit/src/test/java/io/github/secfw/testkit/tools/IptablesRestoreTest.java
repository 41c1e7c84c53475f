package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IptablesRestoreTest {

    private static final String LABELLED = """
            *mangle
            :OUTPUT ACCEPT [0:0]
            :SAVE_SECMARK - [0:0]
            -A OUTPUT -p tcp --dport 80 -m comment --comment "the SECMARK" -j SECMARK --selctx system_u:object_r:a_t:s0
            -A OUTPUT -j SAVE_SECMARK
            -A SAVE_SECMARK -j CONNSECMARK --save
            COMMIT
            """;

    @BeforeEach
    void tools() {
        Tool.named("iptables-restore", "iptables").require();
        NetworkNamespace.require();
    }

    @ParameterizedTest
    @EnumSource
    void accepts_labels(IptablesRestore iptables) {
        assertThatCode(() -> iptables.accepts(LABELLED)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void wrong_syntax_is_reported_with_its_line(IptablesRestore iptables) {
        assertThatThrownBy(() -> iptables.accepts("*mangle\n:OUTPUT ACCEPT [0:0]\n-A OUTPUT --bogus\nCOMMIT\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "restore refuses the text (exit code 2)",
                        "unknown option \"--bogus\"",
                        "     3 | -A OUTPUT --bogus\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_file_without_commit_is_refused(IptablesRestore iptables) {
        assertThatThrownBy(() -> iptables.accepts("*mangle\n-A OUTPUT -j ACCEPT\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("COMMIT expected at line 3");
    }

    @ParameterizedTest
    @EnumSource
    void loads_labels_as_marks(IptablesRestore iptables) {
        assertThat(iptables.load(LABELLED, "mangle").lines())
                .contains(
                        "-A OUTPUT -p tcp -m tcp --dport 80 -m comment --comment \"the SECMARK\""
                                + " -j MARK --set-xmark 0x1/0xffffffff",
                        "-A OUTPUT -j SAVE_SECMARK",
                        "-A SAVE_SECMARK -j CONNMARK --save-mark --nfmask 0xffffffff --ctmask 0xffffffff")
                .noneMatch(line -> line.startsWith("#"))
                .startsWith("*mangle")
                .endsWith("COMMIT");
    }

    @ParameterizedTest
    @EnumSource
    void each_load_begins_with_an_empty_kernel(IptablesRestore iptables) {
        iptables.load(LABELLED, "mangle");
        assertThat(iptables.load("*mangle\nCOMMIT\n", "mangle")).doesNotContain("-A ");
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_chain_does_not_load(IptablesRestore iptables) {
        assertThatThrownBy(() -> iptables.load("*mangle\n-A OUTPUT -j NOWHERE\nCOMMIT\n", "mangle"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("does not load", "NOWHERE");
    }

    @ParameterizedTest
    @EnumSource
    void what_only_the_kernel_refuses_does_not_load(IptablesRestore iptables) {
        String loop = "*mangle\n:A - [0:0]\n:B - [0:0]\n-A OUTPUT -j A\n-A A -j B\n-A B -j A\nCOMMIT\n";
        assertThatCode(() -> iptables.accepts(loop)).doesNotThrowAnyException();
        assertThatThrownBy(() -> iptables.load(loop, "mangle")).isInstanceOf(AssertionError.class);
    }

    @Test
    void families_do_not_mix() {
        String v4 = "*mangle\n-A OUTPUT -d 192.0.2.1 -j ACCEPT\nCOMMIT\n";
        assertThat(IptablesRestore.ipv4())
                .allSatisfy(iptables -> iptables.accepts(v4))
                .hasSize(2);
        assertThat(IptablesRestore.ipv6())
                .allSatisfy(iptables ->
                        assertThatThrownBy(() -> iptables.accepts(v4)).isInstanceOf(AssertionError.class))
                .hasSize(2);
    }
}
