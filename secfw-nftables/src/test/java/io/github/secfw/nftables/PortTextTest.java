package io.github.secfw.nftables;

import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PortTextTest {

    @Test
    void a_single_port_implies_the_protocol() {
        assertThat(Rendered.lines(tcp().dport(80))).containsExactly("tcp dport 80");
        assertThat(Rendered.lines(tcp().sport(80))).containsExactly("tcp sport 80");
        assertThat(Rendered.lines(udp().dport(0))).containsExactly("udp dport 0");
        assertThat(Rendered.lines(udp().sport(65535))).containsExactly("udp sport 65535");
    }

    @Test
    void a_range() {
        assertThat(Rendered.lines(tcp().dport(PortSet.range(1000, 2000)))).containsExactly("tcp dport 1000-2000");
        assertThat(Rendered.lines(udp().sport(PortSet.range(0, 65535)))).containsExactly("udp sport 0-65535");
    }

    @Test
    void a_set() {
        assertThat(Rendered.lines(tcp().dport(443, 80))).containsExactly("tcp dport { 80, 443 }");
        assertThat(Rendered.lines(udp().sport(PortSet.ports(53).or(PortSet.range(1000, 2000)))))
                .containsExactly("udp sport { 53, 1000-2000 }");
    }

    @Test
    void adjacent_ports_are_a_range() {
        assertThat(Rendered.lines(tcp().dport(80, 81, 82))).containsExactly("tcp dport 80-82");
    }

    @Test
    void a_set_has_no_limit() {
        PortSet ports = PortSet.of(IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new PortRange(2 * i, 2 * i))
                .toList());
        String elements = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> String.valueOf(2 * i))
                .collect(Collectors.joining(", "));
        assertThat(Rendered.lines(tcp().dport(ports))).containsExactly("tcp dport { " + elements + " }");
    }

    @Test
    void a_source_and_a_destination_port() {
        assertThat(Rendered.lines(tcp().dport(2, 4).sport(1))).containsExactly("tcp sport 1 tcp dport { 2, 4 }");
        assertThat(Rendered.lines(tcp().dport(2).sport(1, 3))).containsExactly("tcp sport { 1, 3 } tcp dport 2");
    }

    @Test
    void every_protocol_that_has_ports() {
        assertThat(Rendered.lines(sctp().dport(5))).containsExactly("sctp dport 5");
        assertThat(Rendered.lines(dccp().sport(5))).containsExactly("dccp sport 5");
        assertThat(Rendered.lines(udplite().dport(PortSet.range(5, 9)))).containsExactly("udplite dport 5-9");
    }
}
