package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.Match;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a packet states beside addresses and ports. */
final class PacketWordsTest {

    private static final Match<?> SENT = tcp().dport(80)
            .syn()
            .mark(1)
            .connectionMark(2)
            .uid(3)
            .user("a")
            .gid(4)
            .group("b")
            .cgroup("c.slice/d")
            .state(NEW);

    @Test
    void the_text_is_the_words_by_which_it_is_stated() {
        assertThat(Packet.out("eth0", SENT).overLimits().withoutListener())
                .hasToString(
                        "out eth0 tcp dport 80 flags syn of fin,syn,rst,ack mark 0x1 connection mark 0x2 uid 3 user a gid"
                                + " 4 group b cgroup c.slice/d state new over limits without listener, without label, connection"
                                + " without label");
        assertThat(Packet.in(
                        "eth0",
                        icmp().type("destination-unreachable")
                                .code(4)
                                .delivery(Delivery.BROADCAST)
                                .state(ESTABLISHED)))
                .hasToString("in eth0 icmp type destination-unreachable code frag-needed delivered as broadcast state"
                        + " established, without label, connection without label");
    }

    @Test
    void icmp_has_its_name_in_its_own_family() {
        assertThat(Packet.in("eth0", protocol(1).from("192.0.2.1")))
                .hasToString("in eth0 icmp from 192.0.2.1, without label");
        assertThat(Packet.in("eth0", protocol(1).from("2001:db8::1")))
                .hasToString("in eth0 protocol 1 from 2001:db8::1, without label");
        assertThat(Packet.in("eth0", protocol(58))).hasToString("in eth0 protocol 58, without label");
    }

    @Test
    void marks_of_zero_are_not_worth_a_word() {
        assertThat(Packet.out("eth0", any().mark(0).connectionMark(0).state(NEW)))
                .hasToString("out eth0 state new, without label, connection without label");
    }

    @Test
    void a_packet_states_what_it_was_told() {
        Packet packet = Packet.out("eth0", SENT);
        assertThat(packet.tcpFlags())
                .contains(new TcpFlagsCriterion(
                        Set.of(TcpFlag.SYN, TcpFlag.ACK, TcpFlag.RST, TcpFlag.FIN), Set.of(TcpFlag.SYN)));
        assertThat(packet.mark()).isEqualTo(1);
        assertThat(packet.connectionMark()).hasValue(2);
        assertThat(packet.user()).contains("a");
        assertThat(packet.group()).contains("b");
        assertThat(packet.controlGroup()).contains(new ControlGroup("c.slice/d"));
        assertThat(Packet.in("eth0", any().delivery(Delivery.MULTICAST)).delivery())
                .contains(Delivery.MULTICAST);
        assertThat(Packet.in("eth0", icmp().type(3).code(4)).icmpCode())
                .contains(new IcmpCode(new IcmpType(Family.IPV4, 3), 4));
    }

    @Test
    void a_packet_states_nothing_that_it_was_not_told() {
        Packet packet = Packet.in("eth0", any());
        assertThat(packet.tcpFlags()).isEmpty();
        assertThat(packet.mark()).isZero();
        assertThat(packet.connectionMark()).isEmpty();
        assertThat(packet.user()).isEmpty();
        assertThat(packet.group()).isEmpty();
        assertThat(packet.controlGroup()).isEmpty();
        assertThat(packet.delivery()).isEmpty();
        assertThat(packet.icmpCode()).isEmpty();
        assertThat(packet.isWithoutListener()).isFalse();
    }

    @Test
    void each_word_tells_packets_apart() {
        Packet packet = Packet.out("eth0", any());
        List<Match<?>> others = List.of(any().mark(1), any().user("a"), any().group("a"), any().cgroup("a"));
        assertThat(others)
                .allSatisfy(match -> assertThat(Packet.out("eth0", match)).isNotEqualTo(packet));
        assertThat(packet.withoutListener())
                .isNotEqualTo(packet)
                .isEqualTo(Packet.out("eth0", any()).withoutListener());
        assertThat(Packet.out("eth0", tcp().syn())).isNotEqualTo(Packet.out("eth0", tcp()));
    }

    @Test
    void the_flags_and_the_code_of_an_answer_are_not_known() {
        Packet request = Packet.in("eth0", tcp().syn().state(NEW));
        assertThat(Programs.program().trace(request).reply().tcpFlags()).isEmpty();
        Packet error = Packet.in("eth0", icmp().type(3).code(4).state(NEW));
        assertThat(Programs.program().trace(error).reply().icmpCode()).isEmpty();
    }

    @Test
    void on_loopback_flags_and_code_arrive() {
        Packet request = Packet.out("lo", tcp().syn());
        assertThat(Programs.program().trace(request).arriving()).isEqualTo(Packet.in("lo", tcp().syn()));
        Packet error = Packet.out("lo", icmp().type(3).code(4));
        assertThat(Programs.program().trace(error).arriving())
                .isEqualTo(Packet.in("lo", icmp().type(3).code(4)));
    }
}
