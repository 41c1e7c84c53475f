package io.github.secfw.proof.field;

import java.util.List;
import java.util.function.IntFunction;

/** A field with few values, each of which is an atom. It has no cut points. */
abstract class ChoiceField extends SymbolicField {

    private final int count;
    private final IntFunction<String> text;

    ChoiceField(int level, String keyword, int count, IntFunction<String> text) {
        super(level, keyword);
        this.count = count;
        this.text = text;
    }

    @Override
    public final int count() {
        return count;
    }

    @Override
    public int rank(int atom) {
        return atom;
    }

    @Override
    public final boolean isOpen(List<int[]> ranges) {
        return false;
    }

    @Override
    public List<String> values(List<int[]> ranges) {
        return each(ranges, text);
    }
}
