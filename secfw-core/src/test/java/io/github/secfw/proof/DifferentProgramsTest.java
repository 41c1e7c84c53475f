package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.program.Instruction.Transfer.OVERWRITE;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that do not mean the same are found different, with a packet that shows it. */
class DifferentProgramsTest {

    static Stream<Arguments> pairs() {
        ProgramChain labelled = chain("labelled", rule(label(A)));
        Criterion limit = new LimitCriterion(5, LimitUnit.SECOND, 5);
        Criterion uid = new OwnerUidCriterion(List.of(new IdRange(1000, 1000)));
        Condition hasSocket = Condition.of(new OwnerUidCriterion(List.of(new IdRange(0, IdRange.MAX_ID))));
        return Stream.of(
                argumentSet("port", at(INPUT, rule(tcp().dport(80), drop())), at(INPUT, rule(tcp().dport(81), drop()))),
                argumentSet("address", at(INPUT, rule(any().from("192.0.2.1"), drop())), at(INPUT)),
                argumentSet(
                        "address of IPv6",
                        at(INPUT, rule(any().to("2001:db8::1"), drop())),
                        at(INPUT, rule(any().to("2001:db8::2"), drop()))),
                argumentSet("verdict", at(INPUT, rule(accept())), at(INPUT, rule(drop()))),
                argumentSet(
                        "answer",
                        at(INPUT, rule(new Instruction.Reject(RejectType.HOST_UNREACHABLE))),
                        at(INPUT, rule(new Instruction.Reject(RejectType.PORT_UNREACHABLE)))),
                argumentSet(
                        "order", at(INPUT, rule(label(A)), rule(label(B))), at(INPUT, rule(label(B)), rule(label(A)))),
                argumentSet("restore", at(INPUT, rule(restore(ONLY_IF_UNSET))), at(INPUT, rule(restore(OVERWRITE)))),
                argumentSet("save", at(INPUT, rule(save(ONLY_IF_UNSET))), at(INPUT, rule(save(OVERWRITE)))),
                argumentSet(
                        "save and restore as nft is published with",
                        at(
                                INPUT,
                                rule(any().state(ESTABLISHED, RELATED), restore(ONLY_IF_UNSET)),
                                rule(any().state(NEW), label(A)),
                                rule(any().state(NEW), save(ONLY_IF_UNSET))),
                        at(
                                INPUT,
                                rule(any().state(ESTABLISHED, RELATED), restore(OVERWRITE)),
                                rule(any().state(NEW), label(A)),
                                rule(any().state(NEW), save(OVERWRITE)))),
                argumentSet(
                        "goto for jump",
                        at(INPUT, rule(new Instruction.Jump(labelled)), rule(drop())),
                        at(INPUT, rule(new Instruction.Goto(labelled)), rule(drop()))),
                argumentSet(
                        "return",
                        at(INPUT, rule(tcp(), new Instruction.Return()), rule(drop())),
                        at(INPUT, rule(drop()))),
                argumentSet(
                        "policy",
                        program(new ProgramBaseChain("c", INPUT, 0, Verdict.DROP, List.of())),
                        program(new ProgramBaseChain("c", INPUT, 0, Verdict.ACCEPT, List.of()))),
                argumentSet(
                        "families of a chain",
                        program(new ProgramBaseChain("c", INPUT, 0, Set.of(Family.IPV4), Verdict.DROP, List.of())),
                        program(new ProgramBaseChain("c", INPUT, 0, Verdict.DROP, List.of()))),
                argumentSet("hook", at(INPUT, rule(drop())), at(OUTPUT, rule(drop()))),
                argumentSet(
                        "priority before connection tracking",
                        at(OUTPUT, -225, rule(any().state(NEW), label(A))),
                        at(OUTPUT, -150, rule(any().state(NEW), label(A)))),
                argumentSet(
                        "order of base chains",
                        program(base(INPUT, -150, rule(label(A))), base(INPUT, 0, rule(label(B)))),
                        program(base(INPUT, 0, rule(label(A))), base(INPUT, -150, rule(label(B))))),
                argumentSet(
                        "owner, negated",
                        at(OUTPUT, rule(guard(new Condition.Not(Condition.of(uid))), drop())),
                        at(OUTPUT, rule(guard(hasSocket), guard(new Condition.Not(Condition.of(uid))), drop()))),
                argumentSet(
                        "limits in other places",
                        at(
                                INPUT,
                                rule(tcp(), guard(Condition.of(limit)), accept()),
                                rule(udp(), accept()),
                                rule(drop())),
                        at(
                                INPUT,
                                rule(tcp(), accept()),
                                rule(udp(), guard(Condition.of(limit)), accept()),
                                rule(drop()))),
                argumentSet(
                        "limit beyond another of equal numbers",
                        at(
                                INPUT,
                                rule(
                                        guard(Condition.of(limit)),
                                        new Instruction.Jump(chain("c", rule(guard(Condition.of(limit)), accept())))),
                                rule(drop())),
                        at(INPUT)),
                argumentSet(
                        "mark that some packets have already",
                        at(
                                INPUT,
                                rule(any().mark(1), new Instruction.SetMark(Mark.of(1))),
                                rule(udp(), new Instruction.SetMark(Mark.of(1)))),
                        at(INPUT)),
                argumentSet("log line", at(INPUT, rule(log("a", LogLevel.INFO))), at(INPUT)),
                argumentSet(
                        "log prefix",
                        at(INPUT, rule(log("a", LogLevel.INFO))),
                        at(INPUT, rule(log("b", LogLevel.INFO)))),
                argumentSet(
                        "number of log lines",
                        at(INPUT, rule(log("a", LogLevel.INFO)), rule(log("a", LogLevel.INFO))),
                        at(INPUT, rule(log("a", LogLevel.INFO)))),
                argumentSet("mark", at(INPUT, rule(new Instruction.SetMark(Mark.of(1)))), at(INPUT)),
                argumentSet(
                        "bits of a mark",
                        at(INPUT, rule(new Instruction.SetMark(Mark.of(1)))),
                        at(INPUT, rule(new Instruction.SetMark(new Mark(1, 0xff))))),
                argumentSet(
                        "connection mark", at(INPUT, rule(new Instruction.SetConnectionMark(Mark.of(1)))), at(INPUT)),
                argumentSet("saved mark", at(INPUT, rule(new Instruction.SaveMark(0xff))), at(INPUT)),
                argumentSet(
                        "restored mark, asked for",
                        at(INPUT, rule(new Instruction.RestoreMark(Mark.ALL_BITS)), rule(any().mark(1), drop())),
                        at(INPUT, rule(any().mark(1), drop()), rule(new Instruction.RestoreMark(Mark.ALL_BITS)))),
                argumentSet(
                        "queue",
                        at(INPUT, rule(new Instruction.Queue(new QueueRange(0, 0), false))),
                        at(INPUT, rule(new Instruction.Queue(new QueueRange(1, 1), false)))),
                argumentSet(
                        "bypass",
                        at(INPUT, rule(new Instruction.Queue(new QueueRange(0, 0), false))),
                        at(INPUT, rule(new Instruction.Queue(new QueueRange(0, 0), true)))),
                argumentSet(
                        "queue and accept",
                        at(INPUT, rule(new Instruction.Queue(new QueueRange(0, 0), true))),
                        at(INPUT, rule(accept()))),
                argumentSet(
                        "behind a queue that can be bypassed",
                        program(queue(), base(INPUT, 0, labelledMarks(300))),
                        program(queue())),
                argumentSet(
                        "look-up that misses",
                        at(INPUT, rule(lookUp(tcp().dport(80)), drop())),
                        at(INPUT, rule(drop()))),
                argumentSet(
                        "interfaces by the beginning of their names",
                        at(INPUT, rule(any().in("eth*"), drop())),
                        at(INPUT, rule(any().in("eth0"), drop()))),
                argumentSet("checks", new PacketProgram(List.of(), true), new PacketProgram(List.of(), false)));
    }

    private static Instruction log(String prefix, LogLevel level) {
        return new Instruction.Log(prefix, level, Set.of());
    }

    private static ProgramBaseChain queue() {
        return base(INPUT, -150, rule(new Instruction.Queue(new QueueRange(0, 0), true)));
    }

    /** More than the places at which the prover looks for an example. */
    private static ProgramRule[] labelledMarks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(mark -> rule(any().mark(mark), label(mark % 2 == 0 ? A : B)))
                .toArray(ProgramRule[]::new);
    }

    private static Instruction lookUp(Match<?> match) {
        return new Instruction.LookUp(List.of(new Instruction.Case(condition(match), label(A))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_packet_shows_the_difference(PacketProgram left, PacketProgram right) {
        Proof proof = prove(left, right);

        assertThat(proof).isInstanceOfSatisfying(Proof.Different.class, different -> {
            Example example = different.example().orElseThrow();
            assertThat(left.traceAt(example.hook(), example.packet())).isEqualTo(example.left());
            assertThat(right.traceAt(example.hook(), example.packet())).isEqualTo(example.right());
            assertThat(example.left().outcome()).isNotEqualTo(example.right().outcome());
        });
        assertThat(prove(right, left)).isInstanceOf(Proof.Different.class);
        assertThat(prove(left, left)).isEqualTo(new Proof.Equal());
        assertThat(prove(right, right)).isEqualTo(new Proof.Equal());
    }

    /** The outcome has the prefix of a line alone; the rest is in what was told to the log. */
    @Test
    void what_a_log_line_says_beside_its_prefix_is_shown_by_the_line() {
        PacketProgram left = at(INPUT, rule(log("a", LogLevel.INFO)));

        assertThat(events(prove(left, at(INPUT, rule(log("a", LogLevel.WARN))))))
                .containsExactly(
                        "{state of log \"a\" at level info=[\"log \"a\" at level info\" with mark 0x0]}",
                        "{state of log \"a\" at level warn=[\"log \"a\" at level warn\" with mark 0x0]}");
        assertThat(events(prove(
                        left, at(INPUT, rule(new Instruction.Log("a", LogLevel.INFO, EnumSet.of(LogOption.OWNER)))))))
                .hasSize(2);
    }

    private static List<String> events(Proof proof) {
        Example example = ((Proof.Different) proof).example().orElseThrow();
        return List.of(
                example.left().events().toString(), example.right().events().toString());
    }

    @Test
    void a_difference_that_cannot_be_shown_hides_no_other_one() {
        Condition fixed = new Condition.Unmodelled("x", Footprint.reading(Cell.field("x")));
        assertThat(prove(at(INPUT, rule(tcp(), guard(fixed), drop()), rule(udp(), drop())), at(INPUT)))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void checks_are_shown_by_a_packet_of_which_it_is_known_what_becomes_of_it() {
        PacketProgram checking = at(INPUT, rule(new Instruction.Unmodelled("-j X")));
        PacketProgram other = new PacketProgram(
                List.of(base(PREROUTING, 0, rule(tcp().dport(80), new Instruction.Unmodelled("-j Y")))), false);

        assertThat(prove(checking, other))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference())
                                .startsWith("at PREROUTING\n")
                                .contains(" dport 443 ")
                                .endsWith("only the first has SELinux check the labels of packets\n"));
        assertThat(prove(other, checking)).isInstanceOf(Proof.Different.class);
        assertThat(prove(program(allUnknown()), new PacketProgram(List.of(), false)))
                .isEqualTo(new Proof.Undecided("only one program makes SELinux check labels, but the outcome of no"
                        + " packet is known at PREROUTING"));
    }

    private static ProgramBaseChain[] allUnknown() {
        return Arrays.stream(Hook.values())
                .map(hook -> base(hook, 0, rule(new Instruction.Unmodelled("-j X"))))
                .toArray(ProgramBaseChain[]::new);
    }

    @Test
    void the_most_readable_packet_is_shown() {
        Proof proof = prove(at(INPUT, rule(tcp().dport(80), drop())), at(INPUT, rule(tcp().dport(1, 80), drop())));

        assertThat(proof)
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).isEqualTo("""
                        at INPUT
                        first: packet in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 1 flags syn of \
                        fin,syn,rst,psh,ack,urg delivered as unicast state new, without label, connection without label
                        INPUT -150 at INPUT
                          no:  [tcp, dport 80, drop]; it is not "dport 80"
                          yes: end of the chain => accepted by its policy
                        accepted, without label, connection without label
                        second: packet in eth0 tcp from 192.0.2.1 to 198.51.100.7 sport 40000 dport 1 flags syn of \
                        fin,syn,rst,psh,ack,urg delivered as unicast state new, without label, connection without label
                        INPUT -150 at INPUT
                          yes: [tcp, dport 1, 80, drop] => dropped
                        dropped, without label, connection without label
                        """));
        assertThat(proof.isEqual()).isFalse();
    }

    @Test
    void one_family_can_be_compared_alone() {
        PacketProgram left = at(INPUT, rule(any().from("192.0.2.1"), drop()));

        assertThat(Prover.create().families(Set.of(Family.IPV6)).prove(left, at(INPUT)))
                .isEqualTo(new Proof.Equal());
        assertThat(Prover.create()
                        .families(Set.of(Family.IPV4))
                        .prove(left, at(INPUT))
                        .isEqual())
                .isFalse();
        assertThatThrownBy(() -> Prover.create().families(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no address family given: name at least one");
    }

    @Test
    void access_alone_has_no_example() {
        assertThat(new Proof.Different("in words", Optional.empty())).hasToString("different in words");
    }
}
