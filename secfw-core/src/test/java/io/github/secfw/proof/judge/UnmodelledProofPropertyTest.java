package io.github.secfw.proof.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.proof.Prover;
import org.junit.jupiter.api.Test;

/**
 * What the prover says of random programs with conditions and steps outside the model, against a judge that tries all packets
 * and answers of a small domain. {@code -Dsecfw.pairs=10000} judges more pairs, {@code -Dsecfw.firstPair=N} begins with
 * another one, {@code -Dsecfw.shown=N} shows more wrong answers.
 */
class UnmodelledProofPropertyTest {

    private static final double A_THIRD = 1 / 3.0;

    @Test
    void answers_are_right() {
        Score score =
                new Score(pair -> Prover.create().families(pair.families()).prove(pair.left(), pair.right()));
        long seed = Long.getLong("secfw.firstPair", 1);
        for (int wanted = Integer.getInteger("secfw.pairs", 300); score.judged() < wanted; seed++) {
            score.add(ProgramPair.of(seed));
        }
        System.out.println(score.counts());
        assertThat(score.wrong().size())
                .as("%s", score.wrongText(Integer.getInteger("secfw.shown", 5)))
                .isZero();
        assertThat(score.count(Truth.EQUAL)).isGreaterThanOrEqualTo((int) (score.judged() * A_THIRD));
        assertThat(score.count(Truth.DIFFERENT)).isGreaterThanOrEqualTo((int) (score.judged() * A_THIRD));
        assertThat(score.undecidedShare(Truth.EQUAL))
                .as("undecided though equal:\n%s", score.worstReasons(Truth.EQUAL))
                .isLessThanOrEqualTo(0.05);
        assertThat(score.undecidedShare(Truth.DIFFERENT))
                .as("undecided though different:\n%s", score.worstReasons(Truth.DIFFERENT))
                .isLessThanOrEqualTo(0.10);
    }
}
