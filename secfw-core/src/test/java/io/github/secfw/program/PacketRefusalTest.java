package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Delivery;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PacketRefusalTest {

    static Stream<Arguments> a_criterion_that_leaves_a_choice() {
        return Stream.of(
                Arguments.of(any().from("192.0.2.0/24"), "from 192.0.2.0/24"),
                Arguments.of(any().from("192.0.2.1", "192.0.2.3"), "from 192.0.2.1, 192.0.2.3"),
                Arguments.of(any().to("192.0.2.1", "::1"), "to 192.0.2.1, ::1"),
                Arguments.of(tcp().sport(80, 443), "sport 80, 443"),
                Arguments.of(tcp().dport(PortSet.range(80, 81)), "dport 80-81"),
                Arguments.of(any().state(NEW, ESTABLISHED), "state new,established"),
                Arguments.of(icmp().type("echo-request", "echo-reply"), "type echo-reply, echo-request"),
                Arguments.of(icmp().type(3).code(0, 1), "code net-unreachable, host-unreachable"),
                Arguments.of(any().mark(new Mark(1, 3)), "mark 0x1/0x3"),
                Arguments.of(any().connectionMark(new Mark(1, 3)), "connection mark 0x1/0x3"),
                Arguments.of(any().delivery(Delivery.UNICAST, Delivery.BROADCAST), "delivered as unicast, broadcast"),
                Arguments.of(tcp().except(tcp().dport(22)), "not dport 22"),
                Arguments.of(any().except(any().mark(1)), "not mark 0x1"),
                Arguments.of(any().uid(new IdRange(0, 1)), "uid 0-1"),
                Arguments.of(any().gid(new IdRange(5, 5), new IdRange(0, 0)), "gid 0, 5"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_criterion_that_leaves_a_choice(Match<?> match, String criterion) {
        assertRefused(
                () -> Packet.out("eth0", match),
                "a packet has one value of each field, but \"" + criterion + "\" in \"" + match
                        + "\" leaves a choice: write one value");
    }

    static List<Match<?>> an_owner_of_a_packet_that_is_passed_on() {
        return List.of(any().uid(1), any().gid(1), any().user("a"), any().group("a"), any().cgroup("a"));
    }

    @ParameterizedTest
    @MethodSource
    void an_owner_of_a_packet_that_is_passed_on(Match<?> owned) {
        assertRefused(
                () -> Packet.forwarded("eth0", "eth1", owned),
                "\"" + owned + "\" states an owner, but a packet that is passed on has no socket here: leave it out");
    }

    @Test
    void a_delivery_of_a_packet_that_leaves() {
        assertRefused(
                () -> Packet.out("eth0", any().delivery(Delivery.UNICAST)),
                "\"delivered as unicast\" states how the packet was delivered, but it is one that leaves: leave it out");
    }

    @Test
    void a_rate_of_one_packet() {
        assertRefused(
                () -> Packet.out("eth0", tcp().limit(1, LimitUnit.HOUR, 5)),
                "\"limit 1/hour burst 5\" in \"tcp limit 1/hour burst 5\": one packet has no rate: leave it out");
    }

    @Test
    void an_interface_in_the_match() {
        assertRefused(
                () -> Packet.out("eth0", tcp().out("eth0")),
                "\"out eth0\" in \"out eth0 tcp\": a packet's interface is given before its match: leave it out of the"
                        + " match");
        assertRefused(
                () -> Packet.in("eth0", any().in("eth0")),
                "\"in eth0\" in \"in eth0\": a packet's interface is given before its match: leave it out of the match");
    }

    @Test
    void an_interface_that_cannot_be() {
        assertRefused(
                () -> Packet.out("eth*", any()), "a packet passes one interface, not all of \"eth*\": write one name");
        assertRefused(
                () -> Packet.forwarded("eth0", "*", any()),
                "interface pattern \"*\" matches every interface: leave the match out");
        assertRefused(
                () -> Packet.in("eth 0", any()),
                "interface \"eth 0\" is not a valid interface name: write letters, digits, '.', '_' or '-', with a trailing '*'"
                        + " for all names that begin so");
    }

    @Test
    void a_connection_that_the_state_excludes() {
        assertRefused(
                () -> Packet.out("eth0", any().state(INVALID)).connection(ConnectionLabel.of(A)),
                "a packet of state invalid has no connection: give it another state first");
        assertRefused(
                () -> Packet.out("eth0", any().state(UNTRACKED)).connection(ConnectionLabel.none()),
                "a packet of state untracked has no connection: give it another state first");
        assertRefused(
                () -> Packet.out("eth0", any().state(NEW)).connection(ConnectionLabel.noConnection()),
                "a packet of state new has a connection: give it another state first");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
