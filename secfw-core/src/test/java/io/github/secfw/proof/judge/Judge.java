package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether two programs do the same, by trying all packets of a small domain with all answers of what is not modelled, for
 * every renaming of the states without name. It shares nothing with the prover and the interpreter but the programs.
 */
final class Judge {

    private final ProgramPair pair;
    private final boolean areSetsListed;
    private final RunBudget budget = new RunBudget();

    /**
     * @param pair the programs
     * @param areSetsListed whether sets that programs may fill hold what is listed; if not they may hold anything
     */
    Judge(ProgramPair pair, boolean areSetsListed) {
        this.pair = pair;
        this.areSetsListed = areSetsListed;
    }

    /** Equal with some renaming, or not with any: then the renaming that makes the difference least sure counts. */
    Finding finding() {
        List<Renaming> renamings = Renaming.all(pair.left(), pair.right());
        Finding least = new Finding(Truth.DIFFERENT, "");
        boolean isFirst = true;
        for (Renaming renaming : renamings) {
            Finding finding = finding(renaming);
            if (finding.truth() == Truth.EQUAL) {
                return finding;
            }
            if (isFirst || rank(finding) > rank(least)) {
                least = finding;
            }
            isFirst = false;
        }
        return least;
    }

    private static int rank(Finding finding) {
        return List.of(Truth.values()).indexOf(finding.truth());
    }

    private Finding finding(Renaming renaming) {
        Run.Setting setting = new Run.Setting(renaming, areSetsListed, false);
        Witnesses byStage = new WitnessSearch(pair, setting, budget).byStage();
        Truth truth = byStage.truth();
        if (truth != Truth.EQUAL && hasSeveralStages()) {
            Truth byHook = new WitnessSearch(pair, setting, budget).byHook().truth();
            truth = byHook == Truth.EQUAL ? Truth.STAGED : byHook;
        }
        return new Finding(truth, byStage.first().orElse("no difference"));
    }

    private boolean hasSeveralStages() {
        return Arrays.stream(Hook.values())
                .anyMatch(hook -> Stream.of(pair.left(), pair.right())
                                .flatMap(program -> program.at(hook).stream())
                                .map(Stages::of)
                                .distinct()
                                .count()
                        > 1);
    }

    /**
     * What the judge found.
     *
     * @param truth whether the programs do the same
     * @param witness a packet for which they do not
     */
    record Finding(Truth truth, String witness) {}
}
