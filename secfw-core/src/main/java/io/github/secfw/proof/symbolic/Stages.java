package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Hook;
import io.github.secfw.program.ProgramBaseChain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The stages of a hook. Between two stages the kernel does something unmodelled: connection tracking, address translation,
 * or a check of SELinux. A rule in another stage is therefore another rule.
 */
public final class Stages {

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

    /** The order of base chains of equal priority, which depends on the order in which they are loaded. */
    public enum Ties {
        /** The order of the program. */
        AS_GIVEN,
        /** The reverse order. */
        REVERSED
    }

    /**
     * The base chains of each stage. All programs have the same stages at a hook. A base chain with the priority of a kernel
     * step has a stage of its own, since it can run before or after that step.
     */
    static List<List<ProgramBaseChain>> of(FamilyProgram program, Hook hook, Ties ties) {
        List<Integer> bounds = bounds(hook);
        List<List<ProgramBaseChain>> stages = new ArrayList<>();
        for (int i = 0; i <= 2 * bounds.size(); i++) {
            stages.add(new ArrayList<>());
        }
        List<ProgramBaseChain> chains = new ArrayList<>(program.at(hook));
        if (ties == Ties.REVERSED) {
            Collections.reverse(chains);
            chains.sort(Comparator.comparingInt(ProgramBaseChain::priority));
        }
        for (ProgramBaseChain chain : chains) {
            stages.get(stage(chain.priority(), bounds)).add(chain);
        }
        return stages;
    }

    private static int stage(int priority, List<Integer> bounds) {
        int stage = 0;
        for (int bound : bounds) {
            stage += priority > bound ? 2 : (priority == bound ? 1 : 0);
        }
        return stage;
    }

    /** Whether a base chain runs before connection tracking. */
    static boolean isBeforeTracking(ProgramBaseChain chain) {
        return (chain.hook() == Hook.PREROUTING || chain.hook() == Hook.OUTPUT)
                && chain.priority() < CONNECTION_TRACKING;
    }
}
