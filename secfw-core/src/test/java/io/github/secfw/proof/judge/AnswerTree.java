package io.github.secfw.proof.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether something is so for some answers that are known to occur and all that are doubtful: a tree of choices, of which one
 * branch is enough where they are known, and all are needed where they are doubtful.
 */
final class AnswerTree {

    private final List<Leaf> leaves = new ArrayList<>();

    private record Leaf(Oracle.Choices choices, boolean holds) {}

    /** Adds what is so after some choices. */
    void add(Oracle.Choices choices, boolean holds) {
        leaves.add(new Leaf(choices, holds));
    }

    boolean holds() {
        return holds(leaves, 0);
    }

    private static boolean holds(List<Leaf> leaves, int depth) {
        Oracle.Choices choices = leaves.get(0).choices();
        if (choices.chosen().size() == depth) {
            return leaves.get(0).holds();
        }
        Map<Integer, List<Leaf>> branches = new LinkedHashMap<>();
        leaves.forEach(leaf -> branches.computeIfAbsent(leaf.choices().chosen().get(depth), key -> new ArrayList<>())
                .add(leaf));
        return choices.areDoubtful().get(depth)
                ? branches.values().stream().allMatch(branch -> holds(branch, depth + 1))
                : branches.values().stream().anyMatch(branch -> holds(branch, depth + 1));
    }
}
