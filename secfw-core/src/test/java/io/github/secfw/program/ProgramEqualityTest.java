package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.goTo;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs are values. */
final class ProgramEqualityTest {

    private static final Criterion TCP = new ProtocolCriterion(Protocol.TCP);
    private static final Criterion UDP = new ProtocolCriterion(Protocol.UDP);

    static List<Supplier<PacketProgram>> programs() {
        return List.of(
                () -> output(),
                () -> output(rule(drop())),
                () -> output(rule(accept())),
                () -> output(rule(drop()), rule(drop())),
                () -> output(new ProgramRule("another text", List.of(drop()))),
                () -> new PacketProgram(output(rule(drop())).baseChains(), false),
                () -> program(base("in", Hook.OUTPUT, 0, Verdict.ACCEPT)),
                () -> program(base("out", Hook.INPUT, 0, Verdict.ACCEPT)),
                () -> program(base("out", Hook.OUTPUT, 1, Verdict.ACCEPT)),
                () -> program(base("out", Hook.OUTPUT, 0, Verdict.DROP)),
                () -> program(base("out", Hook.OUTPUT, 0, Verdict.DROP).rerouting()),
                () -> program(
                        new ProgramBaseChain("out", Hook.OUTPUT, 0, Set.of(Family.IPV4), Verdict.ACCEPT, List.of())),
                () -> output(rule(jump(chain("c")))),
                () -> output(rule(goTo(chain("c")))),
                () -> output(rule(jump(chain("d")))),
                () -> output(rule(jump(chain("c", rule(drop()))))),
                () -> output(rule(jump(chain("c", rule(accept()))))),
                () -> output(rule(goTo(chain("c", rule(accept()))))),
                () -> lookUp(TCP, label(A)),
                () -> lookUp(UDP, label(A)),
                () -> lookUp(TCP, label(B)),
                () -> lookUp(TCP, jump(chain("c"))),
                () -> lookUp(TCP, goTo(chain("c"))),
                () -> lookUp(TCP, jump(chain("c", rule(drop())))));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_equals_what_was_made_alike_and_nothing_else(Supplier<PacketProgram> maker) {
        PacketProgram made = maker.get();
        assertThat(made).isEqualTo(maker.get()).hasSameHashCodeAs(maker.get());
        assertThat(programs().stream().map(Supplier::get).filter(made::equals)).hasSize(1);
        assertThat(made).isNotEqualTo(made.baseChains());
    }

    static List<Arguments> parts() {
        return List.of(
                Arguments.of(base("out", Hook.OUTPUT, 0, Verdict.ACCEPT), base("out", Hook.OUTPUT, 0, Verdict.DROP)),
                Arguments.of(chain("c", rule(drop())), chain("c", rule(accept()))));
    }

    @ParameterizedTest
    @MethodSource
    void parts(Object one, Object other) {
        assertThat(one).isNotEqualTo(other).isNotEqualTo("c");
    }

    /** Comparing each way through them would take 10 to the power of 60 comparisons. */
    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void chains_that_share_others_many_times_over_are_compared_quickly() {
        PacketProgram one = shared(drop());
        assertThat(one).isEqualTo(shared(drop())).hasSameHashCodeAs(shared(drop()));
        assertThat(one).isNotEqualTo(shared(accept()));
        assertThat(one.baseChains().get(0))
                .isEqualTo(shared(drop()).baseChains().get(0));
    }

    private static PacketProgram shared(Instruction last) {
        ProgramChain chain = chain("last", rule(last));
        for (int i = 0; i < 60; i++) {
            ProgramRule[] rules = new ProgramRule[10];
            for (int j = 0; j < rules.length; j++) {
                rules[j] = new ProgramRule("rule", List.of(jump(chain)));
            }
            chain = chain("c" + i, rules);
        }
        return output(rule(jump(chain)));
    }

    private static PacketProgram lookUp(Criterion criterion, Instruction then) {
        return output(new ProgramRule(
                "look up",
                List.of(new Instruction.LookUp(List.of(new Instruction.Case(Condition.of(criterion), then))))));
    }
}
