package io.github.secfw.iptables;

import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.net.TcpFlag;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

final class TcpFlagOptionsTest {

    private static final EnumSet<TcpFlag> ALL = EnumSet.allOf(TcpFlag.class);

    @Test
    void a_packet_that_asks_for_a_connection() {
        same(tcp().syn(), "-p tcp --tcp-flags FIN,SYN,RST,ACK SYN");
        same(tcp().except(tcp().syn()), "-p tcp ! --tcp-flags FIN,SYN,RST,ACK SYN");
    }

    @Test
    void flags_of_which_none_or_all_are_set() {
        same(tcp().flags(ALL, EnumSet.noneOf(TcpFlag.class)), "-p tcp --tcp-flags FIN,SYN,RST,PSH,ACK,URG NONE");
        same(tcp().flags(ALL, ALL), "-p tcp --tcp-flags FIN,SYN,RST,PSH,ACK,URG FIN,SYN,RST,PSH,ACK,URG");
        same(
                tcp().except(tcp().flags(EnumSet.of(TcpFlag.RST), EnumSet.noneOf(TcpFlag.class))),
                "-p tcp ! --tcp-flags RST NONE");
    }

    @Test
    void flags_stand_behind_ports() {
        same(tcp().sport(1).dport(2).syn(), "-p tcp --sport 1 --dport 2 --tcp-flags FIN,SYN,RST,ACK SYN");
        same(
                tcp().except(tcp().syn()).sport(1, 3).except(tcp().dport(2)),
                "-p tcp -m multiport --sports 1,3 -m multiport ! --dports 2 ! --tcp-flags FIN,SYN,RST,ACK SYN");
    }

    private static void same(Match<?> match, String options) {
        assertThat(Rendered.v4(match)).containsExactly(options);
        assertThat(Rendered.v6(match)).containsExactly(options);
    }
}
