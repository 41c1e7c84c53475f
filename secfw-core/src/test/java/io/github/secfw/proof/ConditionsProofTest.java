package io.github.secfw.proof;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of condition holds for some packets and not for others, and the proof knows which. */
class ConditionsProofTest {

    private static final IcmpType REDIRECT = new IcmpType(Family.IPV4, 5);
    private static final IcmpType UNREACHABLE = new IcmpType(Family.IPV6, 1);

    /** Each with a condition that holds for fewer packets. */
    static Stream<Arguments> conditions() {
        return Stream.of(
                argumentSet("source", INPUT, source("192.0.2.0/24"), source("192.0.2.0/25")),
                argumentSet("destination", INPUT, destination("2001:db8::/32"), destination("2001:db8::1-2001:db8::9")),
                argumentSet("input", INPUT, input("eth0", "lo"), input("lo")),
                argumentSet("input by its beginning", PREROUTING, input("eth*"), input("eth0", "eth1*")),
                argumentSet("input of what is passed on", POSTROUTING, input("eth0", "lo"), input("lo")),
                argumentSet("output", FORWARD, output("eth0", "wlan*"), output("wlan1", "wlan2")),
                argumentSet("protocol", OUTPUT, any(protocol(6), protocol(17)), protocol(17)),
                argumentSet(
                        "source port",
                        INPUT,
                        is(new SourcePortCriterion(Protocol.UDP, PortSet.range(1024, 65535))),
                        is(new SourcePortCriterion(Protocol.UDP, PortSet.ports(1024, 1026)))),
                argumentSet(
                        "destination port",
                        INPUT,
                        is(new DestinationPortCriterion(Protocol.SCTP, PortSet.range(0, 1023))),
                        is(new DestinationPortCriterion(Protocol.SCTP, PortSet.range(0, 1022)))),
                argumentSet(
                        "state",
                        INPUT,
                        state(ConnectionState.NEW, ConnectionState.UNTRACKED),
                        state(ConnectionState.UNTRACKED)),
                argumentSet("icmp", INPUT, any(icmp(Family.IPV4), icmp(Family.IPV6)), icmp(Family.IPV6)),
                argumentSet("icmp type", INPUT, types(3, 4, 8), types(3, 8)),
                argumentSet("icmp code", INPUT, codes(REDIRECT, 0, 1, 3), codes(REDIRECT, 1, 3)),
                argumentSet("icmpv6 code", INPUT, codes(UNREACHABLE, 0, 1), codes(UNREACHABLE, 1)),
                argumentSet("tcp flags", INPUT, flags(TcpFlag.SYN), flags(TcpFlag.SYN, TcpFlag.ACK)),
                argumentSet("delivery", INPUT, delivered(Delivery.BROADCAST, Delivery.MULTICAST), broadcast()),
                argumentSet("user", OUTPUT, uids(0, 1000), uids(5, 999)),
                argumentSet("user of a packet that terminals", POSTROUTING, uids(0, 1000), uids(0, 999)),
                argumentSet("group", OUTPUT, gids(100, IdRange.MAX_ID), gids(100, 100)),
                argumentSet("control group", OUTPUT, group("a.slice"), group("a.slice/b.service")),
                argumentSet("mark", INPUT, mark(1, 3), mark(5, 7)),
                argumentSet("connection mark", INPUT, connectionMark(4, 4), connectionMark(6, 6)),
                argumentSet(
                        "connection mark, negated",
                        INPUT,
                        is(new NegatedCriterion(new ConnectionMarkCriterion(new Mark(6, 6)))),
                        is(new NegatedCriterion(new ConnectionMarkCriterion(new Mark(4, 4))))),
                argumentSet(
                        "owner, negated",
                        OUTPUT,
                        is(new NegatedCriterion(new OwnerUidCriterion(List.of(new IdRange(5, 5))))),
                        is(new NegatedCriterion(new OwnerUidCriterion(List.of(new IdRange(5, 6)))))),
                argumentSet("connection", INPUT, new Condition.HasConnection(), new Condition.ConnectionUnlabelled()),
                argumentSet(
                        "all",
                        INPUT,
                        new Condition.All(List.of(protocol(6), input("eth0"))),
                        new Condition.All(List.of(protocol(6), input("eth0"), source("192.0.2.1")))),
                argumentSet(
                        "any",
                        INPUT,
                        any(source("192.0.2.1"), input("eth0"), new Condition.Unlabelled()),
                        any(source("192.0.2.1"), new Condition.Unlabelled())));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void some_packets_are_dropped(Hook hook, Condition condition, Condition narrower) {
        assertDifferent(dropped(hook, condition), at(hook), Verdict.DROP, Verdict.ACCEPT);
        assertDifferent(dropped(hook, condition), at(hook, rule(drop())), Verdict.ACCEPT, Verdict.DROP);
        assertThat(prove(dropped(hook, condition), dropped(hook, condition))).isEqualTo(new Proof.Equal());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void the_others_are_those_for_which_it_does_not_hold(Hook hook, Condition condition, Condition narrower) {
        PacketProgram others = at(hook, rule(guard(new Condition.Not(condition)), accept()), rule(drop()));

        assertThat(prove(dropped(hook, condition), others)).isEqualTo(new Proof.Equal());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_narrower_condition_holds_for_fewer(Hook hook, Condition condition, Condition narrower) {
        assertDifferent(dropped(hook, condition), dropped(hook, narrower), Verdict.DROP, Verdict.ACCEPT);
        assertThat(prove(
                        dropped(hook, condition),
                        at(hook, rule(guard(narrower), drop()), rule(guard(condition), drop()))))
                .isEqualTo(new Proof.Equal());
        assertThat(prove(dropped(hook, narrower), at(hook, rule(guard(condition), guard(narrower), drop()))))
                .isEqualTo(new Proof.Equal());
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                argumentSet("input of what is made here", OUTPUT, input("eth0")),
                argumentSet("output of what arrives", INPUT, output("eth0")),
                argumentSet("user of what is passed on", FORWARD, uids(0, IdRange.MAX_ID)),
                argumentSet("user of what has not yet arrived", PREROUTING, uids(0, IdRange.MAX_ID)),
                argumentSet("group of what is passed on", FORWARD, gids(0, 0)),
                argumentSet("user's name", PREROUTING, is(new OwnerUserCriterion("www"))),
                argumentSet("group's name", PREROUTING, is(new OwnerGroupCriterion("www"))),
                argumentSet("control group behind OUTPUT", POSTROUTING, group("a.slice")),
                argumentSet("flags of udp", INPUT, new Condition.All(List.of(protocol(17), flags(TcpFlag.SYN)))),
                argumentSet("nothing of several", INPUT, new Condition.Any(List.of())));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void what_a_packet_lacks_is_false_and_its_negation_true(Hook hook, Condition condition) {
        assertThat(prove(dropped(hook, condition), at(hook))).isEqualTo(new Proof.Equal());
        assertThat(prove(dropped(hook, new Condition.Not(condition)), at(hook, rule(drop()))))
                .isEqualTo(new Proof.Equal());
    }

    private static PacketProgram dropped(Hook hook, Condition condition) {
        return at(hook, rule(guard(condition), drop()));
    }

    private static void assertDifferent(PacketProgram left, PacketProgram right, Verdict ofLeft, Verdict ofRight) {
        assertThat(prove(left, right)).isInstanceOfSatisfying(Proof.Different.class, different -> {
            Example example = different.example().orElseThrow();
            assertThat(example.left().outcome().verdict()).isEqualTo(ofLeft);
            assertThat(example.right().outcome().verdict()).isEqualTo(ofRight);
        });
    }

    private static Condition is(Criterion criterion) {
        return Condition.of(criterion);
    }

    private static Condition any(Condition... conditions) {
        return new Condition.Any(List.of(conditions));
    }

    private static Condition source(String addresses) {
        return is(new SourceCriterion(AddressSet.of(addresses)));
    }

    private static Condition destination(String addresses) {
        return is(new DestinationCriterion(AddressSet.of(addresses)));
    }

    private static Condition input(String first, String... more) {
        return is(new InputCriterion(InterfaceSet.of(first, more)));
    }

    private static Condition output(String first, String... more) {
        return is(new OutputCriterion(InterfaceSet.of(first, more)));
    }

    private static Condition protocol(int number) {
        return is(new ProtocolCriterion(new Protocol(number)));
    }

    private static Condition state(ConnectionState first, ConnectionState... more) {
        return is(new StateCriterion(EnumSet.of(first, more)));
    }

    private static Condition icmp(Family family) {
        return is(new IcmpCriterion(family));
    }

    private static Condition types(int... numbers) {
        TreeSet<IcmpType> types = new TreeSet<>();
        for (int number : numbers) {
            types.add(new IcmpType(Family.IPV4, number));
        }
        return is(new IcmpTypeCriterion(Family.IPV4, types));
    }

    private static Condition codes(IcmpType type, int... numbers) {
        TreeSet<IcmpCode> codes = new TreeSet<>();
        for (int number : numbers) {
            codes.add(new IcmpCode(type, number));
        }
        return is(new IcmpCodeCriterion(type, codes));
    }

    /** The first is set, the others are examined and not set. */
    private static Condition flags(TcpFlag set, TcpFlag... examined) {
        return is(new TcpFlagsCriterion(EnumSet.of(set, examined), Set.of(set)));
    }

    private static Condition delivered(Delivery first, Delivery... more) {
        return is(new DeliveryCriterion(EnumSet.of(first, more)));
    }

    private static Condition broadcast() {
        return delivered(Delivery.BROADCAST);
    }

    private static Condition uids(long first, long last) {
        return is(new OwnerUidCriterion(List.of(new IdRange(first, last))));
    }

    private static Condition gids(long first, long last) {
        return is(new OwnerGidCriterion(List.of(new IdRange(first, last))));
    }

    private static Condition group(String path) {
        return is(new ControlGroupCriterion(new ControlGroup(path)));
    }

    private static Condition mark(long value, long mask) {
        return is(new PacketMarkCriterion(new Mark(value, mask)));
    }

    private static Condition connectionMark(long value, long mask) {
        return is(new ConnectionMarkCriterion(new Mark(value, mask)));
    }
}
