package io.github.secfw.iptables;

import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PortOptionsTest {

    @Test
    void a_single_port() {
        assertThat(Rendered.v4(tcp().dport(80))).containsExactly("-p tcp --dport 80");
        assertThat(Rendered.v4(tcp().sport(80))).containsExactly("-p tcp --sport 80");
        assertThat(Rendered.v4(udp().dport(0))).containsExactly("-p udp --dport 0");
        assertThat(Rendered.v6(udp().sport(65535))).containsExactly("-p udp --sport 65535");
    }

    @Test
    void a_range() {
        assertThat(Rendered.v4(tcp().dport(PortSet.range(1000, 2000)))).containsExactly("-p tcp --dport 1000:2000");
        assertThat(Rendered.v6(udp().sport(PortSet.range(0, 65535)))).containsExactly("-p udp --sport 0:65535");
    }

    @Test
    void a_set() {
        assertThat(Rendered.v4(tcp().dport(443, 80))).containsExactly("-p tcp -m multiport --dports 80,443");
        assertThat(Rendered.v6(udp().sport(PortSet.ports(53).or(PortSet.range(1000, 2000)))))
                .containsExactly("-p udp -m multiport --sports 53,1000:2000");
    }

    @Test
    void adjacent_ports_are_a_range() {
        assertThat(Rendered.v4(tcp().dport(80, 81, 82))).containsExactly("-p tcp --dport 80:82");
    }

    @Test
    void a_source_and_a_destination_port() {
        assertThat(Rendered.v4(tcp().sport(1).dport(2))).containsExactly("-p tcp --sport 1 --dport 2");
        assertThat(Rendered.v4(tcp().sport(1).dport(2, 4)))
                .containsExactly("-p tcp --sport 1 -m multiport --dports 2,4");
        assertThat(Rendered.v4(tcp().sport(1, 3).dport(2)))
                .containsExactly("-p tcp -m multiport --sports 1,3 -m multiport --dports 2");
        assertThat(Rendered.v4(tcp().sport(1, 3).dport(2, 4)))
                .containsExactly("-p tcp -m multiport --sports 1,3 -m multiport --dports 2,4");
    }

    @Test
    void protocols_without_an_option_of_their_own_take_multiport_by_number() {
        assertThat(Rendered.v4(sctp().dport(5))).containsExactly("-p 132 -m multiport --dports 5");
        assertThat(Rendered.v4(dccp().sport(5))).containsExactly("-p 33 -m multiport --sports 5");
        assertThat(Rendered.v6(udplite().dport(PortSet.range(5, 9))))
                .containsExactly("-p 136 -m multiport --dports 5:9");
    }

    @Test
    void fifteen_ports_fit_one_line() {
        assertThat(Rendered.v4(tcp().dport(oddPorts(15))))
                .containsExactly("-p tcp -m multiport --dports " + oddPortsText(1, 15));
    }

    @Test
    void the_sixteenth_port_begins_a_line() {
        assertThat(Rendered.v4(tcp().dport(oddPorts(16))))
                .containsExactly(
                        "-p tcp -m multiport --dports " + oddPortsText(1, 15), "-p tcp -m multiport --dports 31");
        assertThat(Rendered.v6(udp().sport(oddPorts(31))))
                .containsExactly(
                        "-p udp -m multiport --sports " + oddPortsText(1, 15),
                        "-p udp -m multiport --sports " + oddPortsText(16, 30),
                        "-p udp -m multiport --sports 61");
    }

    @Test
    void a_range_counts_as_two_ports() {
        PortSet sevenRanges = PortSet.of(ranges(7));
        String seven = "1:2,11:12,21:22,31:32,41:42,51:52,61:62";
        assertThat(Rendered.v4(tcp().dport(sevenRanges.or(PortSet.ports(100)))))
                .containsExactly("-p tcp -m multiport --dports " + seven + ",100");
        assertThat(Rendered.v4(tcp().dport(PortSet.of(ranges(8)))))
                .containsExactly("-p tcp -m multiport --dports " + seven, "-p tcp -m multiport --dports 71:72");
    }

    @Test
    void lines_of_source_ports_meet_lines_of_destination_ports() {
        assertThat(Rendered.v4(tcp().sport(oddPorts(16)).dport(oddPorts(16))))
                .containsExactly(
                        "-p tcp -m multiport --sports " + oddPortsText(1, 15) + " -m multiport --dports "
                                + oddPortsText(1, 15),
                        "-p tcp -m multiport --sports " + oddPortsText(1, 15) + " -m multiport --dports 31",
                        "-p tcp -m multiport --sports 31 -m multiport --dports " + oddPortsText(1, 15),
                        "-p tcp -m multiport --sports 31 -m multiport --dports 31");
    }

    private static PortSet oddPorts(int count) {
        return PortSet.of(IntStream.rangeClosed(1, count)
                .mapToObj(i -> new PortRange(2 * i - 1, 2 * i - 1))
                .toList());
    }

    private static String oddPortsText(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> Integer.toString(2 * i - 1))
                .collect(Collectors.joining(","));
    }

    private static List<PortRange> ranges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PortRange(10 * i + 1, 10 * i + 2))
                .toList();
    }
}
