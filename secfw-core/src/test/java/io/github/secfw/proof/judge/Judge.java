package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import io.github.secfw.program.PacketProgram;
import java.util.Arrays;
import java.util.List;

/**
 * Whether two programs do the same, by trying all packets of a small domain with all answers of what is not modelled, for
 * every renaming of the states without name. It shares nothing with the prover and the interpreter but the programs.
 */
final class Judge {

    private final PacketProgram left;
    private final PacketProgram right;
    private final RunBudget budget = new RunBudget();

    Judge(PacketProgram left, PacketProgram right) {
        this.left = left;
        this.right = right;
    }

    /** Equal with some renaming, or not with any: then the renaming that makes the difference least sure counts. */
    Finding finding() {
        List<Renaming> renamings = Renaming.all(left, right);
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
        Witnesses byStage = new WitnessSearch(left, right, renaming, budget).byStage();
        Truth truth = byStage.truth();
        if (truth != Truth.EQUAL && hasSeveralStages()) {
            Truth byHook =
                    new WitnessSearch(left, right, renaming, budget).byHook().truth();
            truth = byHook == Truth.EQUAL ? Truth.STAGED : byHook;
        }
        return new Finding(truth, byStage.first().orElse("no difference"));
    }

    private boolean hasSeveralStages() {
        return Arrays.stream(Hook.values())
                .anyMatch(hook -> List.of(left, right).stream()
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
