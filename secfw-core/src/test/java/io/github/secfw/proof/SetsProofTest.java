package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
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

/** Sets that programs may fill: any set, or what their files list if that is assumed. */
class SetsProofTest {

    private static final Condition NOTHING = Condition.any(List.of());

    private static PacketProgram drops(String set, Condition listed) {
        return at(INPUT, rule(guard(inSet(set, listed)), drop()));
    }

    private static Condition inSet(String set, Condition listed) {
        Footprint footprint = Footprint.reading(Cell.state("set inet t " + set)).varying();
        return new Condition.InSet(new Condition.Unmodelled("ip saddr @" + set, footprint), listed);
    }

    private static Condition from(String first, String... more) {
        return condition(any().from(first, more));
    }

    private static PacketProgram drops(Match<?> match) {
        return at(INPUT, rule(match, drop()));
    }

    private static Proof proveAsListed(PacketProgram left, PacketProgram right) {
        return Prover.create().assumingListedSets().prove(left, right);
    }

    @Test
    void as_listed_a_set_is_its_elements() {
        assertThat(proveAsListed(drops("banned", from("192.0.2.1")), drops(any().from("192.0.2.1"))))
                .isEqualTo(new Proof.Equal());
        assertThat(proveAsListed(drops("banned", NOTHING), at(INPUT))).isEqualTo(new Proof.Equal());
        assertThat(proveAsListed(drops("banned", from("192.0.2.1")), drops("blocked", from("192.0.2.1"))))
                .isEqualTo(new Proof.Equal());
    }

    /** A ban list the minute after boot is empty, and no list for all that. */
    @Test
    void equality_that_rests_on_the_listed_elements_says_so() {
        Proof empty = prove(drops("banned", NOTHING), at(INPUT));
        assertThat(empty.isEqual()).isFalse();
        assertThat(empty)
                .isInstanceOf(Proof.EqualAsListed.class)
                .hasToString("equal as long as these hold the elements that are listed: set inet t banned");
        assertThat(prove(drops("banned", from("192.0.2.1")), drops("blocked", from("192.0.2.1"))))
                .hasToString("equal as long as these hold the elements that are listed: set inet t banned, set inet t"
                        + " blocked");
    }

    @Test
    void a_set_of_one_name_is_the_same_set_whatever_is_listed_while_it_is_asked_alike() {
        assertThat(prove(
                        at(INPUT, rule(tcp(), drop()), rule(guard(inSet("banned", NOTHING)), drop())),
                        at(INPUT, rule(guard(inSet("banned", NOTHING)), drop()), rule(tcp(), drop()))))
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
