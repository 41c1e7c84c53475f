package io.github.secfw.net;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Family.IPV4;
import static io.github.secfw.net.Family.IPV6;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ExceptTest {

    @Test
    void what_both_say_is_not_left_out() {
        assertThat(tcp().except(tcp().dport(22))).hasToString("tcp not dport 22");
        assertThat(tcp().from("192.0.2.1").except(any().from("192.0.2.1").out("lo")))
                .hasToString("from 192.0.2.1 not out lo tcp");
        assertThat(any().except(any().out("lo"))).hasToString("not out lo");
    }

    @Test
    void the_type_of_the_match_stays() {
        assertThat(tcp().except(any().in("lo")).syn().dport(22))
                .hasToString("not in lo tcp dport 22 flags syn of" + " fin,syn,rst,ack");
    }

    @Test
    void a_value_and_its_exceptions_stand_together() {
        assertThat(any().except(any().from("192.0.2.1")).from("192.0.2.0/24"))
                .isEqualTo(any().from("192.0.2.0/24").except(any().from("192.0.2.1")))
                .hasToString("from 192.0.2.0/24 not from 192.0.2.1");
        assertThat(tcp().except(tcp().dport(1)).sport(2).dport(3)).hasToString("tcp sport 2 dport 3 not dport 1");
    }

    @Test
    void the_opposite_of_states_is_the_others() {
        assertThat(any().except(any().state(NEW, RELATED))).isEqualTo(any().state(ESTABLISHED, INVALID, UNTRACKED));
    }

    @Test
    void all_states_cannot_be_left_out() {
        assertRefused(
                () -> any().except(any().state(NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED)),
                "a match on no connection state matches nothing: name a state, or leave the match out");
    }

    @Test
    void the_other_match_says_one_thing_more() {
        String remedy =
                " that this match does not: leave out one thing, as in tcp().except(tcp().dport(22)), or write a"
                        + " chain that returns for these packets first";
        assertRefused(
                () -> tcp().except(tcp()), "the match \"tcp\" cannot leave out \"tcp\": it says nothing" + remedy);
        assertRefused(
                () -> any().except(any()),
                "the match \"any packet\" cannot leave out \"any packet\": it says nothing" + remedy);
        assertRefused(
                () -> any().except(tcp().dport(22)),
                "the match \"any packet\" cannot leave out \"tcp dport 22\": it says 2 things" + remedy);
        assertRefused(
                () -> any().except(tcp().dport(22).sport(1)),
                "the match \"any packet\" cannot leave out \"tcp sport 1 dport 22\": it says 3 things" + remedy);
    }

    @Test
    void what_cannot_be_negated_cannot_be_left_out() {
        assertRefused(
                () -> any().except(any().cgroup("a")),
                "\"not cgroup a\" means other packets in iptables than in nftables: write a chain that returns for the"
                        + " group first");
    }

    @Test
    void a_kind_is_left_out_once() {
        assertRefused(
                () -> tcp().except(tcp().dport(1)).except(tcp().dport(2)),
                "the match \"tcp not dport 1\" cannot be narrowed by \"not dport 2\": it says that already; give all"
                        + " alternatives in one call");
    }

    @Test
    void of_protocols_and_flags_a_match_says_one_thing_only() {
        String remedy = ": it says that already; give all alternatives in one call";
        assertRefused(() -> tcp().except(udp()), "the match \"tcp\" cannot be narrowed by \"not udp\"" + remedy);
        TcpMatch reset = tcp().flags(Set.of(TcpFlag.RST), Set.of(TcpFlag.RST));
        assertRefused(
                () -> tcp().syn().except(reset),
                "the match \"tcp flags syn of fin,syn,rst,ack\" cannot be narrowed by \"not flags rst of rst\""
                        + remedy);
        assertThat(any().except(udp())).hasToString("not udp");
        assertThat(any().except(icmp())).hasToString("not icmp");
        assertThat(any().except(icmpv6()).except(icmp())).hasToString("not icmp not icmpv6");
        assertThat(tcp().except(reset)).hasToString("tcp not flags rst of rst");
    }

    @Test
    void a_family_is_left_out_by_all_of_its_addresses() {
        assertThat(any().except(any().from("0.0.0.0/0")).families()).containsExactly(IPV6);
        assertThat(any().except(any().to("::/0")).families()).containsExactly(IPV4);
        assertThat(any().except(any().to("::/1")).families()).containsExactly(IPV4, IPV6);
        assertThat(any().except(icmp()).families()).containsExactly(IPV4, IPV6);
        assertRefused(
                () -> any().from("192.0.2.1").except(any().from("0.0.0.0/0")),
                "the match \"from 192.0.2.1\" cannot be narrowed by \"not from 0.0.0.0/0\": the criteria have no address"
                        + " family in common, so that no packet would match");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
