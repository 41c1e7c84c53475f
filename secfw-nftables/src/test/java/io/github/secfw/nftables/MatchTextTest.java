package io.github.secfw.nftables;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MatchTextTest {

    @Test
    void protocols_by_the_names_that_nft_itself_knows() {
        assertThat(Rendered.lines(tcp())).containsExactly("meta l4proto tcp");
        assertThat(Rendered.lines(udp())).containsExactly("meta l4proto udp");
        assertThat(Rendered.lines(protocol(17))).containsExactly("meta l4proto udp");
    }

    @Test
    void other_protocols_by_number() {
        assertThat(Rendered.lines(sctp())).containsExactly("meta l4proto 132");
        assertThat(Rendered.lines(dccp())).containsExactly("meta l4proto 33");
        assertThat(Rendered.lines(udplite())).containsExactly("meta l4proto 136");
        assertThat(Rendered.lines(protocol(1))).containsExactly("meta l4proto 1");
        assertThat(Rendered.lines(protocol(255))).containsExactly("meta l4proto 255");
    }

    @Test
    void interfaces_by_name() {
        assertThat(Rendered.lines(any().in("eth0"))).containsExactly("iifname \"eth0\"");
        assertThat(Rendered.lines(any().out("eth0.7"))).containsExactly("oifname \"eth0.7\"");
    }

    @Test
    void the_beginning_of_interface_names() {
        assertThat(Rendered.lines(any().in("eth*"))).containsExactly("iifname \"eth*\"");
        assertThat(Rendered.lines(any().out("tun*"))).containsExactly("oifname \"tun*\"");
    }

    @Test
    void a_set_of_interfaces_in_which_none_is_meant_twice() {
        assertThat(Rendered.lines(any().in("lo", "eth*", "eth0").out("wlan0", "br0")))
                .containsExactly("iifname { \"eth*\", \"lo\" } oifname { \"br0\", \"wlan0\" }");
    }

    @Test
    void each_connection_state() {
        assertThat(Rendered.lines(any().state(NEW))).containsExactly("ct state new");
        assertThat(Rendered.lines(any().state(ESTABLISHED))).containsExactly("ct state established");
        assertThat(Rendered.lines(any().state(RELATED))).containsExactly("ct state related");
        assertThat(Rendered.lines(any().state(INVALID))).containsExactly("ct state invalid");
        assertThat(Rendered.lines(any().state(UNTRACKED))).containsExactly("ct state untracked");
    }

    @Test
    void connection_states_stand_in_one_order() {
        assertThat(Rendered.lines(any().state(UNTRACKED, RELATED, INVALID, ESTABLISHED, NEW)))
                .containsExactly("ct state new,established,related,invalid,untracked");
    }

    @Test
    void all_criteria_together_in_the_order_of_iptables() {
        assertThat(Rendered.lines(tcp().state(NEW)
                        .dport(80)
                        .sport(1000)
                        .out("eth1")
                        .in("eth0")
                        .to("192.0.2.2")
                        .from("192.0.2.1")))
                .containsExactly("ip saddr 192.0.2.1 ip daddr 192.0.2.2 iifname \"eth0\" oifname \"eth1\""
                        + " tcp sport 1000 tcp dport 80 ct state new");
    }
}
