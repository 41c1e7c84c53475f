package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertUndecided;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A difference that depends on a condition outside the model is shown where both of its answers are known to occur. */
class VaryingConditionsProofTest {

    private static final Cell TTL = Cell.field("ttl");
    private static final Condition FIXED = new Condition.Unmodelled("-m x", Footprint.reading(Cell.field("x")));
    private static final Condition OF_TCP = new Condition.Unmodelled(
            "-m multiport", Footprint.reading(Cell.field("ports")).varyingFor(condition(tcp())));

    private static Condition ttl(String text) {
        return new Condition.Unmodelled(text, Footprint.reading(TTL).varying());
    }

    private static PacketProgram drops(Condition... conditions) {
        return at(INPUT, rule(guard(Condition.all(List.of(conditions))), drop()));
    }

    @Test
    void a_condition_of_which_no_packet_is_known_shows_nothing() {
        String reason = "at INPUT the answer depends on the unmodelled condition \"-m x\", and no packet is known for"
                + " which it can be either way";

        assertThat(prove(drops(FIXED), at(INPUT))).isEqualTo(new Proof.Undecided(reason));
        assertThat(prove(drops(FIXED), at(INPUT, rule(drop())))).isEqualTo(new Proof.Undecided(reason));
        assertThat(prove(drops(FIXED), drops(FIXED))).isEqualTo(new Proof.Equal());
    }

    @Test
    void what_holds_whatever_it_answers_is_shown() {
        assertThat(prove(at(INPUT, rule(guard(FIXED), drop()), rule(drop())), at(INPUT)))
                .isInstanceOf(Proof.Different.class);
        assertThat(prove(at(INPUT, rule(guard(FIXED), drop()), rule(drop())), at(INPUT, rule(drop()))))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void a_packet_for_which_it_varies_shows_the_difference() {
        Proof proof = prove(drops(OF_TCP), at(INPUT));

        assertThat(proof)
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different
                                        .example()
                                        .orElseThrow()
                                        .packet()
                                        .protocol())
                                .contains(Protocol.TCP));
        assertThat(prove(drops(condition(udp()), OF_TCP), at(INPUT)))
                .isEqualTo(
                        new Proof.Undecided("at INPUT the answer depends on the unmodelled condition \"-m multiport\","
                                + " and no packet is known for which it can be either way"));
    }

    @Test
    void conditions_that_read_the_same_are_not_shown_together() {
        assertThat(prove(drops(ttl("ttl 5"), ttl("ttl 6")), at(INPUT)))
                .isEqualTo(
                        new Proof.Undecided("at INPUT the answer depends on how the unmodelled conditions \"ttl 5\" and"
                                + " \"ttl 6\" are related"));
        assertThat(prove(drops(ttl("ttl 5")), drops(ttl("ttl 6"))))
                .isEqualTo(
                        new Proof.Undecided("at INPUT the answer depends on whether the unmodelled conditions \"ttl 5\""
                                + " and \"ttl 6\" are the same"));
        assertThat(prove(drops(ttl("ttl 5")), at(INPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void conditions_that_read_nothing_in_common_are_shown_together() {
        Condition length = new Condition.Unmodelled(
                "length 6", Footprint.reading(Cell.field("length")).varying());

        assertThat(prove(drops(ttl("ttl 5"), length), at(INPUT))).isInstanceOf(Proof.Different.class);
        assertThat(prove(drops(ttl("ttl 5")), drops(length))).isInstanceOf(Proof.Different.class);
    }

    /** Whatever the others say, the first alone decides which packets are dropped. */
    @Test
    void a_condition_that_makes_no_difference_raises_no_doubt() {
        for (Condition other : List.of(FIXED, ttl("ttl 6"))) {
            assertThat(prove(
                            at(INPUT, rule(guard(ttl("ttl 5")), drop()), rule(guard(other), accept())),
                            at(INPUT, rule(guard(other), accept()))))
                    .isInstanceOf(Proof.Different.class);
        }
    }

    static Stream<Instruction> steps() {
        return Stream.of(
                guard(event("-m quota 5")),
                new Instruction.Log("a", LogLevel.INFO, Set.of()),
                new Instruction.Unmodelled(
                        "-j DSCP",
                        Footprint.reading(Cell.field("dscp")).varying().writing(Cell.field("dscp"))));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_behind_a_condition_that_may_never_hold_shows_nothing(Instruction step) {
        assertUndecided(at(INPUT, rule(guard(FIXED), step)), at(INPUT));
        assertUndecided(at(INPUT, rule(guard(ttl("ttl 5")), guard(ttl("ttl 6")), step)), at(INPUT));
        assertThat(prove(at(INPUT, rule(guard(ttl("ttl 5")), step)), at(INPUT))).isInstanceOf(Proof.Different.class);
    }

    /** Diagrams do not see that the mark is already what it is set to: a packet is looked for, of which all else is open. */
    @ParameterizedTest
    @MethodSource("steps")
    void nor_does_it_beside_a_difference_that_cannot_be_shown(Instruction step) {
        ProgramRule same = rule(any().mark(1), set(1));

        assertUndecided(at(INPUT, rule(guard(FIXED), step), same), at(INPUT));
        assertUndecided(at(INPUT, rule(guard(ttl("ttl 5")), guard(ttl("ttl 6")), step), same), at(INPUT));
    }

    /** More than 5 is 9 always, and 8 too. */
    @Test
    void of_a_mark_that_rules_have_set_both_answers_are_not_known_to_occur() {
        Condition ofMark = new Condition.Unmodelled(
                "meta mark & 0xff > 5", Footprint.reading(Cell.MARK).varying());

        assertUndecided(at(INPUT, rule(set(9)), rule(guard(ofMark), drop())), at(INPUT, rule(set(9)), rule(drop())));
        assertUndecided(
                at(INPUT, rule(set(9)), rule(guard(ofMark), drop()), rule(set(0))),
                at(INPUT, rule(set(8)), rule(guard(ofMark), drop()), rule(set(0))));
    }

    /** What is set to 64 is 64. */
    @Test
    void of_a_field_that_rules_have_written_both_answers_are_not_known_to_occur() {
        Instruction write = new Instruction.Unmodelled(
                "-j TTL --ttl-set 64", Footprint.reading().writing(TTL));

        assertUndecided(
                at(INPUT, rule(write), rule(guard(ttl("ttl 64")), drop())), at(INPUT, rule(write), rule(drop())));
    }

    /** What has just been put on a list is there. */
    @Test
    void of_a_list_that_rules_have_filled_both_answers_are_not_known_to_occur() {
        Cell list = Cell.state("recent a");
        Condition fill = new Condition.Unmodelled("-m recent --name a --set", Footprint.event(list));
        Condition check = new Condition.Unmodelled(
                "-m recent --name a --rcheck", Footprint.reading(list).varying());

        assertUndecided(
                at(INPUT, rule(guard(fill)), rule(guard(check), drop())), at(INPUT, rule(guard(fill)), rule(drop())));
    }
}
