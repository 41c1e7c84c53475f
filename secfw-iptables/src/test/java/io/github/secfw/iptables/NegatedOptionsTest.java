package io.github.secfw.iptables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;

final class NegatedOptionsTest {

    @Test
    void a_protocol() {
        same(any().except(tcp()), "! -p tcp");
        same(any().except(sctp()), "! -p 132");
        assertThat(Rendered.v4(any().from("192.0.2.1").except(protocol(50)))).containsExactly("-s 192.0.2.1 ! -p 50");
    }

    @Test
    void icmp_leaves_the_whole_other_family_in() {
        assertThat(Rendered.v4(any().except(icmp()))).containsExactly("! -p icmp");
        assertThat(Rendered.v6(any().except(icmp()))).containsExactly("");
        assertThat(Rendered.v4(any().except(icmpv6()))).containsExactly("");
        assertThat(Rendered.v6(any().except(icmpv6()))).containsExactly("! -p icmpv6");
    }

    @Test
    void an_interface() {
        same(any().except(any().in("eth0")), "! -i eth0");
        same(any().except(any().in("eth*")), "! -i eth+");
        same(any().except(any().out("lo")), "! -o lo");
        same(any().in("eth1").except(any().out("lo")), "-i eth1 ! -o lo");
    }

    @Test
    void states_become_the_others() {
        same(
                any().except(any().state(ConnectionState.NEW)),
                "-m conntrack --ctstate ESTABLISHED,RELATED,INVALID,UNTRACKED");
        same(
                any().except(any().state(ConnectionState.ESTABLISHED, ConnectionState.RELATED)),
                "-m conntrack --ctstate NEW,INVALID,UNTRACKED");
    }

    @Test
    void everything_negated_in_the_order_of_criteria() {
        assertThat(Rendered.v4(udp().except(any().in("eth0"))
                        .except(any().out("eth1"))
                        .except(udp().dport(2))
                        .except(udp().sport(1))
                        .except(any().to("192.0.2.2"))
                        .except(any().from("192.0.2.1"))
                        .except(any().connectionMark(4))
                        .except(any().mark(3))))
                .containsExactly("! -s 192.0.2.1 ! -d 192.0.2.2 ! -i eth0 ! -o eth1 -p udp ! --sport 1"
                        + " -m multiport ! --dports 2 -m mark ! --mark 0x3 -m connmark ! --mark 0x4");
    }

    private static void same(Match<?> match, String options) {
        assertThat(Rendered.v4(match)).containsExactly(options);
        assertThat(Rendered.v6(match)).containsExactly(options);
    }
}
