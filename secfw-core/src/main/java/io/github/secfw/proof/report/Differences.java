package io.github.secfw.proof.report;

import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LongIntMap;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Enumerates the places where two diagrams differ, the most readable first: a depth-first walk of both that visits each pair
 * of nodes once. Used once.
 */
public final class Differences {

    /** Any atom will do. */
    static final int ANY = -1;

    /** Receives the places where diagrams differ. */
    @FunctionalInterface
    public interface Finder {
        /**
         * Looks at a place.
         *
         * @param atoms the atom of each level, or {@link #ANY}
         * @param first the end of the first diagram there
         * @param second the end of the second diagram there
         * @return whether that is enough
         */
        boolean isEnough(int[] atoms, int first, int second);
    }

    private final VariableOrder order;
    private final Diagrams diagrams;
    private final Finder finder;
    private final int[] atoms;
    private final LongIntMap seen;
    private boolean isEveryWay;

    public Differences(Operations operations, Finder finder) {
        this.order = operations.order();
        this.diagrams = operations.diagrams();
        this.finder = finder;
        this.seen = new LongIntMap(operations.diagrams().memory());
        this.atoms = new int[order.levels()];
        Arrays.fill(atoms, ANY);
    }

    /** Searches until one place is enough. The result is whether one was. Of places with the same terminals it takes one. */
    public boolean search(int first, int second) {
        if (first == second || (!isEveryWay && !isNew(first, second))) {
            return false;
        }
        if (Diagrams.isTerminal(first) && Diagrams.isTerminal(second)) {
            return finder.isEnough(atoms.clone(), first, second);
        }
        int level = Math.min(diagrams.level(first), diagrams.level(second));
        for (int atom : representatives(level, first, second)) {
            atoms[level] = atom;
            if (search(at(level, first, atom), at(level, second, atom))) {
                return true;
            }
        }
        atoms[level] = ANY;
        return false;
    }

    /** As {@link #search}, but for all places with the same terminals, which can be many. */
    public boolean searchEveryWay(int first, int second) {
        isEveryWay = true;
        return search(first, second);
    }

    private boolean isNew(int first, int second) {
        long key = LongIntMap.key(first, second);
        if (seen.get(key) != LongIntMap.NOTHING) {
            return false;
        }
        seen.put(key, 0);
        return true;
    }

    private int at(int level, int diagram, int atom) {
        return diagrams.level(diagram) == level ? diagrams.at(diagram, atom) : diagram;
    }

    /**
     * Whether a level is a mark. Setting a mark shows only if it had another value before, so its atoms with one child are
     * not alike.
     */
    private boolean isMark(int level) {
        int variable = order.variable(level);
        return variable >= 0 && order.registers().isMark(variable);
    }

    /** The best atom of each range of atoms that lead to the same diagrams, the best first. */
    private List<Integer> representatives(int level, int first, int second) {
        List<Integer> lasts = new ArrayList<>();
        for (int node : new int[] {first, second}) {
            for (int i = 0; diagrams.level(node) == level && i < diagrams.runs(node); i++) {
                lasts.add(diagrams.last(node, i));
            }
        }
        lasts.sort(null);
        List<Integer> best = new ArrayList<>();
        int from = 0;
        for (int last : lasts) {
            int chosen = from;
            for (int atom = from; atom <= last; atom++) {
                chosen = order.rank(level, atom) < order.rank(level, chosen) ? atom : chosen;
            }
            if (last >= from) {
                best.add(chosen);
                if (isEveryWay && isMark(level) && last > chosen) {
                    best.add(last);
                }
            }
            from = last + 1;
        }
        best.sort(Comparator.comparingInt(atom -> order.rank(level, atom)));
        return best;
    }
}
