package io.github.secfw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtocolTest {

    @ParameterizedTest
    @CsvSource({"tcp, 6", "udp, 17", "dccp, 33", "sctp, 132", "udplite, 136"})
    void five_protocols_have_ports_and_a_name(String name, int number) {
        Protocol protocol = new Protocol(number);
        assertThat(protocol.keyword()).contains(name);
        assertThat(protocol.hasPorts()).isTrue();
        assertThat(protocol).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 47, 50, 58, 255})
    void any_other_protocol_has_only_a_number(int number) {
        Protocol protocol = new Protocol(number);
        assertThat(protocol.keyword()).isEmpty();
        assertThat(protocol.hasPorts()).isFalse();
        assertThat(protocol).hasToString("protocol " + number);
    }

    @ParameterizedTest
    @CsvSource({"6, tcp", "17, udp", "33, 33", "132, 132", "136, 136", "1, 1", "47, 47"})
    void a_tool_reads_tcp_and_udp_by_name_and_others_by_number(int number, String word) {
        assertThat(new Protocol(number).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 256})
    void a_number_out_of_range_is_refused(int number) {
        assertThatThrownBy(() -> new Protocol(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "protocol " + number + " is out of range: write a number from 1 to 255, or match any protocol");
    }

    @ParameterizedTest
    @CsvSource({
        "icmp, 1",
        "igmp, 2",
        "ipv4, 4",
        "tcp, 6",
        "egp, 8",
        "udp, 17",
        "dccp, 33",
        "ipv6, 41",
        "rsvp, 46",
        "gre, 47",
        "esp, 50",
        "ah, 51",
        "ipv6-icmp, 58",
        "eigrp, 88",
        "ospf, 89",
        "etherip, 97",
        "pim, 103",
        "ipcomp, 108",
        "vrrp, 112",
        "l2tp, 115",
        "sctp, 132",
        "udplite, 136",
        "mpls-in-ip, 137"
    })
    void a_protocol_is_known_by_its_name(String name, int number) {
        assertThat(Protocol.named(name)).isEqualTo(new Protocol(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TCP", "hopopt", "6", "icmpv6", "esp "})
    void a_name_that_is_not_known_is_refused(String name) {
        assertThatThrownBy(() -> Protocol.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + name
                        + "\" is not a valid protocol's name: write one of icmp, igmp, ipv4, tcp, egp, udp, dccp,"
                        + " ipv6, rsvp, gre, esp, ah, ipv6-icmp, eigrp, ospf, etherip, pim, ipcomp, vrrp, l2tp, sctp,"
                        + " udplite, mpls-in-ip, or a number");
    }

    @Test
    void the_constants_are_the_protocols_of_their_names() {
        assertThat(Protocol.ICMP).isEqualTo(new Protocol(1));
        assertThat(Protocol.ICMPV6).isEqualTo(new Protocol(58));
        assertThat(Protocol.TCP).isEqualTo(new Protocol(6));
        assertThat(Protocol.UDP).isEqualTo(new Protocol(17));
        assertThat(Protocol.DCCP).isEqualTo(new Protocol(33));
        assertThat(Protocol.SCTP).isEqualTo(new Protocol(132));
        assertThat(Protocol.UDPLITE).isEqualTo(new Protocol(136));
    }
}
