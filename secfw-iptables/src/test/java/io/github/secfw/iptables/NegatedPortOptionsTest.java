package io.github.secfw.iptables;

import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NegatedPortOptionsTest {

    @Test
    void a_port_and_a_range() {
        same(tcp().except(tcp().dport(22)), "-p tcp ! --dport 22");
        same(tcp().except(tcp().sport(22)), "-p tcp ! --sport 22");
        same(udp().except(udp().dport(PortSet.range(1, 1023))), "-p udp ! --dport 1:1023");
        same(udp().except(udp().sport(PortSet.range(1, 1023))), "-p udp ! --sport 1:1023");
    }

    @Test
    void a_set() {
        same(tcp().except(tcp().dport(22, 80)), "-p tcp -m multiport ! --dports 22,80");
        same(
                udp().except(udp().sport(PortSet.ports(5).or(PortSet.range(7, 9)))),
                "-p udp -m multiport ! --sports 5,7:9");
    }

    @Test
    void protocols_without_an_option_of_their_own() {
        same(dccp().except(dccp().dport(5)), "-p 33 -m multiport ! --dports 5");
        same(udplite().except(udplite().sport(PortSet.range(5, 9))), "-p 136 -m multiport ! --sports 5:9");
    }

    /** Two matches of one option would be one, or none, to the tools. */
    @Test
    void beside_ports_of_the_same_side_the_excluded_one_takes_multiport() {
        same(
                tcp().dport(PortSet.range(1, 1023)).except(tcp().dport(22)),
                "-p tcp --dport 1:1023 -m multiport ! --dports 22");
        same(
                tcp().sport(PortSet.range(1, 1023)).except(tcp().sport(22)),
                "-p tcp --sport 1:1023 -m multiport ! --sports 22");
        same(tcp().dport(1, 3).except(tcp().dport(22)), "-p tcp -m multiport --dports 1,3 -m multiport ! --dports 22");
    }

    /** After multiport, iptables reads {@code --dport} as an abbreviation of multiport's own {@code --dports}. */
    @Test
    void behind_a_multiport_of_sources_destinations_take_multiport_too() {
        same(tcp().dport(80).except(tcp().sport(1, 3)), "-p tcp -m multiport ! --sports 1,3 -m multiport --dports 80");
        same(
                tcp().except(tcp().sport(1, 3)).except(tcp().dport(80)),
                "-p tcp -m multiport ! --sports 1,3 -m multiport ! --dports 80");
        same(tcp().sport(1, 3).except(tcp().dport(80)), "-p tcp -m multiport --sports 1,3 -m multiport ! --dports 80");
        same(
                tcp().sport(PortSet.range(1, 9)).dport(80).except(tcp().sport(5)),
                "-p tcp --sport 1:9 -m multiport ! --sports 5 -m multiport --dports 80");
    }

    @Test
    void sixteen_multiports_exclude_in_one_line() {
        String excluded = IntStream.range(0, 16)
                .mapToObj(i -> "-m multiport ! --dports " + text(30 * i + 1, 15))
                .collect(Collectors.joining(" "));
        same(tcp().except(tcp().dport(ports(240))), "-p tcp " + excluded);
    }

    @Test
    void of_more_ports_the_others_are_matched() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            lines.add("-p udp -m multiport --sports " + text(30 * i, 15));
        }
        lines.add("-p udp -m multiport --sports 480,482:65535");
        assertThat(Rendered.v4(udp().except(udp().sport(ports(241))))).isEqualTo(lines);
        assertThat(Rendered.v6(udp().except(udp().sport(ports(241))))).isEqualTo(lines);
    }

    /** Odd ports, so that none is adjacent to another. */
    private static PortSet ports(int count) {
        return PortSet.of(IntStream.range(0, count)
                .mapToObj(i -> new PortRange(2 * i + 1, 2 * i + 1))
                .toList());
    }

    private static String text(int first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(first + 2 * i))
                .collect(Collectors.joining(","));
    }

    private static void same(Match<?> match, String options) {
        assertThat(Rendered.v4(match)).containsExactly(options);
        assertThat(Rendered.v6(match)).containsExactly(options);
    }
}
