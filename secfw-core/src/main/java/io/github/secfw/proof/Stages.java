package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.program.ProgramBaseChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The base chains of a program at a hook, in stages: between two stages the kernel does something that the model does not
 * have, connection tracking, address translation or a check of SELinux, so that it matters in which stage a rule stands.
 */
final class Stages {

    private static final int SELINUX_FIRST = -225;
    private static final int CONNECTION_TRACKING = -200;
    private static final int DESTINATION_NAT = -100;
    private static final int SOURCE_NAT = 100;
    private static final int SELINUX_LAST = 225;

    private Stages() {}

    private static List<Integer> bounds(Hook hook) {
        return switch (hook) {
            case PREROUTING, OUTPUT -> List.of(CONNECTION_TRACKING, DESTINATION_NAT);
            case INPUT -> List.of(SOURCE_NAT);
            case FORWARD -> List.of(SELINUX_FIRST);
            case POSTROUTING -> List.of(SOURCE_NAT, SELINUX_LAST);
        };
    }

    /** The base chains, stage by stage; every program has the same stages at a hook. */
    static List<List<ProgramBaseChain>> of(FamilyProgram program, Hook hook) {
        List<Integer> bounds = bounds(hook);
        List<List<ProgramBaseChain>> stages = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            stages.add(new ArrayList<>());
        }
        for (ProgramBaseChain chain : program.at(hook)) {
            int stage = 0;
            while (stage < bounds.size() && chain.priority() >= bounds.get(stage)) {
                stage++;
            }
            stages.get(stage).add(chain);
        }
        return stages;
    }

    /** Whether a base chain runs before connection tracking. */
    static boolean isBeforeTracking(ProgramBaseChain chain) {
        return (chain.hook() == Hook.PREROUTING || chain.hook() == Hook.OUTPUT)
                && chain.priority() < CONNECTION_TRACKING;
    }

    /** A base chain with rules that runs at a bound, before or behind what the kernel does there. */
    static Optional<ProgramBaseChain> atBound(FamilyProgram program, Hook hook) {
        return program.at(hook).stream()
                .filter(chain -> bounds(hook).contains(chain.priority()))
                .filter(chain -> !chain.rules().isEmpty())
                .findFirst();
    }
}
