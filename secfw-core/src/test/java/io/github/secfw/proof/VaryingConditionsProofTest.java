package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Protocol;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.PacketProgram;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        String reason =
                "at INPUT the answer depends on how the unmodelled conditions \"ttl 5\" and \"ttl 6\" are related";

        assertThat(prove(drops(ttl("ttl 5"), ttl("ttl 6")), at(INPUT))).isEqualTo(new Proof.Undecided(reason));
        assertThat(prove(drops(ttl("ttl 5")), drops(ttl("ttl 6")))).isEqualTo(new Proof.Undecided(reason));
        assertThat(prove(drops(ttl("ttl 5")), at(INPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void conditions_that_read_nothing_in_common_are_shown_together() {
        Condition length = new Condition.Unmodelled(
                "length 6", Footprint.reading(Cell.field("length")).varying());

        assertThat(prove(drops(ttl("ttl 5"), length), at(INPUT))).isInstanceOf(Proof.Different.class);
        assertThat(prove(drops(ttl("ttl 5")), drops(length))).isInstanceOf(Proof.Different.class);
    }

    /** TTL 5 alone decides whether the packet is accepted, whatever the others say. */
    @Test
    void a_condition_that_makes_no_difference_raises_no_doubt() {
        assertThat(prove(
                        at(INPUT, rule(guard(ttl("ttl 5")), drop()), rule(guard(ttl("ttl 6")), accept())),
                        at(INPUT, rule(guard(ttl("ttl 6")), accept()))))
                .isInstanceOf(Proof.Undecided.class);
        assertThat(prove(
                        at(INPUT, rule(guard(ttl("ttl 5")), drop()), rule(guard(FIXED), accept())),
                        at(INPUT, rule(guard(FIXED), accept()))))
                .isInstanceOf(Proof.Different.class);
    }
}
