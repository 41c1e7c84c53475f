package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues, marks, options of log lines, counters and alternatives. */
final class FurtherTargetOptionsTest {

    @Test
    void queues() {
        same(Target.queue(0), "-j NFQUEUE --queue-num 0");
        same(Target.queue(65535), "-j NFQUEUE --queue-num 65535");
        same(Target.queue(1, 4), "-j NFQUEUE --queue-balance 1:4");
        same(Target.queue(7).orBypass(), "-j NFQUEUE --queue-num 7 --queue-bypass");
        same(Target.queue(0, 65535).orBypass(), "-j NFQUEUE --queue-balance 0:65535 --queue-bypass");
    }

    @Test
    void marks() {
        same(Target.setMark(1), "-j MARK --set-xmark 0x1");
        same(Target.setMark(Mark.ALL_BITS), "-j MARK --set-xmark 0xffffffff");
        same(Target.setMark(new Mark(0x10, 0xf0)), "-j MARK --set-xmark 0x10/0xf0");
        same(Target.setConnectionMark(0), "-j CONNMARK --set-xmark 0x0");
        same(Target.setConnectionMark(new Mark(0, 0xff)), "-j CONNMARK --set-xmark 0x0/0xff");
    }

    @ParameterizedTest
    @CsvSource({
        "TCP_SEQUENCE, --log-tcp-sequence",
        "TCP_OPTIONS, --log-tcp-options",
        "IP_OPTIONS, --log-ip-options",
        "OWNER, --log-uid",
        "LINK_LAYER, --log-macdecode"
    })
    void what_else_a_log_line_says(LogOption option, String word) {
        same(Target.log("x ", LogLevel.ERR, option), "-j LOG --log-prefix \"x \" --log-level error " + word);
    }

    @Test
    void a_log_line_that_says_all() {
        same(
                Target.log(
                        "x",
                        LogLevel.INFO,
                        LogOption.LINK_LAYER,
                        LogOption.OWNER,
                        LogOption.IP_OPTIONS,
                        LogOption.TCP_OPTIONS,
                        LogOption.TCP_SEQUENCE),
                "-j LOG --log-prefix \"x\" --log-level info --log-tcp-sequence --log-tcp-options --log-ip-options"
                        + " --log-uid --log-macdecode");
    }

    /** iptables counts for every rule. */
    @Test
    void a_rule_that_counts_is_as_one_that_does_not() {
        var counting = Rendered.policy(
                Hook.INPUT, in -> in.rule(tcp(), Target.drop()).because("x").counted());
        assertThat(Rendered.rules(Rendered.v4(counting)))
                .containsExactly("-A INPUT -p tcp -m comment --comment \"x\" -j DROP");
        assertThat(Rendered.v6(counting))
                .isEqualTo(Rendered.v6(Rendered.policy(
                        Hook.INPUT, in -> in.rule(tcp(), Target.drop()).because("x"))));
    }

    @Test
    void alternatives_are_a_rule_for_each() {
        var policy = Rendered.policy(
                Hook.INPUT,
                in -> in.rule(Match.anyOf(tcp().dport(53), udp().dport(53)), Target.setMark(1))
                        .because("dns"));
        assertThat(Rendered.rules(Rendered.v6(policy)))
                .containsExactly(
                        "-A INPUT -p tcp --dport 53 -m comment --comment \"dns\" -j MARK --set-xmark 0x1",
                        "-A INPUT -p udp --dport 53 -m comment --comment \"dns\" -j MARK --set-xmark 0x1");
    }

    @Test
    void alternatives_for_a_jump_are_tried_in_a_chain_of_their_own() {
        Chain service = Chain.named("service").rule(Target.accept());
        var policy = Rendered.policy(
                Hook.INPUT, in -> in.rule(Match.anyOf(tcp().dport(53), any().in("lo")), Target.jump(service)));
        List<String> rules = Rendered.rules(Rendered.v4(policy));
        String chain = rules.get(0).substring("-A INPUT -j ".length());
        assertThat(chain).matches("any-of-[0-9a-f]{8}");
        assertThat(rules)
                .containsExactly(
                        "-A INPUT -j " + chain,
                        "-A " + chain + " -p tcp --dport 53 -g service",
                        "-A " + chain + " -i lo -g service",
                        "-A service -j ACCEPT");
        assertThat(Rendered.v4(policy)).contains("\n:" + chain + " - [0:0]\n");
    }

    private static void same(Target target, String options) {
        var policy = Rendered.policy(Hook.INPUT, in -> in.rule(tcp(), target));
        assertThat(Rendered.rules(Rendered.v4(policy))).containsExactly("-A INPUT -p tcp " + options);
        assertThat(Rendered.rules(Rendered.v6(policy))).containsExactly("-A INPUT -p tcp " + options);
    }
}
