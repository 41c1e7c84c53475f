package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof sees what a program says, wherever in the program it stands. */
class PlacesProofTest {

    private static final Condition SSH = condition(tcp().dport(22));
    private static final ProgramRule DROPS_SSH = rule(tcp().dport(22), drop());
    private static final Instruction LOG = new Instruction.Log("a", LogLevel.INFO, Set.of());
    private static final Instruction QUEUE = new Instruction.Queue(new QueueRange(0, 0), false);

    /** Programs that drop SSH. */
    static Stream<Arguments> dropping() {
        return Stream.of(
                argumentSet("jump", at(INPUT, rule(new Instruction.Jump(chain("c", DROPS_SSH))))),
                argumentSet("goto", at(INPUT, rule(new Instruction.Goto(chain("c", DROPS_SSH))))),
                argumentSet(
                        "chain below a chain",
                        at(
                                INPUT,
                                rule(new Instruction.Jump(
                                        chain("c", rule(new Instruction.Goto(chain("d", DROPS_SSH)))))))),
                argumentSet("case", at(INPUT, rule(lookUp(SSH, drop())))),
                argumentSet(
                        "jump of a case",
                        at(INPUT, rule(lookUp(Condition.all(List.of()), new Instruction.Jump(chain("c", DROPS_SSH)))))),
                argumentSet(
                        "goto of a case",
                        at(INPUT, rule(lookUp(Condition.all(List.of()), new Instruction.Goto(chain("c", DROPS_SSH)))))),
                argumentSet("guard of a case", at(INPUT, rule(lookUp(Condition.all(List.of()), guard(SSH)), drop()))),
                argumentSet(
                        "look-up of a case", at(INPUT, rule(lookUp(Condition.all(List.of()), lookUp(SSH, drop()))))),
                argumentSet("all", at(INPUT, rule(guard(new Condition.All(List.of(SSH, SSH))), drop()))),
                argumentSet("any", at(INPUT, rule(guard(new Condition.Any(List.of(SSH, SSH))), drop()))),
                argumentSet("not", at(INPUT, rule(guard(new Condition.Not(SSH)), accept()), rule(drop()))));
    }

    @ParameterizedTest
    @MethodSource("dropping")
    void ssh_is_dropped_and_nothing_else(PacketProgram program) {
        assertThat(prove(program, at(INPUT, DROPS_SSH))).isEqualTo(new Proof.Equal());
        assertThat(prove(program, at(INPUT)))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).contains(" dport 22 "));
    }

    @Test
    void a_mark_that_only_a_case_names_is_set_there() {
        Instruction jump =
                new Instruction.Jump(chain("c", rule(udp(), new Instruction.SetConnectionMark(new Mark(6, 6)))));
        PacketProgram program = at(
                INPUT,
                rule(lookUp(SSH, new Instruction.SetMark(new Mark(1, 1)))),
                rule(lookUp(condition(udp()), jump)));

        assertThat(prove(
                        program,
                        at(
                                INPUT,
                                rule(udp(), new Instruction.SetConnectionMark(new Mark(6, 6))),
                                rule(tcp().dport(22), new Instruction.SetMark(new Mark(1, 1))))))
                .isEqualTo(new Proof.Equal());
        assertThat(prove(program, at(INPUT, rule(lookUp(SSH, new Instruction.SetMark(new Mark(1, 1)))))))
                .isInstanceOf(Proof.Different.class);
    }

    /** Programs that log a line, or ask for a limit, for SSH. */
    static Stream<Arguments> events() {
        return Stream.of(LOG, QUEUE, limit(), guard(event("-m x")))
                .flatMap(step -> Stream.of(
                        argumentSet("jump to " + step, step, new Instruction.Jump(chain("c", rule(step)))),
                        argumentSet("goto " + step, step, new Instruction.Goto(chain("c", rule(step)))),
                        argumentSet("case with " + step, step, lookUp(condition(tcp()), step)),
                        argumentSet(
                                "jump of a case to " + step,
                                step,
                                lookUp(condition(tcp()), new Instruction.Jump(chain("c", rule(step)))))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_done_beside_verdicts_is_counted(Instruction step, Instruction leading) {
        PacketProgram program = at(INPUT, rule(tcp().dport(22), leading));

        assertThat(prove(program, at(INPUT, rule(tcp().dport(22), step)))).isEqualTo(new Proof.Equal());
        assertThat(prove(program, at(INPUT)).isEqual()).isFalse();
        assertThat(prove(program, at(INPUT, rule(tcp().dport(23), step))).isEqual())
                .isFalse();
    }

    @Test
    void a_limit_inside_of_a_condition_is_asked_where_the_condition_is() {
        for (Condition condition : List.of(
                new Condition.Not(rate()),
                new Condition.All(List.of(rate(), Condition.of(new ProtocolCriterion(Protocol.UDP)))),
                new Condition.Any(List.of(rate(), Condition.of(new ProtocolCriterion(Protocol.UDP)))))) {
            PacketProgram program = at(INPUT, rule(tcp().dport(22), guard(condition)));

            assertThat(prove(program, at(INPUT, rule(tcp().dport(22), limit()))))
                    .isEqualTo(new Proof.Equal());
            assertThat(prove(program, at(INPUT, rule(tcp().dport(23), limit()))).isEqual())
                    .isFalse();
        }
    }

    @Test
    void a_thousand_services_are_told_apart() {
        assertThat(prove(
                        services(IntStream.rangeClosed(1, 1000)),
                        services(IntStream.rangeClosed(1, 1000).map(i -> 1001 - i))))
                .isEqualTo(new Proof.Equal());
        assertThat(prove(services(IntStream.rangeClosed(1, 1000)), services(IntStream.rangeClosed(1, 999))))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).contains(" dport 1000 "));
    }

    /** A port, an address and a label for each number. */
    private static PacketProgram services(IntStream numbers) {
        return at(
                INPUT,
                numbers.mapToObj(number -> rule(
                                tcp().from("10.0." + number / 250 + "." + number % 250)
                                        .dport(number),
                                label(SecurityContext.parse("u:r:service" + number + "_t:s0"))))
                        .toArray(ProgramRule[]::new));
    }

    private static Condition rate() {
        return Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5));
    }

    private static Instruction limit() {
        return guard(rate());
    }

    private static Instruction lookUp(Condition condition, Instruction then) {
        return new Instruction.LookUp(List.of(new Instruction.Case(condition, then)));
    }
}
