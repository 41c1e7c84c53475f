package io.github.secfw.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.Example;
import io.github.secfw.proof.Proof;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A prover that is wrong is found out. */
class ScoreTest {

    private static final int PAIRS = 60;

    private static Score of(Function<ProgramPair, Proof> prover) {
        Score score = new Score(prover);
        for (long seed = 1; score.judged() < PAIRS; seed++) {
            score.add(ProgramPair.of(seed));
        }
        return score;
    }

    @Test
    void one_that_says_equal_is_wrong_for_all_that_are_not() {
        Score score = of(pair -> new Proof.Equal());
        assertThat(score.wrong())
                .hasSize(PAIRS - score.count(Truth.EQUAL))
                .allMatch(text -> text.startsWith("wrong Equal"));
        assertThat(score.wrong()).isNotEmpty();
    }

    @Test
    void one_that_says_different_is_wrong_for_all_that_are_equal() {
        Score score = of(pair -> new Proof.Different(example(pair.left())));
        assertThat(score.wrong().stream().filter(text -> text.startsWith("wrong Different")))
                .hasSize(score.count(Truth.EQUAL) + score.count(Truth.CORRELATED));
        assertThat(score.wrong()).anyMatch(text -> text.startsWith("example without difference"));
    }

    private static Example example(PacketProgram program) {
        Packet packet = Packet.out("eth0", Match.any());
        PacketProgram none = new PacketProgram(List.of(), program.checksLabels());
        return new Example(packet, Hook.OUTPUT, none.traceAt(Hook.OUTPUT, packet), none.traceAt(Hook.OUTPUT, packet));
    }

    @Test
    void one_that_says_nothing_decides_nothing() {
        Score score = of(pair -> new Proof.Undecided("not tried"));
        assertThat(score.wrong()).isEmpty();
        assertThat(score.undecidedShare(Truth.EQUAL)).isEqualTo(1);
        assertThat(score.undecidedShare(Truth.DIFFERENT)).isEqualTo(1);
    }
}
