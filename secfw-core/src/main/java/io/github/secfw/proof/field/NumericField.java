package io.github.secfw.proof.field;

import com.google.common.base.Suppliers;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A field whose values are numbers. Its atoms are ranges of numbers. */
abstract class NumericField extends SymbolicField {

    private static final int ABSENT_RANK = 1_000;

    private final NavigableSet<Long> firsts = new TreeSet<>();
    private final Supplier<Atoms.OfNumbers> atoms;

    /** The lowest and the highest number of a field, and whether a packet can lack it. */
    NumericField(int level, String keyword, long first, long last, boolean canBeAbsent) {
        super(level, keyword);
        firsts.add(first);
        atoms = Suppliers.memoize(() -> new Atoms.OfNumbers(firsts, last, canBeAbsent));
    }

    /** The numbers that read best in an example, the best first. */
    abstract long[] preferred();

    final Atoms.OfNumbers atoms() {
        return atoms.get();
    }

    @Override
    public final int count() {
        return atoms().count();
    }

    final void cut(long first, long last) {
        setTested();
        firsts.add(first);
        firsts.add(last + 1);
    }

    /** The atoms of a range whose ends are cut points. */
    final int[] atomsOf(long first, long last) {
        return new int[] {atoms().of(first), atoms().of(last)};
    }

    /** Holds for a number that is cut from its neighbours. */
    final int number(BooleanOperations sets, long number) {
        return atom(sets, atoms().of(number));
    }

    @Override
    public int rank(int atom) {
        return atoms().isAbsent(atom) ? ABSENT_RANK : rankOfNumbers(atom);
    }

    private int rankOfNumbers(int atom) {
        long[] preferred = preferred();
        for (int i = 0; i < preferred.length; i++) {
            if (atoms().first(atom) <= preferred[i] && preferred[i] <= atoms().last(atom)) {
                return i;
            }
        }
        return preferred.length;
    }

    /** The number of an atom that reads best in an example. */
    final long example(int atom) {
        for (long number : preferred()) {
            if (atoms().first(atom) <= number && number <= atoms().last(atom)) {
                return number;
            }
        }
        return atoms().first(atom);
    }

    @Override
    public boolean isOpen(List<int[]> ranges) {
        return false;
    }

    @Override
    public List<String> values(List<int[]> ranges) {
        List<String> texts = new ArrayList<>();
        for (int[] range : ranges) {
            int from = range[0];
            if (atoms().isAbsent(from)) {
                texts.add(NONE);
                from++;
            }
            if (from <= range[1]) {
                texts.addAll(range(atoms().first(from), atoms().last(range[1])));
            }
        }
        return texts;
    }

    /** Formats a range of numbers. */
    List<String> range(long first, long last) {
        return List.of(first == last ? Long.toString(first) : first + "-" + last);
    }
}
