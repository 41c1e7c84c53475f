package io.github.secfw.net;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MatchRefusalTest {

    static Stream<Arguments> said_twice() {
        return Stream.of(
                twice("from 192.0.2.1", match -> match.from("192.0.2.1")),
                twice("to 192.0.2.1", match -> match.to("192.0.2.1")),
                twice("in lo", match -> match.in("lo")),
                twice("out lo", match -> match.out("lo")),
                twice("sport 80", match -> match.sport(80)),
                twice("dport 80", match -> match.dport(80)),
                twice("state new", match -> match.state(NEW)),
                twice("flags syn of fin,syn,rst,ack", match -> match.syn()),
                twice("delivered as unicast", match -> match.delivery(Delivery.UNICAST)),
                twice("mark 0x1", match -> match.mark(1)),
                twice("connection mark 0x1", match -> match.connectionMark(1)),
                twice("user a", match -> match.user("a")),
                twice("group a", match -> match.group("a")),
                twice("cgroup a", match -> match.cgroup("a")),
                twice("uid 0", match -> match.uid(0)),
                twice("gid 0", match -> match.gid(0)),
                twice("limit 1/day burst 1", match -> match.limit(1, LimitUnit.DAY, 1)));
    }

    private static Arguments twice(String words, UnaryOperator<TcpMatch> narrow) {
        return Arguments.of(words, narrow);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void said_twice(String words, UnaryOperator<TcpMatch> narrow) {
        TcpMatch once = narrow.apply(tcp());
        assertThatThrownBy(() -> narrow.apply(once))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the match \"" + once + "\" cannot be narrowed by \"" + words
                        + "\": it says that already; give all alternatives in one call");
    }

    @Test
    void another_value_is_no_alternative() {
        assertThatThrownBy(() -> any().state(NEW).state(ESTABLISHED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the match \"state new\" cannot be narrowed by \"state established\": it says that already;"
                        + " give all alternatives in one call");
    }

    @Test
    void no_family_in_common() {
        assertThatThrownBy(() -> any().from("192.0.2.1").to("2001:db8::1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the match \"from 192.0.2.1\" cannot be narrowed by \"to 2001:db8::1\": the criteria"
                        + " have no address family in common, so that no packet would match");
    }

    @Test
    void values_that_cannot_be() {
        assertThatThrownBy(() -> tcp().dport(70000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port 70000 is out of range: write a number from 0 to 65535");
        assertThatThrownBy(() -> Match.protocol(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol 0 is out of range: write a number from 1 to 255, or match any protocol");
        assertThatThrownBy(() -> any().in("*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interface pattern \"*\" matches every interface: leave the match out");
    }

    @Test
    void a_criterion_on_no_state() {
        assertThatThrownBy(() -> new StateCriterion(EnumSet.noneOf(ConnectionState.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a match on no connection state matches nothing: name a state, or leave the match out");
    }

    @Test
    void a_criterion_on_ports_of_a_protocol_that_has_none() {
        Protocol gre = new Protocol(47);
        assertThatThrownBy(() -> new SourcePortCriterion(gre, PortSet.ports(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol 47 has no ports: match them on tcp, udp, dccp, sctp or udplite");
        assertThatThrownBy(() -> new DestinationPortCriterion(gre, PortSet.ports(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol 47 has no ports: match them on tcp, udp, dccp, sctp or udplite");
    }
}
