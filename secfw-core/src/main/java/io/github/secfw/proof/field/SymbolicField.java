package io.github.secfw.proof.field;

import com.google.common.collect.ImmutableList;
import io.github.secfw.net.Criterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A field of a packet, as a variable of the decision diagrams. It collects cut points, has a level in the variable order,
 * compiles tests to conditions, gives values of examples, and formats sets of its values. There is one class for each kind of
 * field, after Batfish's {@code BDDPacket}; {@link SymbolicFields} lists them. Cut points come first: the first use of atoms
 * fixes them. Not safe for several threads.
 */
public abstract class SymbolicField {

    /** The text of a value that a packet does not have. */
    static final String NONE = "none";

    private final int level;
    private final String keyword;
    private boolean isTested;

    /** A field at a level, with the words before its values. */
    SymbolicField(int level, String keyword) {
        this.level = level;
        this.keyword = keyword;
    }

    /** The place in the variable order. */
    public final int level() {
        return level;
    }

    /** The words before a value, with a order after them, or nothing. */
    public final String keyword() {
        return keyword;
    }

    /** The number of atoms. */
    public abstract int count();

    /** The rank of an atom in examples: the lowest reads best. */
    public abstract int rank(int atom);

    /** Formats the values of ranges of atoms. */
    public abstract List<String> values(List<int[]> ranges);

    /** Whether ranges of atoms contain values that no program names, so that their complement reads better. */
    public abstract boolean isOpen(List<int[]> ranges);

    /** Adds the criteria that state the field's value in an example. */
    abstract void addCriteria(ExampleAtoms example, List<Criterion> criteria);

    /** Whether a program tests this field. */
    final boolean isTested() {
        return isTested;
    }

    /** Notes that a program tests this field. */
    final void setTested() {
        isTested = true;
    }

    /** Holds for one atom. */
    public final int atom(BooleanOperations sets, int atom) {
        return range(sets, atom, atom);
    }

    /** Holds for the atoms of a range. */
    final int range(BooleanOperations sets, int first, int last) {
        return sets.range(level, count(), first, last);
    }

    /** Holds for the atoms of disjoint ranges in rising order. */
    final int ranges(BooleanOperations sets, List<int[]> ranges) {
        return sets.ranges(level, count(), ranges);
    }

    /** Holds for the atoms that a predicate accepts. */
    final int atoms(BooleanOperations sets, IntPredicate holds) {
        return ranges(
                sets,
                IntStream.range(0, count())
                        .filter(holds)
                        .mapToObj(atom -> new int[] {atom, atom})
                        .toList());
    }

    /** Formats each atom of ranges. */
    static List<String> each(List<int[]> ranges, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (int[] range : ranges) {
            for (int atom = range[0]; atom <= range[1]; atom++) {
                names.add(name.apply(atom));
            }
        }
        return ImmutableList.copyOf(names);
    }
}
