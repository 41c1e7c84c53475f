package io.github.secfw.testkit.tools;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The numbered lines of a text, for failure messages. Numbers start at 1. */
final class NumberedLines {

    private final List<String> lines;

    NumberedLines(String text) {
        this.lines = List.of(text.split("\n", -1));
    }

    /** The lines with these numbers, in order, each after its number. Numbers outside the text are ignored. */
    String show(Collection<Integer> numbers) {
        return new TreeSet<>(numbers)
                .stream()
                        .filter(number -> number >= 1 && number <= lines.size())
                        .map(number -> "%6d | %s\n".formatted(number, lines.get(number - 1)))
                        .collect(Collectors.joining());
    }
}
