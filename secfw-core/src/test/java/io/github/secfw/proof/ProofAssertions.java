package io.github.secfw.proof;

import static io.github.secfw.proof.ProofPrograms.prove;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.PacketProgram;

/** What the proof says of two programs, whichever comes first; each is equal to itself. */
final class ProofAssertions {

    private ProofAssertions() {}

    static void assertEqual(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right)).isEqualTo(new Proof.Equal());
        assertThat(prove(right, left)).isEqualTo(new Proof.Equal());
    }

    static void assertDifferent(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right)).isInstanceOf(Proof.Different.class);
        assertThat(prove(right, left)).isInstanceOf(Proof.Different.class);
        assertEqual(left, left);
        assertEqual(right, right);
    }

    static void assertUndecided(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right)).isInstanceOf(Proof.Undecided.class);
        assertThat(prove(right, left)).isInstanceOf(Proof.Undecided.class);
        assertEqual(left, left);
        assertEqual(right, right);
    }
}
