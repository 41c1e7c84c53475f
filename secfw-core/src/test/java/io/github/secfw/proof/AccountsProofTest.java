package io.github.secfw.proof;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.PacketProgram;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names of users and groups are numbers only where it is said which. */
class AccountsProofTest {

    private static final PacketProgram BY_NAME = at(OUTPUT, rule(any().user("www"), drop()));
    private static final PacketProgram BY_NUMBER = at(OUTPUT, rule(any().uid(33), drop()));
    private static final Proof DOUBT = new Proof.Undecided("at OUTPUT the answer depends on which numbers stand for the"
            + " names of users or groups: give the prover the accounts");

    @Test
    void a_name_equals_itself() {
        assertThat(prove(BY_NAME, BY_NAME)).isEqualTo(new Proof.Equal());
        assertThat(prove(BY_NAME, at(OUTPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void a_name_beside_a_number_or_another_name_is_undecided() {
        assertThat(prove(BY_NAME, BY_NUMBER)).isEqualTo(DOUBT);
        assertThat(prove(BY_NAME, at(OUTPUT, rule(any().user("apache"), drop()))))
                .isEqualTo(DOUBT);
        assertThat(prove(at(OUTPUT, rule(any().group("www"), drop())), at(OUTPUT, rule(any().gid(33), drop()))))
                .isEqualTo(DOUBT);
    }

    @Test
    void a_name_whose_number_is_known_is_that_number() {
        Prover prover = Prover.create().accounts(Map.of("www", 33L), Map.of("mail", 8L));

        assertThat(prover.prove(BY_NAME, BY_NUMBER)).isEqualTo(new Proof.Equal());
        assertThat(prover.prove(at(OUTPUT, rule(any().group("mail"), drop())), at(OUTPUT, rule(any().gid(8), drop()))))
                .isEqualTo(new Proof.Equal());
        assertThat(prover.prove(BY_NAME, at(OUTPUT, rule(any().uid(34), drop()))))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).contains(" uid 33 user www "));
    }

    @Test
    void a_difference_that_depends_on_no_owner_is_found_all_the_same() {
        assertThat(prove(
                        at(OUTPUT, rule(any().user("www"), drop()), rule(tcp(), label(A))),
                        at(OUTPUT, rule(any().uid(33), drop()))))
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different.difference()).contains(" without socket "));
    }
}
