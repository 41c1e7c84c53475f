package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.pure;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packet that shows a difference has ordinary values wherever the difference leaves a choice. */
class ExamplePacketsTest {

    private static final String PORTS = " from 192.0.2.1 to 198.51.100.7 sport 40000 dport 80";
    private static final String SYN = " flags syn of fin,syn,rst,psh,ack,urg";
    private static final String TCP = "tcp" + PORTS + SYN;
    private static final String NEW = " state new";
    private static final String UNICAST = " delivered as unicast";
    private static final String UNLABELLED = ", without label, connection without label";

    static Stream<Arguments> arriving() {
        return Stream.of(
                arriving(
                        "an address of IPv6",
                        any().from("2001:db8::/32"),
                        "in eth0 tcp from 2001:db8::1 to 2001:db8::7 sport 40000 dport 80" + SYN + UNICAST + NEW),
                arriving(
                        "a host, not the network itself",
                        any().from("10.0.0.0/8"),
                        "in eth0 tcp from 10.0.0.1 to 198.51.100.7 sport 40000 dport 80" + SYN + UNICAST + NEW),
                arriving(
                        "the one address",
                        any().to("10.0.0.0"),
                        "in eth0 tcp from 192.0.2.1 to 10.0.0.0 sport 40000 dport 80" + SYN + UNICAST + NEW),
                arriving(
                        "the last address",
                        any().from("255.255.255.254"),
                        "in eth0 tcp from 255.255.255.254 to 198.51.100.7 sport 40000 dport 80" + SYN + UNICAST + NEW),
                arriving(
                        "a port that is known",
                        tcp().dport(PortSet.range(400, 500)),
                        "in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 443" + SYN + UNICAST + NEW),
                arriving(
                        "a known port that is the first",
                        tcp().dport(PortSet.range(443, 500)),
                        "in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 443" + SYN + UNICAST + NEW),
                arriving(
                        "a known port that is the last",
                        tcp().dport(PortSet.range(400, 443)),
                        "in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 443" + SYN + UNICAST + NEW),
                arriving(
                        "else the first port",
                        tcp().dport(PortSet.range(81, 90)),
                        "in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 81" + SYN + UNICAST + NEW),
                arriving(
                        "a source port that is known",
                        udp().sport(PortSet.range(45_000, 65_535)),
                        "in eth0 udp from 192.0.2.1 to 198.51.100.7 sport 50000 dport 80" + UNICAST + NEW),
                arriving(
                        "a protocol without ports",
                        new ProtocolCriterion(new Protocol(47)),
                        "in eth0 protocol 47 from 192.0.2.1 to 198.51.100.7" + UNICAST + NEW),
                arriving(
                        "an echo request",
                        icmp(),
                        "in eth0 icmp from 192.0.2.1 to 198.51.100.7 type echo-request code 0" + UNICAST + NEW),
                arriving(
                        "an echo request of IPv6",
                        new IcmpCriterion(Family.IPV6),
                        "in eth0 icmpv6 from 2001:db8::1 to 2001:db8::7 type echo-request code 0" + UNICAST + NEW),
                arriving(
                        "a code",
                        icmp().type("destination-unreachable").code(3),
                        "in eth0 icmp from 192.0.2.1 to 198.51.100.7 type destination-unreachable code"
                                + " port-unreachable" + UNICAST
                                + " state related"),
                arriving(
                        "as few flags as can be",
                        tcp().flags(EnumSet.of(TcpFlag.SYN, TcpFlag.ACK), EnumSet.of(TcpFlag.ACK)),
                        "in eth0 tcp" + PORTS + " flags ack of fin,syn,rst,psh,ack,urg" + UNICAST + NEW),
                arriving(
                        "a delivery",
                        any().delivery(Delivery.MULTICAST),
                        "in eth0 " + TCP + " delivered as multicast" + NEW),
                arriving("a mark", any().mark(7), "in eth0 " + TCP + UNICAST + " mark 0x7" + NEW),
                arriving(
                        "a connection's mark",
                        any().connectionMark(7),
                        "in eth0 " + TCP + UNICAST + " connection mark 0x7" + NEW));
    }

    private static Arguments arriving(String name, Match<?> match, String packet) {
        return argumentSet(name, at(INPUT, rule(match, drop())), packet + UNLABELLED);
    }

    private static Arguments arriving(String name, Criterion criterion, String packet) {
        return argumentSet(name, at(INPUT, rule(new Instruction.Guard(criterion), drop())), packet + UNLABELLED);
    }

    static Stream<Arguments> interfaces() {
        return Stream.of(
                argumentSet("none of these", at(INPUT, rule(any().in("eth0"), accept()), rule(drop())), "wlan0"),
                argumentSet(
                        "none of many",
                        at(INPUT, rule(any().in("eth*", "w*", "d*", "i*", "x*", "q*"), accept()), rule(drop())),
                        "other0"),
                argumentSet("this one", at(INPUT, rule(any().in("tun7"), drop())), "tun7"),
                argumentSet("one of these", at(INPUT, rule(any().in("tun*"), drop())), "tun0"),
                argumentSet(
                        "one of these and none of those",
                        at(INPUT, rule(any().in("tun0", "tun1*", "tun9"), accept()), rule(any().in("tun*"), drop())),
                        "tuna"));
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void an_interface(PacketProgram program, String name) {
        assertThat(example(program, at(INPUT))).startsWith("in " + name + " tcp ");
    }

    static Stream<Arguments> elsewhere() {
        Condition hasSocket = Condition.of(new OwnerUidCriterion(List.of(new IdRange(0, IdRange.MAX_ID))));
        return Stream.of(
                argumentSet(
                        "state without connection",
                        at(INPUT, rule(any().state(INVALID), drop())),
                        "in eth0 " + TCP + UNICAST + " state invalid, without label, no connection"),
                argumentSet(
                        "label",
                        at(INPUT, rule(guard(new Condition.Not(new Condition.Unlabelled())), drop())),
                        "in eth0 " + TCP + UNICAST + NEW
                                + ", labelled system_u:object_r:label_before_t:s0, connection without label"),
                argumentSet(
                        "connection's label",
                        at(
                                INPUT,
                                rule(
                                        guard(new Condition.HasConnection()),
                                        guard(new Condition.Not(new Condition.ConnectionUnlabelled())),
                                        drop())),
                        "in eth0 " + TCP + UNICAST + NEW
                                + ", without label, connection labelled system_u:object_r:connection_label_before_t:s0"),
                argumentSet(
                        "passed on", at(FORWARD, rule(drop())), "in eth0 out eth0 " + TCP + UNICAST + NEW + UNLABELLED),
                argumentSet(
                        "passed on, behind routing",
                        at(POSTROUTING, rule(any().in("eth1"), drop())),
                        "in eth1 out eth0 " + TCP + UNICAST + NEW + UNLABELLED),
                argumentSet("leaving", at(POSTROUTING, rule(drop())), leaving("uid 1000 gid 1000")),
                argumentSet("made here", at(OUTPUT, rule(drop())), leaving("uid 1000 gid 1000")),
                argumentSet("a user", at(OUTPUT, rule(any().uid(5), drop())), leaving("uid 5 gid 1000")),
                argumentSet("a group", at(OUTPUT, rule(any().gid(5), drop())), leaving("uid 1000 gid 5")),
                argumentSet(
                        "another user",
                        at(OUTPUT, rule(any().uid(1000), accept()), rule(guard(hasSocket), drop())),
                        leaving("uid 0 gid 1000")),
                argumentSet(
                        "no user",
                        at(OUTPUT, rule(guard(new Condition.Not(hasSocket)), drop())),
                        "out eth0 " + TCP + " without socket" + NEW + UNLABELLED),
                argumentSet(
                        "a user's name",
                        at(OUTPUT, rule(any().user("www"), drop())),
                        leaving("uid 1000 user www gid 1000")),
                argumentSet(
                        "a group's name",
                        at(OUTPUT, rule(any().group("www"), drop())),
                        leaving("uid 1000 gid 1000 group www")),
                argumentSet(
                        "a control group",
                        at(OUTPUT, rule(any().cgroup("a.slice"), drop())),
                        leaving("uid 1000 gid 1000 cgroup a.slice")),
                argumentSet(
                        "another control group",
                        at(OUTPUT, rule(any().cgroup("a.slice"), accept()), rule(guard(hasSocket), drop())),
                        leaving("uid 1000 gid 1000 cgroup other.slice")));
    }

    private static String leaving(String owner) {
        return "out eth0 " + TCP + " " + owner + NEW + UNLABELLED;
    }

    @ParameterizedTest
    @MethodSource({"arriving", "elsewhere"})
    void a_packet(PacketProgram program, String packet) {
        assertThat(example(program, new PacketProgram(List.of(), true))).isEqualTo(packet);
    }

    /** Of 15 solicitations that a kernel sent all were untracked. */
    @Test
    void no_solicitation_of_a_neighbour_is_sent_as_invalid() {
        assertThat(prove(at(OUTPUT, rule(icmpv6().type("nd-neighbor-solicit").state(INVALID), drop())), at(OUTPUT)))
                .isEqualTo(new Proof.Undecided(
                        "at OUTPUT no packet is known that shows a difference, but the programs are not proven equal"));
    }

    @Test
    void an_owner_has_the_name_of_its_number() {
        Prover prover = Prover.create().accounts(Map.of("someone", 33L), Map.of("mail", 8L));

        assertThat(example(prover, at(OUTPUT, rule(any().uid(33), drop()))))
                .isEqualTo(leaving("uid 33 user someone gid 1000 group someone"));
        assertThat(example(prover, at(OUTPUT, rule(any().uid(34).gid(8), drop()))))
                .isEqualTo(leaving("uid 34 user someone0 gid 8 group mail"));
    }

    @Test
    void a_mark_is_another_than_the_one_that_is_set() {
        assertThat(mark(new Instruction.SetMark(Mark.of(0)))).contains(" mark 0x1 ");
        assertThat(mark(new Instruction.SetMark(new Mark(1, 1)))).doesNotContain(" mark ");
        assertThat(mark(new Instruction.SetMark(new Mark(0, 1)))).contains(" mark 0x1 ");
        assertThat(mark(new Instruction.SaveMark(0xff))).contains(" mark 0xff").doesNotContain("connection mark");
        assertThat(mark(new Instruction.RestoreMark(1))).contains(" mark 0x1 ").doesNotContain("connection mark");
        assertThat(mark(new Instruction.SetConnectionMark(new Mark(0, 4)))).contains(" connection mark 0x4 ");
    }

    private static String mark(Instruction step) {
        return example(at(INPUT, rule(step)), at(INPUT));
    }

    @Test
    void what_does_not_hang_on_the_packet_is_said_of_it() {
        PacketProgram limited = at(INPUT, rule(tcp(), limit(), accept()), rule(udp(), limit(), accept()), rule(drop()));

        assertThat(example(at(INPUT, rule(guard(new Condition.Not(pure("-m x"))), drop())), at(INPUT)))
                .contains(" where \"-m x\" does not hold");
        assertThat(example(at(INPUT, rule(guard(pure("-m x")), drop())), at(INPUT)))
                .contains(" where \"-m x\" holds");
        assertThat(example(limited, at(INPUT)))
                .endsWith(" where \"limit 5/second burst 5\" does not hold where \"limit 5/second burst 5\" number 2"
                        + " does not hold" + UNLABELLED);
    }

    private static Instruction limit() {
        return guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5)));
    }

    private static String example(PacketProgram left, PacketProgram right) {
        return example(prove(left, right));
    }

    private static String example(Prover prover, PacketProgram program) {
        return example(prover.prove(program, at(OUTPUT)));
    }

    private static String example(Proof proof) {
        return ((Proof.Different) proof).example().orElseThrow().packet().toString();
    }
}
