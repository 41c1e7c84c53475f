package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.List;

/** The stages into which the kernel's own work cuts the base chains of a hook. */
final class Stages {

    private Stages() {}

    private static List<Integer> cuts(Hook hook) {
        return switch (hook) {
            case PREROUTING, OUTPUT -> List.of(-200, -100);
            case INPUT -> List.of(100);
            case FORWARD -> List.of(-225);
            case POSTROUTING -> List.of(100, 225);
        };
    }

    static int count(Hook hook) {
        return cuts(hook).size() + 1;
    }

    static int of(ProgramBaseChain chain) {
        return (int) cuts(chain.hook()).stream()
                .filter(cut -> cut < chain.priority())
                .count();
    }

    /** Whether a base chain runs before connection tracking. */
    static boolean isBeforeTracking(ProgramBaseChain chain) {
        return (chain.hook() == Hook.PREROUTING || chain.hook() == Hook.OUTPUT) && chain.priority() < -200;
    }

    /** Whether a program has a base chain at a hook before connection tracking. */
    static boolean hasChainBeforeTracking(PacketProgram program, Hook hook) {
        return program.at(hook).stream().anyMatch(Stages::isBeforeTracking);
    }

    /** The base chains of a stage, in order. */
    static List<ProgramBaseChain> chains(PacketProgram program, Hook hook, int stage) {
        return program.at(hook).stream().filter(chain -> of(chain) == stage).toList();
    }
}
