package io.github.secfw.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.proof.Prover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both engines answer the same question. */
class EnginesTest {

    private static final int RULES = 60;
    private static final int NODES = 1 << 16;
    private static final int LOSSES = 6;

    @ParameterizedTest
    @EnumSource
    void programs_of_one_kind_are_equal(RandomRules kind) {
        List<PacketProgram> programs = kind.programs(4 * RULES, 1);

        assertThat(answers(kind, programs.get(0), programs.get(1))).containsExactly(true);
        assertThat(programs.get(0)).isNotEqualTo(programs.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void engines_agree_on_what_the_loss_of_a_rule_does(RandomRules kind) {
        PacketProgram program = kind.programs(RULES, 2).get(0);
        Set<Boolean> seen = new HashSet<>();
        for (int i = 0; i < Math.min(LOSSES, program.baseChains().get(0).rules().size()); i++) {
            Set<Boolean> answers = answers(kind, program, without(program, i));

            assertThat(answers).as("without rule %d", i).hasSize(1);
            seen.addAll(answers);
        }
        assertThat(seen).contains(false);
    }

    private static PacketProgram without(PacketProgram program, int place) {
        ProgramBaseChain chain = program.baseChains().get(0);
        List<ProgramRule> rules = new ArrayList<>(chain.rules());
        rules.remove(place);
        return new PacketProgram(
                List.of(new ProgramBaseChain(chain.name(), chain.hook(), chain.priority(), chain.policy(), rules)),
                true);
    }

    private static Set<Boolean> answers(RandomRules kind, PacketProgram left, PacketProgram right) {
        Set<Boolean> answers = new HashSet<>();
        answers.add(Prover.create()
                .families(EnumSet.of(kind.family()))
                .prove(left, right)
                .isEqual());
        for (BinaryProof.Order order : BinaryProof.Order.values()) {
            answers.add(BinaryProof.areEqual(left, right, kind.family(), order, NODES, Duration.ofMinutes(1)));
        }
        return answers;
    }
}
