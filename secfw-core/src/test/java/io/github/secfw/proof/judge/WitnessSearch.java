package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs two programs on all packets with all answers, for one renaming of the states without name. */
final class WitnessSearch {

    private final PacketProgram left;
    private final PacketProgram right;
    private final Run.Setting setting;
    private final SmallDomain domain;
    private final MarkDomain marks;
    private final Witnesses witnesses;
    private final RunBudget budget;

    WitnessSearch(ProgramPair pair, Run.Setting setting, RunBudget budget) {
        this.budget = budget;
        this.left = pair.left();
        this.right = pair.right();
        this.setting = setting;
        this.domain = new SmallDomain(pair);
        this.marks = domain.marks();
        this.witnesses = new Witnesses(marks);
    }

    /** Compares stage by stage, until a difference is sure. */
    Witnesses byStage() {
        for (Hook hook : Hook.values()) {
            for (int stage = 0; stage < Stages.count(hook); stage++) {
                compare(hook, Stages.chains(left, hook, stage), Stages.chains(right, hook, stage));
            }
        }
        return witnesses;
    }

    /** Compares hook by hook, as if the kernel did nothing between the stages. */
    Witnesses byHook() {
        for (Hook hook : Hook.values()) {
            compare(hook, left.at(hook), right.at(hook));
        }
        return witnesses;
    }

    /**
     * The places at which packets of a family are known to come from a queue of both programs, in the base chains of a stage;
     * the beginning, too.
     */
    Set<Start> starts(Hook hook, int stage, Family family) {
        return starts(
                hook,
                Stages.chains(left, hook, stage),
                Stages.chains(right, hook, stage),
                domain.packets(hook, family),
                /* isExhaustive */ true);
    }

    /**
     * Where to begin: after a queue, what follows is compared for all packets.
     *
     * @param ofLeft the place of the base chain of the first program
     * @param ofRight the place of the base chain of the second program
     */
    record Start(int ofLeft, int ofRight) {
        static final Start FIRST = new Start(0, 0);
    }

    private void compare(Hook hook, List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight) {
        if (ofLeft.isEmpty() && ofRight.isEmpty()) {
            return;
        }
        for (Family family : Family.values()) {
            if (!witnesses.isSure()) {
                starts(hook, ofLeft, ofRight, domain.packets(hook, family), /* isExhaustive */ false);
            }
        }
    }

    private Set<Start> starts(
            Hook hook,
            List<ProgramBaseChain> ofLeft,
            List<ProgramBaseChain> ofRight,
            List<JudgePacket> packets,
            boolean isExhaustive) {
        KnownPackets known = domain.known(hook);
        Set<Start> starts = new LinkedHashSet<>(Set.of(Start.FIRST));
        Deque<Start> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            Start start = open.remove();
            for (JudgePacket packet : packets) {
                boolean canBeShown = (isExhaustive || start.equals(Start.FIRST)) && known.contains(packet);
                for (Start next : compare(ofLeft, ofRight, start, packet, canBeShown, isExhaustive)) {
                    if (starts.add(next)) {
                        open.add(next);
                    }
                }
                if (!isExhaustive && witnesses.isSure()) {
                    return starts;
                }
            }
        }
        return starts;
    }

    private Set<Start> compare(
            List<ProgramBaseChain> ofLeft,
            List<ProgramBaseChain> ofRight,
            Start start,
            JudgePacket packet,
            boolean canBeShown,
            boolean isExhaustive) {
        Set<Start> queued = new LinkedHashSet<>();
        Oracle oracle = new Oracle(marks, new LinkedHashSet<>(List.of(packet.mark(), packet.connectionMark())));
        do {
            budget.spend();
            Result one = run(oracle, packet, ofLeft, start.ofLeft());
            Result other = run(oracle, packet, ofRight, start.ofRight());
            if (one.differsFrom(other)) {
                witnesses.add(packet, oracle, one, other, canBeShown && !oracle.isDoubtful());
            }
            boolean areQueued = one.end() == Result.End.QUEUE && other.end() == Result.End.QUEUE;
            if (areQueued && (!isExhaustive || (canBeShown && !oracle.isDoubtful()))) {
                queued.add(new Start(one.queuedIn() + 1, other.queuedIn() + 1));
            }
        } while (oracle.next());
        return queued;
    }

    private Result run(Oracle oracle, JudgePacket packet, List<ProgramBaseChain> chains, int from) {
        return new Run(setting, oracle, (condition, text) -> Optional.empty(), packet).run(chains, from);
    }
}
