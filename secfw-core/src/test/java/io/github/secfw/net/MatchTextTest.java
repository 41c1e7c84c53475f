package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The criteria of a match are written in one order, whatever the order of the calls. */
final class MatchTextTest {

    @Test
    void every_criterion_of_tcp_has_its_place() {
        assertThat(tcp().limit(1, LimitUnit.SECOND, 2)
                        .state(ConnectionState.NEW)
                        .cgroup("a/b")
                        .group("g")
                        .gid(2)
                        .user("u")
                        .uid(1)
                        .connectionMark(4)
                        .mark(3)
                        .delivery(Delivery.MULTICAST, Delivery.UNICAST)
                        .syn()
                        .dport(22)
                        .sport(1)
                        .out("o")
                        .in("i")
                        .to("192.0.2.2")
                        .from("192.0.2.1"))
                .hasToString("from 192.0.2.1 to 192.0.2.2 in i out o tcp sport 1 dport 22 flags syn of fin,syn,rst,ack"
                        + " delivered as unicast, multicast mark 0x3 connection mark 0x4 uid 1 user u gid 2 group g cgroup"
                        + " a/b state new limit 1/second burst 2");
    }

    @Test
    void a_negated_criterion_stands_behind_its_kind() {
        assertThat(tcp().except(any().mark(new Mark(1, 3)))
                        .except(any().connectionMark(9))
                        .except(any().user("u"))
                        .except(any().delivery(Delivery.BROADCAST))
                        .except(any().group("g"))
                        .mark(1)
                        .connectionMark(2)
                        .user("v")
                        .delivery(Delivery.UNICAST))
                .hasToString(
                        "tcp delivered as unicast not delivered as broadcast mark 0x1 not mark 0x1/0x3 connection mark"
                                + " 0x2 not connection mark 0x9 user v not user u not group g");
    }

    @Test
    void codes_stand_behind_their_type() {
        assertThat(icmp().type(3).mark(1).code(4))
                .hasToString("icmp type destination-unreachable code frag-needed mark" + " 0x1");
        assertThat(icmp().type(3).except(icmp().type(3).code(4)))
                .hasToString("icmp type destination-unreachable not code frag-needed");
    }

    @Test
    void a_protocol_is_matched_by_name() {
        assertThat(protocol("esp")).isEqualTo(protocol(50)).hasToString("protocol 50");
        assertThat(protocol("tcp")).isEqualTo(tcp());
    }

    @Test
    void a_number_is_the_whole_mark() {
        assertThat(any().mark(7)).isEqualTo(any().mark(Mark.of(7))).isNotEqualTo(any().connectionMark(7));
        assertThat(any().connectionMark(7)).isEqualTo(any().connectionMark(Mark.of(7)));
        assertThat(any().mark(new Mark(0, 1))).hasToString("mark 0x0/0x1");
        assertThat(any().connectionMark(new Mark(2, 2))).hasToString("connection mark 0x2/0x2");
    }

    @Test
    void a_control_group_is_matched_by_its_path() {
        assertThat(any().cgroup("a/b").criteria()).containsExactly(new ControlGroupCriterion(new ControlGroup("a/b")));
    }
}
