package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InterfacePatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"lo", "eth0", "eth0.100", "br-lan", "wg_0", "0", ".x", "...", "abcdefghijklmno"})
    void a_name_means_the_interface_of_that_name(String name) {
        InterfacePattern pattern = new InterfacePattern(name);
        assertThat(pattern.isPrefix()).isFalse();
        assertThat(pattern.name()).isEqualTo(name);
        assertThat(pattern.matches(name)).isTrue();
        assertThat(pattern.matches(name + "0")).isFalse();
        assertThat(pattern).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({"eth0, true", "eth, true", "eth10.7, true", "et, false", "weth0, false", "ETH0, false"})
    void a_pattern_means_all_names_that_begin_so(String name, boolean meant) {
        InterfacePattern pattern = new InterfacePattern("eth*");
        assertThat(pattern.isPrefix()).isTrue();
        assertThat(pattern.name()).isEqualTo("eth");
        assertThat(pattern.matches(name)).isEqualTo(meant);
        assertThat(pattern).hasToString("eth*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", ".*", "-eth0", "eth 0", "eth+", "eth/0", "e*h", "eth**", "eth0\n", "ëth0", "eth:0",
                "\"eth\"", "!eth0"
            })
    void what_is_no_interface_name_is_refused(String text) {
        assertThatThrownBy(() -> new InterfacePattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interface \"" + text.replace('\n', '?')
                        + "\" is not a valid interface name: write letters, digits, '.', '_' or '-', with a trailing '*' for all"
                        + " names that begin so");
    }

    @Test
    void a_pattern_for_every_interface_is_refused() {
        assertThatThrownBy(() -> new InterfacePattern("*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interface pattern \"*\" matches every interface: leave the match out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklmnop", "abcdefghijklmno*"})
    void more_than_15_characters_are_refused(String text) {
        assertThatThrownBy(() -> new InterfacePattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interface \"" + text + "\" has 16 characters, iptables and nft take 15: shorten it");
    }

    @Test
    void a_pattern_of_15_characters_is_taken() {
        assertThat(new InterfacePattern("abcdefghijklmn*").matches("abcdefghijklmno"))
                .isTrue();
    }
}
