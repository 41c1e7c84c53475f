package io.github.secfw.nftables;

import static io.github.secfw.net.LogOption.IP_OPTIONS;
import static io.github.secfw.net.LogOption.LINK_LAYER;
import static io.github.secfw.net.LogOption.OWNER;
import static io.github.secfw.net.LogOption.TCP_OPTIONS;
import static io.github.secfw.net.LogOption.TCP_SEQUENCE;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

final class NewTargetsTextTest {

    private static final String ROUTE = "type route hook output priority mangle; policy accept;";

    @Test
    void each_log_option() {
        assertThat(log(TCP_SEQUENCE)).isEqualTo("flags tcp sequence");
        assertThat(log(TCP_OPTIONS)).isEqualTo("flags tcp options");
        assertThat(log(IP_OPTIONS)).isEqualTo("flags ip options");
        assertThat(log(OWNER)).isEqualTo("flags skuid");
        assertThat(log(LINK_LAYER)).isEqualTo("flags ether");
    }

    @Test
    void log_options_together_in_one_order() {
        assertThat(log(TCP_OPTIONS, TCP_SEQUENCE)).isEqualTo("flags tcp sequence,options");
        assertThat(log(LINK_LAYER, OWNER, TCP_OPTIONS)).isEqualTo("flags tcp options flags skuid flags ether");
        assertThat(log(LINK_LAYER, OWNER, IP_OPTIONS, TCP_OPTIONS, TCP_SEQUENCE))
                .isEqualTo("flags tcp sequence,options flags ip options flags skuid flags ether");
    }

    @Test
    void queues() {
        assertThat(line(Target.queue(0))).isEqualTo("queue to 0");
        assertThat(line(Target.queue(1, 65_535))).isEqualTo("queue to 1-65535");
        assertThat(line(Target.queue(3).orBypass())).isEqualTo("queue flags bypass to 3");
        assertThat(line(Target.queue(3, 5).orBypass())).isEqualTo("queue flags bypass to 3-5");
    }

    @Test
    void marks_of_packets() {
        assertThat(line(Target.setMark(0))).isEqualTo("meta mark set 0x00000000");
        assertThat(line(Target.setMark(Mark.ALL_BITS))).isEqualTo("meta mark set 0xffffffff");
        assertThat(line(Target.setMark(new Mark(1, 0xff))))
                .isEqualTo("meta mark set meta mark & 0xffffff00 | 0x00000001");
        assertThat(line(Target.setMark(new Mark(0, 0x8000_0000L)))).isEqualTo("meta mark set meta mark & 0x7fffffff");
    }

    @Test
    void marks_of_connections() {
        assertThat(line(Target.setConnectionMark(5))).isEqualTo("ct mark set 0x00000005");
        assertThat(line(Target.setConnectionMark(new Mark(0xf0, 0xff))))
                .isEqualTo("ct mark set ct mark & 0xffffff00 | 0x000000f0");
        assertThat(line(Target.setConnectionMark(new Mark(0, 1)))).isEqualTo("ct mark set ct mark & 0xfffffffe");
    }

    @Test
    void a_counter_stands_between_match_and_target() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT,
                                in -> in.rule(tcp().dport(80), Target.accept())
                                        .counted()
                                        .because("web"))),
                        "mangle.INPUT"))
                .containsExactly("tcp dport 80 counter accept comment \"web\"");
    }

    @Test
    void a_counter_counts_what_the_limit_lets_through() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT,
                                in -> in.rule(any().from("192.0.2.1").limit(1, LimitUnit.HOUR, 2), Target.accept())
                                        .counted())),
                        "mangle.INPUT"))
                .containsExactly("ip saddr 192.0.2.1 limit rate 1/hour burst 2 packets counter accept");
    }

    @Test
    void a_chain_that_sets_marks_where_packets_of_this_machine_leave_routes_them_anew() {
        assertThat(Rendered.file(Rendered.policy(Hook.OUTPUT, out -> out.rule(tcp(), Target.setMark(1)))))
                .contains(ROUTE);
    }

    @Test
    void a_chain_that_jumps_to_one_that_sets_marks_does_too() {
        Chain marks = Chain.named("marks").rule(Target.setMark(1));
        Chain outer = Chain.named("outer").rule(tcp(), Target.goTo(marks));
        assertThat(Rendered.file(Rendered.policy(Hook.OUTPUT, out -> out.rule(Target.jump(outer)))))
                .contains(ROUTE);
        assertThat(Rendered.file(
                        Rendered.policy(Hook.OUTPUT, out -> out.rule(any().except(any().uid(1)), Target.setMark(1)))))
                .contains(ROUTE);
    }

    @Test
    void other_chains_do_not() {
        for (Hook hook : Hook.values()) {
            Target target = hook == Hook.OUTPUT ? Target.setConnectionMark(1) : Target.setMark(1);
            assertThat(Rendered.file(Rendered.policy(hook, chain -> chain.rule(target))))
                    .contains("type filter hook ")
                    .doesNotContain("type route");
        }
    }

    /** Only the table mangle of iptables does so. */
    @Test
    void other_tables_do_not() {
        assertThat(Rendered.file(Rendered.filtering(Hook.OUTPUT, out -> out.rule(Target.setMark(1)))))
                .contains("type filter hook output priority filter; policy accept;")
                .doesNotContain("type route");
        assertThat(Rendered.file(FirewallPolicy.named("test")
                        .labelIn(Table.SECURITY)
                        .labelling(Hook.OUTPUT, out -> out.rule(Target.setMark(1)))
                        .build()))
                .contains("type filter hook output priority security; policy accept;")
                .doesNotContain("type route");
    }

    @Test
    void alternatives_are_a_rule_each() {
        assertThat(Rendered.rules(
                        Rendered.file(Rendered.policy(
                                Hook.INPUT, in -> in.rule(Match.anyOf(tcp().syn(), any().mark(1)), Target.drop()))),
                        "mangle.INPUT"))
                .containsExactly("tcp flags & (fin | syn | rst | ack) == syn drop", "meta mark 0x00000001 drop");
    }

    private static String log(LogOption first, LogOption... more) {
        String begin = "log prefix \"x\" level notice ";
        String line = line(Target.log("x", LogLevel.NOTICE, first, more));
        assertThat(line).startsWith(begin);
        return line.substring(begin.length());
    }

    private static String line(Target target) {
        return String.join(
                "\n",
                Rendered.rules(
                        Rendered.file(Rendered.policy(Hook.FORWARD, chain -> chain.rule(target))), "mangle.FORWARD"));
    }
}
