package io.github.secfw.proof.judge;

import io.github.secfw.proof.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what a prover says of pairs against what is true of them. */
final class Score {

    private static final int WORST_REASONS = 5;
    private static final Set<Truth> NOT_DIFFERENT = EnumSet.of(Truth.EQUAL, Truth.CORRELATED, Truth.AS_LISTED);

    private final Function<ProgramPair, Proof> prover;
    private final Map<Truth, Integer> pairs = new EnumMap<>(Truth.class);
    private final Map<Truth, Integer> simple = new EnumMap<>(Truth.class);
    private final Map<Truth, Integer> simpleUndecided = new EnumMap<>(Truth.class);
    private final Map<Truth, Integer> undecided = new EnumMap<>(Truth.class);
    private final Map<String, List<String>> reasons = new LinkedHashMap<>();
    private final Map<String, Integer> wrongKinds = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int tooLarge;
    private int contingentDifferent;

    Score(Function<ProgramPair, Proof> prover) {
        this.prover = prover;
    }

    /** Judges one pair. */
    void add(ProgramPair pair) {
        try {
            add(pair, finding(pair));
        } catch (TooLargeException e) {
            tooLarge++;
        }
    }

    /** With sets of which any content counts, and if the programs differ with what is listed. */
    private static Judge.Finding finding(ProgramPair pair) {
        Judge.Finding ofAny = new Judge(pair, /* areSetsListed */ false).finding();
        if (ofAny.truth() == Truth.EQUAL || !pair.hasSets()) {
            return ofAny;
        }
        Judge.Finding ofListed = new Judge(pair, /* areSetsListed */ true).finding();
        return ofListed.truth() == Truth.EQUAL ? new Judge.Finding(Truth.AS_LISTED, ofAny.witness()) : ofListed;
    }

    private void add(ProgramPair pair, Judge.Finding finding) {
        Truth truth = finding.truth();
        pairs.merge(truth, 1, Integer::sum);
        if (pair.hasSimpleEvents()) {
            simple.merge(truth, 1, Integer::sum);
        }
        Proof proof;
        try {
            proof = prover.apply(pair);
        } catch (RuntimeException e) {
            addWrong("failure of the prover", pair, finding, e.toString());
            return;
        }
        if (proof instanceof Proof.Equal && truth != Truth.EQUAL) {
            addWrong("wrong Equal", pair, finding, "equal");
        } else if (proof instanceof Proof.EqualAsListed listed) {
            addListed(pair, finding, listed);
        } else if (proof instanceof Proof.Different different) {
            addDifferent(pair, finding, different);
        } else if (proof instanceof Proof.Undecided undecided) {
            addUndecided(pair, finding, undecided.reason());
        }
    }

    private void addDifferent(ProgramPair pair, Judge.Finding finding, Proof.Different different) {
        if (NOT_DIFFERENT.contains(finding.truth())) {
            addWrong("wrong Different", pair, finding, different.toString());
        } else if (different.example().isEmpty()) {
            addWrong("Different without example", pair, finding, different.toString());
        } else if (!new ExampleCheck(pair, different.example().get()).showsDifference()) {
            addWrong("example without difference", pair, finding, different.toString());
        } else if (finding.truth() == Truth.CONTINGENT) {
            contingentDifferent++;
        }
    }

    /** Of what is equal whatever sets hold, it is not wrong that it is so for the listed elements, but less than known. */
    private void addListed(ProgramPair pair, Judge.Finding finding, Proof.EqualAsListed proof) {
        if (finding.truth() == Truth.EQUAL) {
            addUndecided(pair, finding, proof.toString());
        } else if (finding.truth() != Truth.AS_LISTED) {
            addWrong("wrong EqualAsListed", pair, finding, proof.toString());
        }
    }

    private void addUndecided(ProgramPair pair, Judge.Finding finding, String reason) {
        undecided.merge(finding.truth(), 1, Integer::sum);
        boolean counts = finding.truth() == Truth.EQUAL || finding.truth() == Truth.DIFFERENT;
        if (pair.hasSimpleEvents() && counts) {
            simpleUndecided.merge(finding.truth(), 1, Integer::sum);
            reasons.computeIfAbsent(finding.truth() + ": " + reason, key -> new ArrayList<>())
                    .add(pair.toString());
        }
    }

    private void addWrong(String kind, ProgramPair pair, Judge.Finding finding, String answer) {
        wrongKinds.merge(kind + ", truth " + finding.truth(), 1, Integer::sum);
        wrong.add(kind + " of " + pair + " answer: " + answer + "\n truth: " + finding.truth() + ", "
                + finding.witness());
    }

    /** How many pairs were judged. */
    int judged() {
        return pairs.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of the judged pairs have a truth. */
    int count(Truth truth) {
        return pairs.getOrDefault(truth, 0);
    }

    /** The share of pairs of simple events of a truth that are undecided. */
    double undecidedShare(Truth truth) {
        return simpleUndecided.getOrDefault(truth, 0) / (double) Math.max(1, simple.getOrDefault(truth, 0));
    }

    /** The wrong answers, with what shows that they are wrong. */
    List<String> wrong() {
        return wrong;
    }

    /** The first wrong answers, and how many there are of each kind. */
    String wrongText(int most) {
        return wrongKinds + "\n" + wrong.stream().limit(most).collect(Collectors.joining("\n"));
    }

    /** The counts in words. */
    String counts() {
        return "pairs " + pairs + ", too large " + tooLarge + ", undecided " + undecided + "; of simple events "
                + simple
                + ", undecided " + simpleUndecided + "; different though it is contingent " + contingentDifferent
                + "; wrong " + wrongKinds;
    }

    /** The reasons for which most pairs are undecided, each with a pair. */
    String worstReasons(Truth truth) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(truth + ": "))
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(WORST_REASONS)
                .map(entry -> entry.getValue().size() + " times " + entry.getKey() + ", for instance "
                        + entry.getValue().get(0))
                .collect(Collectors.joining("\n"));
    }
}
