package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NegationTest {

    static Stream<Arguments> what_the_tools_cannot_say_is_refused() {
        return Stream.of(
                refused(
                        any().limit(3, LimitUnit.MINUTE, 5),
                        "\"not limit 3/minute burst 5\": the packets beyond a limit are those that go on behind a rule for"
                                + " the packets within it: write that rule, then one for the rest"),
                refused(
                        any().cgroup("system.slice"),
                        "\"not cgroup system.slice\" means other packets in iptables than in nftables: write a chain that"
                                + " returns for the group first"),
                refused(any().state(ConnectionState.NEW), "\"not state new\": match the other states"),
                refused(any().except(any().mark(1)), "\"not not mark 0x1\": match it without negating it twice"));
    }

    static Stream<Arguments> what_leaves_no_packet_is_refused() {
        return Stream.of(
                Arguments.of(new SourcePortCriterion(Protocol.TCP, PortSet.range(0, 65535)), "sport 0-65535"),
                Arguments.of(new DestinationPortCriterion(Protocol.UDP, PortSet.range(0, 65535)), "dport 0-65535"),
                Arguments.of(new SourceCriterion(AddressSet.of("::/0", "0.0.0.0/0")), "from 0.0.0.0/0, ::/0"),
                Arguments.of(new DestinationCriterion(AddressSet.of("::/0", "0.0.0.0/0")), "to 0.0.0.0/0, ::/0"));
    }

    private static Arguments refused(Match<?> match, String message) {
        return Arguments.of(match.criteria().get(0), message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_the_tools_cannot_say_is_refused(Criterion criterion, String message) {
        assertThatThrownBy(() -> new NegatedCriterion(criterion))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_leaves_no_packet_is_refused(Criterion criterion, String text) {
        assertThatThrownBy(() -> new NegatedCriterion(criterion))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"not " + text + "\" leaves no packet: leave it out, or name fewer values");
    }

    @Test
    void one_value_less_leaves_packets() {
        List<Criterion> left = List.of(
                new SourcePortCriterion(Protocol.TCP, PortSet.range(1, 65535)),
                new DestinationPortCriterion(Protocol.TCP, PortSet.range(0, 65534)),
                new SourceCriterion(AddressSet.of("0.0.0.0/0")),
                new SourceCriterion(AddressSet.of("::/0", "0.0.0.0/1")),
                new DestinationCriterion(AddressSet.of("::/0")),
                new DestinationCriterion(AddressSet.of("0.0.0.0/0", "::/1")));
        assertThat(left).allSatisfy(one -> assertThat(new NegatedCriterion(one)).hasToString("not " + one));
    }

    @Test
    void every_other_kind_can_be_negated() {
        List<Criterion> kinds = Stream.of(
                        tcp().in("lo").out("lo").syn().delivery(Delivery.UNICAST),
                        any().mark(1).connectionMark(2).uid(3).gid(4).user("a").group("b"),
                        icmp().type(3).code(3))
                .flatMap(match -> match.criteria().stream())
                .toList();
        assertThat(kinds).hasSize(14);
        assertThat(kinds).allSatisfy(kind -> {
            NegatedCriterion not = new NegatedCriterion(kind);
            assertThat(not).hasToString("not " + kind).isEqualTo(new NegatedCriterion(kind));
            assertThat(not.criterion()).isEqualTo(kind);
        });
    }

    @Test
    void a_negated_criterion_is_known_where_the_other_is() {
        for (Hook hook : Hook.values()) {
            assertThat(not(any().in("lo")).requirement().isMetAt(hook)).isEqualTo(hook.hasInputInterface());
            assertThat(not(any().uid(0)).requirement().isMetAt(hook)).isEqualTo(hook.hasSocketOwner());
            assertThat(not(any().mark(0)).requirement().isMetAt(hook)).isTrue();
        }
    }

    @Test
    void an_owner_is_one_negated_or_not() {
        for (Match<?> owner : List.of(any().uid(0), any().gid(0), any().user("a"), any().group("a"))) {
            assertThat(owner.criteria().get(0).requirement()).isEqualTo(Requirement.SOCKET_OWNER);
            assertThat(not(owner).requirement()).isEqualTo(Requirement.SOCKET_OWNER);
        }
        assertThat(not(any().mark(0)).requirement()).isNotEqualTo(Requirement.SOCKET_OWNER);
        assertThat(new ControlGroupCriterion(new ControlGroup("a")).requirement())
                .isNotEqualTo(Requirement.SOCKET_OWNER);
        assertThat(new PacketMarkCriterion(Mark.of(0)).requirement()).isNotEqualTo(Requirement.SOCKET_OWNER);
    }

    private static Criterion not(Match<?> match) {
        return new NegatedCriterion(match.criteria().get(0));
    }
}
