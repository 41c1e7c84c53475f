package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.PacketProgram;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sets that programs may fill. Here the prover takes them to hold what their files list. */
class SetsProofTest {

    private static final Condition NOTHING = Condition.any(List.of());

    private static PacketProgram drops(String set, Condition listed) {
        Condition.Unmodelled lookUp = new Condition.Unmodelled(
                "ip saddr @" + set, Footprint.reading(Cell.state("set " + set)).varying());
        return at(INPUT, rule(guard(new Condition.InSet(lookUp, listed)), drop()));
    }

    private static Condition from(String first, String... more) {
        return condition(any().from(first, more));
    }

    private static PacketProgram drops(Match<?> match) {
        return at(INPUT, rule(match, drop()));
    }

    @Test
    void as_listed_a_set_is_its_elements() {
        assertThat(prove(drops("banned", from("192.0.2.1")), drops(any().from("192.0.2.1"))))
                .isEqualTo(new Proof.Equal());
        assertThat(prove(drops("banned", NOTHING), at(INPUT))).isEqualTo(new Proof.Equal());
    }

    @Test
    void as_listed_sets_of_equal_elements_are_equal_whatever_their_names() {
        assertThat(prove(drops("banned", from("192.0.2.1")), drops("blocked", from("192.0.2.1"))))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void as_listed_sets_of_other_elements_are_different() {
        assertThat(prove(drops("banned", from("192.0.2.1")), drops("banned", from("192.0.2.1", "192.0.2.2"))))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).contains(" from 192.0.2.2 "));
    }
}
