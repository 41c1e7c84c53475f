package io.github.secfw.policy;

import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.jump;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChainTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "httpd_SECMARK-2", "input", "abcdefghijklmnopqrstuvwxyz01"})
    void a_name_is_a_letter_then_letters_digits_underscores_and_dashes(String name) {
        Chain chain = Chain.named(name);
        assertThat(chain.name()).isEqualTo(name);
        assertThat(chain.rules()).isEmpty();
        assertThat(chain).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "_a", "-j", "a b", "a\n", "a\"", "a;", "ä", "a.b", "!a"})
    void any_other_name_is_refused(String name) {
        assertThatThrownBy(() -> Chain.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chain \"" + name.replace('\n', '?')
                        + "\" is not a valid chain name: write a letter, then letters, digits, '_' or '-'");
    }

    @Test
    void more_than_28_characters_are_refused() {
        assertThatThrownBy(() -> Chain.named("abcdefghijklmnopqrstuvwxyz012"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chain \"abcdefghijklmnopqrstuvwxyz012\" has 29 characters, iptables takes 28: choose a"
                        + " shorter name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREROUTING",
                "INPUT",
                "FORWARD",
                "OUTPUT",
                "POSTROUTING",
                "ACCEPT",
                "DROP",
                "QUEUE",
                "RETURN",
                "standard"
            })
    void the_name_of_a_built_in_chain_or_target_is_refused(String name) {
        assertThatThrownBy(() -> Chain.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chain \"" + name + "\" is the name of a built-in chain or target: choose another name");
    }

    @Test
    void chains_are_equal_by_name_and_rules() {
        Chain chain = Chain.named("a").rule(accept());
        assertThat(chain)
                .isEqualTo(Chain.named("a").rule(accept()))
                .hasSameHashCodeAs(Chain.named("a").rule(accept()));
        assertThat(chain)
                .isNotEqualTo(Chain.named("b").rule(accept()))
                .isNotEqualTo(Chain.named("a"))
                .isNotEqualTo(Chain.named("a").rule(Match.tcp(), accept()));
    }

    @Test
    void a_chain_that_jumps_is_equal_by_where_it_jumps() {
        Chain one = Chain.named("a").rule(jump(Chain.named("b").rule(accept())));
        Chain same = Chain.named("a").rule(jump(Chain.named("b").rule(accept())));
        Chain other = Chain.named("a").rule(jump(Chain.named("b")));
        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }
}
