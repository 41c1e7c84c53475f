package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.Trace;
import io.github.secfw.proof.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The base chains that an example runs: all of the hook or, of a packet that a queue's program has passed on and perhaps
 * changed, those behind the queue. Only what follows a queue that both programs can hand a packet to is such a part.
 *
 * @param pair the programs
 * @param example the example
 * @param family the family of its packet
 */
record ShownPart(ProgramPair pair, Example example, Family family) {

    /**
     * The base chains to run.
     *
     * @param ofLeft those of the first program
     * @param ofRight those of the second program
     */
    record Chains(List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight) {}

    /** All base chains of the hook, if the example begins with the first of them. */
    List<Chains> whole() {
        return shown(
                List.of(new Chains(pair.left().at(example.hook()), pair.right().at(example.hook()))));
    }

    /** What follows a queue and begins as the example does. */
    List<Chains> behindQueues(Run.Setting setting) {
        PacketProgram left = pair.left();
        PacketProgram right = pair.right();
        List<Chains> all = new ArrayList<>();
        for (int stage = 0; stage < Stages.count(example.hook()); stage++) {
            Set<WitnessSearch.Start> starts =
                    new WitnessSearch(pair, setting, new RunBudget()).starts(example.hook(), stage, family);
            List<ProgramBaseChain> ofLeft = Stages.chains(left, example.hook(), stage);
            List<ProgramBaseChain> ofRight = Stages.chains(right, example.hook(), stage);
            for (WitnessSearch.Start start : starts) {
                if (!start.equals(WitnessSearch.Start.FIRST)) {
                    all.add(new Chains(
                            from(left, stage, ofLeft, start.ofLeft()), from(right, stage, ofRight, start.ofRight())));
                }
            }
        }
        return shown(all);
    }

    private List<Chains> shown(List<Chains> all) {
        return all.stream()
                .filter(chains -> begins(chains.ofLeft(), example.left()) && begins(chains.ofRight(), example.right()))
                .toList();
    }

    /** What follows a place in a stage, with the stages behind. */
    private List<ProgramBaseChain> from(PacketProgram program, int stage, List<ProgramBaseChain> ofStage, int place) {
        List<ProgramBaseChain> rest = new ArrayList<>(ofStage.subList(place, ofStage.size()));
        program.at(example.hook()).stream()
                .filter(chain -> Stages.of(chain) > stage)
                .forEach(rest::add);
        return rest;
    }

    /** Whether the first of the base chains that are for the packet is the first that the example shows. */
    private boolean begins(List<ProgramBaseChain> chains, Trace trace) {
        List<String> first = chains.stream()
                .filter(chain -> chain.families().contains(family))
                .map(ProgramBaseChain::name)
                .limit(1)
                .toList();
        List<String> shown =
                trace.steps().stream().map(step -> step.baseChain()).limit(1).toList();
        return first.equals(shown);
    }
}
