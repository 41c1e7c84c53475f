package io.github.secfw.testkit.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Replacements in one text, collected in any order and applied at once. */
final class LabelEdits {

    private record Edit(int start, int end, Function<SortedMap<String, Integer>, String> replacement) {}

    private final String text;
    private final List<Edit> edits = new ArrayList<>();
    private final SortedMap<String, Integer> marks = new TreeMap<>();

    LabelEdits(String text) {
        this.text = text;
    }

    /** Replaces the characters from start (included) to end (excluded) with this text. */
    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, numbers -> replacement));
    }

    /** Replaces them with the mark of this context. */
    void replaceByMark(int start, int end, String context) {
        marks.put(context, 0);
        edits.add(new Edit(start, end, numbers -> String.valueOf(numbers.get(context))));
    }

    LabelMarks apply() {
        int next = 1;
        for (Map.Entry<String, Integer> mark : marks.entrySet()) {
            mark.setValue(next++);
        }
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            result.append(text, done, edit.start()).append(edit.replacement().apply(marks));
            done = edit.end();
        }
        return new LabelMarks(result.append(text, done, text.length()).toString(), marks);
    }
}
