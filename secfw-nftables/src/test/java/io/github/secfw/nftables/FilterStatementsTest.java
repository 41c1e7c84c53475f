package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Match;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterStatementsTest {

    @Test
    void drop() {
        assertThat(statement(Target.drop())).isEqualTo("drop");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT_UNREACHABLE, icmpx type port-unreachable",
        "NO_ROUTE, icmpx type no-route",
        "HOST_UNREACHABLE, icmpx type host-unreachable",
        "ADMIN_PROHIBITED, icmpx type admin-prohibited",
        "TCP_RESET, tcp reset"
    })
    void a_reject_has_the_same_words_for_both_families(RejectType type, String words) {
        assertThat(statement(Target.reject(type))).isEqualTo("reject with " + words);
    }

    @ParameterizedTest
    @EnumSource
    void a_log_has_the_levels_of_nft(LogLevel level) {
        assertThat(statement(Target.log("in ", level))).isEqualTo("log prefix \"in \" level " + level);
    }

    @Test
    void a_log_without_level_warns() {
        assertThat(statement(Target.log("x"))).isEqualTo("log prefix \"x\" level warn");
    }

    @Test
    void a_log_without_prefix_has_no_word_for_it() {
        assertThat(statement(Target.log(""))).isEqualTo("log level warn");
        assertThat(statement(Target.log("", LogLevel.INFO, LogOption.OWNER))).isEqualTo("log level info flags skuid");
    }

    /** nft knows no escapes inside quotes. */
    @ParameterizedTest
    @ValueSource(
            strings = {"C:\\dir\\", "# no comment", "a; b", "{ } ( ) [ ]", "'single' `back`", "ends with *", "é ☃ 😀"})
    void characters_stay_as_they_are(String prefix) {
        assertThat(statement(Target.log(prefix))).isEqualTo("log prefix \"" + prefix + "\" level warn");
    }

    @Test
    void a_prefix_of_127_bytes_is_written() {
        String prefix = "é".repeat(63) + "x";
        assertThat(statement(Target.log(prefix))).isEqualTo("log prefix \"" + prefix + "\" level warn");
    }

    @Test
    void a_prefix_of_128_bytes_is_refused_though_it_has_fewer_characters() {
        String prefix = "é".repeat(64);
        assertRefused(Target.log(prefix), "the log prefix \"" + prefix + "\", which has 128 bytes: shorten it to 127");
    }

    @Test
    void a_double_quote_is_refused() {
        assertRefused(
                Target.log("say \"no\""), "the log prefix 'say \"no\"', which has a double quote: write single quotes");
    }

    @Test
    void a_dollar_sign_is_refused() {
        assertRefused(Target.log("5 $ "), "the log prefix \"5 $ \", which has a dollar sign: leave it out");
    }

    @Test
    void a_dollar_sign_in_a_comment_is_written() {
        assertThat(Rendered.file(Rendered.filtering(
                        Hook.INPUT, in -> in.rule(Target.log("x")).because("5 $"))))
                .contains("log prefix \"x\" level warn comment \"5 $\"\n");
    }

    private static void assertRefused(Target target, String message) {
        assertThatThrownBy(() -> statement(target))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  filter chain INPUT, rule 1: nftables cannot say "
                        + message);
    }

    private static String statement(Target target) {
        String begin = "meta l4proto tcp ";
        String line = Rendered.rules(
                        Rendered.file(Rendered.filtering(Hook.INPUT, in -> in.rule(Match.tcp(), target))),
                        "filter.INPUT")
                .get(0);
        return line.substring(begin.length());
    }
}
