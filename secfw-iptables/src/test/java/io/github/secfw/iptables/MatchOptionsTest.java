package io.github.secfw.iptables;

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

final class MatchOptionsTest {

    @Test
    void protocols_by_the_names_that_iptables_itself_knows() {
        assertThat(Rendered.v4(tcp())).containsExactly("-p tcp");
        assertThat(Rendered.v6(udp())).containsExactly("-p udp");
        assertThat(Rendered.v4(protocol(6))).containsExactly("-p tcp");
    }

    @Test
    void other_protocols_by_number() {
        assertThat(Rendered.v4(sctp())).containsExactly("-p 132");
        assertThat(Rendered.v4(dccp())).containsExactly("-p 33");
        assertThat(Rendered.v4(udplite())).containsExactly("-p 136");
        assertThat(Rendered.v4(protocol(1))).containsExactly("-p 1");
        assertThat(Rendered.v6(protocol(58))).containsExactly("-p 58");
        assertThat(Rendered.v6(protocol(255))).containsExactly("-p 255");
    }

    @Test
    void interfaces() {
        assertThat(Rendered.v4(any().in("eth0"))).containsExactly("-i eth0");
        assertThat(Rendered.v6(any().out("eth0.7"))).containsExactly("-o eth0.7");
    }

    @Test
    void the_beginning_of_interface_names() {
        assertThat(Rendered.v4(any().in("eth*"))).containsExactly("-i eth+");
        assertThat(Rendered.v6(any().out("tun*"))).containsExactly("-o tun+");
    }

    @Test
    void a_set_of_interfaces_is_a_line_for_each() {
        assertThat(Rendered.v4(any().in("lo", "eth*", "eth0").out("wlan0", "br0")))
                .containsExactly("-i eth+ -o br0", "-i eth+ -o wlan0", "-i lo -o br0", "-i lo -o wlan0");
    }

    @Test
    void each_connection_state() {
        assertThat(Rendered.v4(any().state(NEW))).containsExactly("-m conntrack --ctstate NEW");
        assertThat(Rendered.v4(any().state(ESTABLISHED))).containsExactly("-m conntrack --ctstate ESTABLISHED");
        assertThat(Rendered.v4(any().state(RELATED))).containsExactly("-m conntrack --ctstate RELATED");
        assertThat(Rendered.v4(any().state(INVALID))).containsExactly("-m conntrack --ctstate INVALID");
        assertThat(Rendered.v4(any().state(UNTRACKED))).containsExactly("-m conntrack --ctstate UNTRACKED");
    }

    @Test
    void connection_states_stand_in_one_order() {
        assertThat(Rendered.v6(any().state(UNTRACKED, RELATED, INVALID, ESTABLISHED, NEW)))
                .containsExactly("-m conntrack --ctstate NEW,ESTABLISHED,RELATED,INVALID,UNTRACKED");
    }

    @Test
    void all_criteria_together_in_the_order_in_which_iptables_lists_them() {
        assertThat(Rendered.v4(tcp().state(NEW)
                        .dport(80)
                        .sport(1000)
                        .out("eth1")
                        .in("eth0")
                        .to("192.0.2.2")
                        .from("192.0.2.1")))
                .containsExactly("-s 192.0.2.1 -d 192.0.2.2 -i eth0 -o eth1 -p tcp --sport 1000 --dport 80"
                        + " -m conntrack --ctstate NEW");
    }
}
