package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.Protocol;
import org.junit.jupiter.api.Test;

final class PacketTest {

    @Test
    void a_packet_states_what_its_match_says() {
        Packet packet = Packet.out(
                "eth0",
                tcp().from("192.0.2.1").to("198.51.100.7").sport(1024).dport(80).state(NEW));
        assertThat(packet.direction()).isEqualTo(Direction.OUT);
        assertThat(packet.inputInterface()).isEmpty();
        assertThat(packet.outputInterface()).contains("eth0");
        assertThat(packet.protocol()).contains(Protocol.TCP);
        assertThat(packet.source()).contains(IpAddress.parse("192.0.2.1"));
        assertThat(packet.destination()).contains(IpAddress.parse("198.51.100.7"));
        assertThat(packet.sourcePort()).hasValue(1024);
        assertThat(packet.destinationPort()).hasValue(80);
        assertThat(packet.state()).contains(NEW);
        assertThat(packet.label()).isEmpty();
        assertThat(packet.connection()).contains(ConnectionLabel.none());
    }

    @Test
    void a_packet_states_nothing_else() {
        Packet packet = Packet.in("lo", any());
        assertThat(packet.protocol()).isEmpty();
        assertThat(packet.source()).isEmpty();
        assertThat(packet.destination()).isEmpty();
        assertThat(packet.sourcePort()).isEmpty();
        assertThat(packet.destinationPort()).isEmpty();
        assertThat(packet.state()).isEmpty();
        assertThat(packet.family()).isEmpty();
        assertThat(packet.connection()).isEmpty();
    }

    @Test
    void interfaces_are_those_of_the_way() {
        assertThat(Packet.in("eth0", any()).inputInterface()).contains("eth0");
        assertThat(Packet.in("eth0", any()).outputInterface()).isEmpty();
        Packet forwarded = Packet.forwarded("eth0", "eth1", any());
        assertThat(forwarded.direction()).isEqualTo(Direction.FORWARDED);
        assertThat(forwarded.inputInterface()).contains("eth0");
        assertThat(forwarded.outputInterface()).contains("eth1");
    }

    @Test
    void the_family_is_that_of_either_address() {
        assertThat(Packet.in("lo", any().from("::1")).family()).contains(Family.IPV6);
        assertThat(Packet.in("lo", any().to("127.0.0.1")).family()).contains(Family.IPV4);
    }

    @Test
    void the_text_is_the_words_by_which_it_is_stated() {
        assertThat(Packet.forwarded(
                                "eth0",
                                "eth1",
                                udp().to("::1")
                                        .from("::2")
                                        .dport(53)
                                        .sport(5353)
                                        .state(NEW))
                        .labelled(A)
                        .connection(ConnectionLabel.of(B)))
                .hasToString("in eth0 out eth1 udp from ::2 to ::1 sport 5353 dport 53 state new, labelled u:r:a_t:s0,"
                        + " connection labelled u:r:b_t:s0");
        assertThat(Packet.in("lo", any().state(INVALID)))
                .hasToString("in lo state invalid, without label, no connection");
        assertThat(Packet.out("lo", any())).hasToString("out lo, without label");
    }

    @Test
    void a_packet_is_a_value() {
        Packet packet = Packet.out("eth0", tcp().dport(80));
        assertThat(packet).isEqualTo(Packet.out("eth0", tcp().dport(80)));
        assertThat(packet).hasSameHashCodeAs(Packet.out("eth0", tcp().dport(80)));
        assertThat(packet).isNotEqualTo(packet.labelled(A)).isNotEqualTo(packet.state(NEW));
        assertThat(packet.label()).isEmpty();
    }

    @Test
    void a_packet_without_connection_gets_none_and_loses_its_label() {
        Packet labelled = Packet.out("eth0", any().state(NEW)).connection(ConnectionLabel.of(A));
        assertThat(labelled.state(INVALID).connection()).contains(ConnectionLabel.noConnection());
        assertThat(labelled.state(INVALID).state(NEW).connection()).contains(ConnectionLabel.none());
    }

    @Test
    void another_state_with_connection_keeps_its_label() {
        Packet labelled = Packet.out("eth0", any().state(NEW)).connection(ConnectionLabel.of(A));
        assertThat(labelled.state(ESTABLISHED).connection()).contains(ConnectionLabel.of(A));
    }

    @Test
    void a_state_tells_whether_there_is_a_connection() {
        assertThat(Packet.out("eth0", any()).state(NEW).connection()).contains(ConnectionLabel.none());
        assertThat(Packet.out("eth0", any()).state(INVALID).connection()).contains(ConnectionLabel.noConnection());
    }

    @Test
    void a_packet_of_no_stated_state_may_have_any_connection() {
        Packet packet = Packet.out("eth0", any());
        assertThat(packet.connection(ConnectionLabel.noConnection()).connection())
                .contains(ConnectionLabel.noConnection());
        assertThat(packet.connection(ConnectionLabel.of(A)).connection()).contains(ConnectionLabel.of(A));
    }
}
