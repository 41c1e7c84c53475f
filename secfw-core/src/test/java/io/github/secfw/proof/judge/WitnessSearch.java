package io.github.secfw.proof.judge;

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
    private final Renaming renaming;
    private final MarkDomain marks;
    private final List<JudgePacket> packets;
    private final Witnesses witnesses;
    private final RunBudget budget;

    WitnessSearch(PacketProgram left, PacketProgram right, Renaming renaming, RunBudget budget) {
        this.budget = budget;
        this.left = left;
        this.right = right;
        this.renaming = renaming;
        SmallDomain domain = new SmallDomain(left, right);
        this.marks = domain.marks();
        this.packets = domain.packets();
        this.witnesses = new Witnesses(marks);
    }

    /** Compares stage by stage, until a difference is sure. */
    Witnesses byStage() {
        for (Hook hook : Hook.values()) {
            for (int stage = 0; stage < Stages.count(hook) && !witnesses.isSure(); stage++) {
                compare(Stages.chains(left, hook, stage), Stages.chains(right, hook, stage));
            }
        }
        return witnesses;
    }

    /** Compares hook by hook, as if the kernel did nothing between the stages. */
    Witnesses byHook() {
        for (Hook hook : Hook.values()) {
            compare(left.at(hook), right.at(hook));
        }
        return witnesses;
    }

    /** Where to begin: after a queue, what follows is compared for all packets. */
    private record Start(int ofLeft, int ofRight) {}

    private void compare(List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight) {
        Set<Start> known = new LinkedHashSet<>(Set.of(new Start(0, 0)));
        Deque<Start> open = new ArrayDeque<>(known);
        while (!open.isEmpty() && !witnesses.isSure()) {
            Start start = open.remove();
            for (JudgePacket packet : packets) {
                for (Start next : compare(ofLeft, ofRight, start, packet)) {
                    if (known.add(next)) {
                        open.add(next);
                    }
                }
                if (witnesses.isSure()) {
                    return;
                }
            }
        }
    }

    private Set<Start> compare(
            List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight, Start start, JudgePacket packet) {
        Set<Start> queued = new LinkedHashSet<>();
        Oracle oracle = new Oracle(marks, new LinkedHashSet<>(List.of(packet.mark(), packet.connectionMark())));
        do {
            budget.spend();
            Result one = run(oracle, packet, ofLeft, start.ofLeft());
            Result other = run(oracle, packet, ofRight, start.ofRight());
            if (one.differsFrom(other)) {
                witnesses.add(packet, oracle, one, other, start.equals(new Start(0, 0)));
            } else if (one.end() == Result.End.QUEUE) {
                queued.add(new Start(one.queuedIn() + 1, other.queuedIn() + 1));
            }
        } while (oracle.next());
        return queued;
    }

    private Result run(Oracle oracle, JudgePacket packet, List<ProgramBaseChain> chains, int from) {
        return new Run(renaming, oracle, (condition, text) -> Optional.empty(), packet).run(chains, from);
    }
}
