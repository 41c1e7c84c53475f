package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs with base chains of both families, compared for packets of one. */
class OneFamilyProofTest {

    private static ProgramBaseChain of(Family family, int priority, ProgramRule... rules) {
        return new ProgramBaseChain(
                family + " " + priority, INPUT, priority, Set.of(family), Verdict.ACCEPT, List.of(rules));
    }

    private static Proof proveOfIpv4(PacketProgram left, PacketProgram right) {
        return Prover.create().families(Set.of(Family.IPV4)).prove(left, right);
    }

    /** The interpreter numbers the quotas of both families. */
    @Test
    void a_difference_of_one_family_is_shown_whatever_the_other_asks() {
        ProgramBaseChain ofIpv6 = of(Family.IPV6, 0, rule(guard(event("-m quota 5")), drop()));
        ProgramBaseChain asks = of(Family.IPV4, 10, rule(guard(event("-m quota 5")), drop()));

        Proof proof = proveOfIpv4(program(ofIpv6, asks), program(ofIpv6));

        assertThat(proof).isInstanceOf(Proof.Different.class);
        assertThat(proofOfItself(ofIpv6, asks)).isEqualTo(new Proof.Equal());
    }

    private static Proof proofOfItself(ProgramBaseChain... chains) {
        return proveOfIpv4(program(chains), program(chains));
    }

    /** So it does with what writes a mark by a state of its own. */
    @Test
    void a_mark_of_one_family_is_shown_whatever_the_other_writes() {
        ProgramBaseChain ofIpv6 = of(Family.IPV6, 0, rule(counted()));

        assertThat(proveOfIpv4(
                        program(ofIpv6, of(Family.IPV4, 10, rule(counted()))),
                        program(ofIpv6, of(Family.IPV4, 10, rule(new Instruction.SetMark(Mark.of(1)))))))
                .isInstanceOf(Proof.Different.class);
    }

    private static Instruction counted() {
        return new Instruction.Unmodelled(
                "meta mark set numgen inc mod 2",
                Footprint.event(Cell.OWN_STATE).writing(Cell.MARK).varying());
    }
}
