package io.github.secfw.testkit;

import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import java.util.Random;

/** Two programs do the same to many packets. */
final class SamePrograms {

    private SamePrograms() {}

    static void require(PacketProgram expected, PacketProgram actual, Random random, int packets) {
        if (expected.checksLabels() != actual.checksLabels()) {
            throw new AssertionError("one switches the checks of labels on and the other does not");
        }
        RandomPackets ofExpected = new RandomPackets(expected, random);
        RandomPackets ofActual = new RandomPackets(actual, random);
        for (int i = 0; i < packets; i++) {
            Packet packet = (i % 2 == 0 ? ofExpected : ofActual).next();
            Outcome one = expected.run(packet);
            Outcome other = actual.run(packet);
            if (!one.equals(other)) {
                throw new AssertionError("of " + packet + "\none makes " + one + "\nthe other makes " + other + "\n\n"
                        + expected.trace(packet) + "\n\n" + actual.trace(packet));
            }
        }
        Proof proof = Prover.create().prove(expected, actual);
        // Where one packet can meet a limit twice, a program is not proven equal to itself.
        boolean canBeProven = Prover.create().prove(expected, expected).isEqual();
        if (canBeProven ? !proof.isEqual() : proof instanceof Proof.Different) {
            throw new AssertionError(proof);
        }
    }
}
