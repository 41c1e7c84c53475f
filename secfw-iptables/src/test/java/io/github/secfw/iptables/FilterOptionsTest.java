package io.github.secfw.iptables;

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

final class FilterOptionsTest {

    @Test
    void drop() {
        assertThat(v4(Target.drop())).isEqualTo("-j DROP");
        assertThat(v6(Target.drop())).isEqualTo("-j DROP");
    }

    @Test
    void a_reject_without_type_says_port_unreachable() {
        assertThat(v4(Target.reject())).isEqualTo("-j REJECT --reject-with icmp-port-unreachable");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT_UNREACHABLE, icmp-port-unreachable, icmp6-port-unreachable",
        "NO_ROUTE, icmp-net-unreachable, icmp6-no-route",
        "HOST_UNREACHABLE, icmp-host-unreachable, icmp6-addr-unreachable",
        "ADMIN_PROHIBITED, icmp-admin-prohibited, icmp6-adm-prohibited",
        "TCP_RESET, tcp-reset, tcp-reset"
    })
    void a_reject_has_words_for_each_family(RejectType type, String ofIpv4, String ofIpv6) {
        assertThat(v4(Target.reject(type))).isEqualTo("-j REJECT --reject-with " + ofIpv4);
        assertThat(v6(Target.reject(type))).isEqualTo("-j REJECT --reject-with " + ofIpv6);
    }

    @ParameterizedTest
    @CsvSource({
        "EMERG, emerg",
        "ALERT, alert",
        "CRIT, crit",
        "ERR, error",
        "WARN, warning",
        "NOTICE, notice",
        "INFO, info",
        "DEBUG, debug"
    })
    void a_log_has_the_words_of_iptables_for_levels(LogLevel level, String word) {
        assertThat(v4(Target.log("in ", level))).isEqualTo("-j LOG --log-prefix \"in \" --log-level " + word);
        assertThat(v6(Target.log("in ", level))).isEqualTo("-j LOG --log-prefix \"in \" --log-level " + word);
    }

    @Test
    void a_log_without_level_warns() {
        assertThat(v4(Target.log("x"))).isEqualTo("-j LOG --log-prefix \"x\" --log-level warning");
    }

    @Test
    void a_log_without_prefix_has_no_option_for_it() {
        assertThat(v4(Target.log(""))).isEqualTo("-j LOG --log-level warning");
        assertThat(v6(Target.log("", LogLevel.INFO, LogOption.OWNER))).isEqualTo("-j LOG --log-level info --log-uid");
    }

    @Test
    void a_prefix_is_one_word() {
        assertThat(v4(Target.log("say \"no\""))).isEqualTo(prefixed("say \\\"no\\\""));
        assertThat(v4(Target.log("\\\""))).isEqualTo(prefixed("\\\\\\\""));
        assertThat(v4(Target.log("# $x; {a} 'b' `c` !"))).isEqualTo(prefixed("# $x; {a} 'b' `c` !"));
        assertThat(v4(Target.log("-j ACCEPT"))).isEqualTo(prefixed("-j ACCEPT"));
    }

    @Test
    void a_prefix_of_29_bytes_is_written() {
        assertThat(v4(Target.log("é".repeat(14) + "x"))).isEqualTo(prefixed("é".repeat(14) + "x"));
        assertThat(v4(Target.log("\"".repeat(29)))).isEqualTo(prefixed("\\\"".repeat(29)));
    }

    @Test
    void a_prefix_of_30_bytes_is_refused_though_it_has_fewer_characters() {
        String prefix = "é".repeat(15);
        assertThatThrownBy(() -> v4(Target.log(prefix)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "policy \"test\" cannot be rendered:\n  filter chain INPUT, rule 1: iptables cannot say the log"
                                + " prefix \"" + prefix + "\", which has 30 bytes: shorten it to 29");
    }

    private static String prefixed(String quoted) {
        return "-j LOG --log-prefix \"" + quoted + "\" --log-level warning";
    }

    private static String v4(Target target) {
        return line(0, target);
    }

    private static String v6(Target target) {
        return line(1, target);
    }

    private static String line(int file, Target target) {
        String begin = "-A INPUT -p tcp ";
        var policy = Rendered.filtering(Hook.INPUT, in -> in.rule(Match.tcp(), target));
        return Rendered.rules(Rendered.files(policy).get(file).text()).get(0).substring(begin.length());
    }
}
