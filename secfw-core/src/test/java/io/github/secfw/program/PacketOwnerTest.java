package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.Protocol;
import org.junit.jupiter.api.Test;

/** What a packet states of ICMP, its owner and limits. */
final class PacketOwnerTest {

    @Test
    void a_packet_states_its_icmp_type() {
        Packet packet = Packet.in("eth0", icmp().type("echo-request"));
        assertThat(packet.protocol()).contains(Protocol.ICMP);
        assertThat(packet.icmpType()).contains(new IcmpType(Family.IPV4, 8));
        assertThat(packet.family()).contains(Family.IPV4);
        assertThat(Packet.in("eth0", icmpv6()).family()).contains(Family.IPV6);
        assertThat(Packet.in("eth0", icmpv6()).icmpType()).isEmpty();
        assertThat(Packet.in("eth0", protocol(1)).family()).isEmpty();
    }

    @Test
    void a_packet_states_its_owner() {
        Packet packet = Packet.out("eth0", any().uid(33).gid(100));
        assertThat(packet.uid()).hasValue(33);
        assertThat(packet.gid()).hasValue(100);
        assertThat(packet.isWithoutSocket()).isFalse();
        assertThat(Packet.out("eth0", any()).uid()).isEmpty();
        assertThat(Packet.out("eth0", any()).gid()).isEmpty();
    }

    @Test
    void a_packet_without_socket_has_no_owner() {
        Packet packet = Packet.out("eth0", any().uid(33).gid(100)).withoutSocket();
        assertThat(packet).isEqualTo(Packet.out("eth0", any()).withoutSocket());
        assertThat(packet.uid()).isEmpty();
        assertThat(packet.gid()).isEmpty();
        assertThat(packet.isWithoutSocket()).isTrue();
    }

    @Test
    void a_packet_may_be_over_limits() {
        Packet packet = Packet.out("eth0", any());
        assertThat(packet.isOverLimits()).isFalse();
        assertThat(packet.overLimits().isOverLimits()).isTrue();
        assertThat(packet.overLimits()).isNotEqualTo(packet).isEqualTo(packet.overLimits());
    }

    @Test
    void the_text_is_the_words_by_which_it_is_stated() {
        assertThat(Packet.out("eth0", tcp().dport(80).state(NEW).gid(100).uid(33)))
                .hasToString("out eth0 tcp dport 80 uid 33 gid 100 state new, without label, connection without label");
        assertThat(Packet.in("eth0", icmp().from("192.0.2.1").type(8)))
                .hasToString("in eth0 icmp from 192.0.2.1 type echo-request, without label");
        assertThat(Packet.out("lo", icmpv6().type(200).state(NEW))
                        .withoutSocket()
                        .overLimits())
                .hasToString("out lo icmpv6 type 200 without socket state new over limits, without label,"
                        + " connection without label");
    }

    @Test
    void the_answer_to_icmp_is_icmp_of_a_type_that_is_not_known() {
        Packet request = Packet.in("eth0", icmp().type("echo-request").state(NEW));
        Packet answer = Programs.program().trace(request).reply();
        assertThat(answer.family()).contains(Family.IPV4);
        assertThat(answer.protocol()).contains(Protocol.ICMP);
        assertThat(answer.icmpType()).isEmpty();
    }

    @Test
    void a_limit_that_one_packet_met_says_nothing_of_its_answer() {
        Packet request = Packet.in("eth0", tcp().state(NEW)).overLimits();
        assertThat(Programs.program().trace(request).reply().isOverLimits()).isFalse();
    }
}
