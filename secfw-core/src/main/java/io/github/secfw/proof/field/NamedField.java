package io.github.secfw.proof.field;

import com.google.common.base.Suppliers;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A field whose values are names: one atom for each that a program names, one for all others, and perhaps one for none. */
abstract class NamedField<T> extends SymbolicField {

    private final Set<T> names = new HashSet<>();
    private final Supplier<Atoms.OfNames<T>> atoms;

    NamedField(int level, String keyword, Comparator<T> order, boolean canBeAbsent) {
        super(level, keyword);
        atoms = Suppliers.memoize(() -> new Atoms.OfNames<>(names, order, canBeAbsent));
    }

    final Atoms.OfNames<T> atoms() {
        return atoms.get();
    }

    @Override
    public final int count() {
        return atoms().count();
    }

    final void cut(T name) {
        setTested();
        names.add(name);
    }

    @Override
    public int rank(int atom) {
        return atom;
    }

    @Override
    public final boolean isOpen(List<int[]> ranges) {
        return ranges.get(ranges.size() - 1)[1] == count() - 1;
    }

    @Override
    public final List<String> values(List<int[]> ranges) {
        return each(ranges, this::value);
    }

    private String value(int atom) {
        if (atoms().isAbsent(atom)) {
            return NONE;
        }
        return atoms().isOther(atom) ? "any other" : atoms().name(atom).toString();
    }
}
