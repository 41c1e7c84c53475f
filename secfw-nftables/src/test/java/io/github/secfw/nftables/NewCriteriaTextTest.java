package io.github.secfw.nftables;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.TcpFlag.ACK;
import static io.github.secfw.net.TcpFlag.FIN;
import static io.github.secfw.net.TcpFlag.PSH;
import static io.github.secfw.net.TcpFlag.RST;
import static io.github.secfw.net.TcpFlag.SYN;
import static io.github.secfw.net.TcpFlag.URG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NewCriteriaTextTest {

    @Test
    void codes_of_icmp() {
        assertThat(Rendered.lines(icmp().type(3).code(1))).containsExactly("icmp type 3 icmp code 1");
        assertThat(Rendered.lines(icmp().type(3).code(13, 0))).containsExactly("icmp type 3 icmp code { 0, 13 }");
        assertThat(Rendered.lines(icmpv6().type(1).code(255))).containsExactly("icmpv6 type 1 icmpv6 code 255");
        assertThat(Rendered.lines(icmpv6().type(1).code("port-unreachable")))
                .containsExactly("icmpv6 type 1 icmpv6 code 4");
    }

    @Test
    void flags_of_tcp() {
        assertThat(Rendered.lines(tcp().syn())).containsExactly("tcp flags & (fin | syn | rst | ack) == syn");
        assertThat(Rendered.lines(tcp().flags(Set.of(SYN), Set.of(SYN)))).containsExactly("tcp flags & syn == syn");
        assertThat(Rendered.lines(tcp().flags(Set.of(SYN), Set.of()))).containsExactly("tcp flags & syn == 0x0");
        assertThat(Rendered.lines(tcp().flags(Set.of(SYN, ACK), Set.of(ACK, SYN))))
                .containsExactly("tcp flags & (syn | ack) == (syn | ack)");
        assertThat(Rendered.lines(tcp().flags(Set.of(URG, PSH, FIN, RST, SYN, ACK), Set.of(URG, PSH, FIN))))
                .containsExactly("tcp flags & (fin | syn | rst | psh | ack | urg) == (fin | psh | urg)");
    }

    @Test
    void other_flags_of_tcp() {
        assertThat(Rendered.lines(tcp().except(tcp().syn())))
                .containsExactly("tcp flags & (fin | syn | rst | ack) != syn");
        assertThat(Rendered.lines(tcp().except(tcp().flags(Set.of(SYN, ACK), Set.of()))))
                .containsExactly("tcp flags & (syn | ack) != 0x0");
    }

    @Test
    void flags_imply_the_protocol_and_stand_behind_the_ports() {
        assertThat(Rendered.lines(tcp().syn().dport(22).sport(1)))
                .containsExactly("tcp sport 1 tcp dport 22 tcp flags & (fin | syn | rst | ack) == syn");
    }

    @Test
    void delivery() {
        assertThat(received(any().delivery(Delivery.UNICAST))).containsExactly("meta pkttype unicast drop");
        assertThat(received(any().delivery(Delivery.MULTICAST, Delivery.BROADCAST)))
                .containsExactly("meta pkttype { broadcast, multicast } drop");
        assertThat(received(any().except(any().delivery(Delivery.UNICAST))))
                .containsExactly("meta pkttype != unicast drop");
        assertThat(received(any().except(any().delivery(Delivery.MULTICAST, Delivery.BROADCAST))))
                .containsExactly("meta pkttype != { broadcast, multicast } drop");
    }

    @Test
    void marks_of_packets() {
        assertThat(Rendered.lines(any().mark(0))).containsExactly("meta mark 0x00000000");
        assertThat(Rendered.lines(any().mark(Mark.ALL_BITS))).containsExactly("meta mark 0xffffffff");
        assertThat(Rendered.lines(any().mark(new Mark(1, 0xff))))
                .containsExactly("meta mark & 0x000000ff == 0x00000001");
        assertThat(Rendered.lines(any().except(any().mark(7)))).containsExactly("meta mark != 0x00000007");
        assertThat(Rendered.lines(any().except(any().mark(new Mark(0, 0x10)))))
                .containsExactly("meta mark & 0x00000010 != 0x00000000");
    }

    @Test
    void marks_of_connections() {
        assertThat(Rendered.lines(any().connectionMark(1))).containsExactly("ct mark 0x00000001");
        assertThat(Rendered.lines(any().connectionMark(new Mark(0x8000_0000L, 0x8000_0000L))))
                .containsExactly("ct mark & 0x80000000 == 0x80000000");
        assertThat(Rendered.lines(any().except(any().connectionMark(1)))).containsExactly("ct mark != 0x00000001");
        assertThat(Rendered.lines(any().except(any().connectionMark(new Mark(1, 3)))))
                .containsExactly("ct mark & 0x00000003 != 0x00000001");
    }

    @Test
    void owners_by_name() {
        assertThat(sent(any().user("daemon"))).containsExactly("meta skuid \"daemon\" drop");
        assertThat(sent(any().group("_x-1"))).containsExactly("meta skgid \"_x-1\" drop");
    }

    @Test
    void control_groups() {
        assertThat(sent(any().cgroup("system.slice"))).containsExactly("socket cgroupv2 level 1 \"system.slice\" drop");
        assertThat(sent(any().cgroup("a b/c\\d/$e*"))).containsExactly("socket cgroupv2 level 3 \"a b/c\\d/$e*\" drop");
    }

    @Test
    void all_of_them_in_the_order_of_a_match() {
        assertThat(sent(tcp().state(ConnectionState.NEW)
                        .cgroup("g")
                        .group("b")
                        .gid(2)
                        .user("a")
                        .uid(new IdRange(1, 3))
                        .connectionMark(6)
                        .mark(5)
                        .syn()
                        .dport(80)
                        .except(tcp().sport(1))
                        .out("lo")))
                .containsExactly("oifname \"lo\" tcp sport != 1 tcp dport 80"
                        + " tcp flags & (fin | syn | rst | ack) == syn meta mark 0x00000005 ct mark 0x00000006"
                        + " meta skuid 1-3 meta skuid \"a\" meta skgid 2 meta skgid \"b\""
                        + " socket cgroupv2 level 1 \"g\" ct state new drop");
    }

    private static List<String> sent(Match<?> match) {
        return Rendered.rules(
                Rendered.file(Rendered.policy(Hook.OUTPUT, out -> out.rule(match, Target.drop()))), "mangle.OUTPUT");
    }

    private static List<String> received(Match<?> match) {
        return Rendered.rules(
                Rendered.file(Rendered.policy(Hook.INPUT, in -> in.rule(match, Target.drop()))), "mangle.INPUT");
    }
}
