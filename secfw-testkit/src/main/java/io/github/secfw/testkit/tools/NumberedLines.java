package io.github.secfw.testkit.tools;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The lines of a text by their numbers, which begin at 1, for failure messages. */
final class NumberedLines {

    private final List<String> lines;

    NumberedLines(String text) {
        this.lines = List.of(text.split("\n", -1));
    }

    /** These lines in order, each after its number; numbers that the text does not have are left out. */
    String show(Collection<Integer> numbers) {
        return new TreeSet<>(numbers)
                .stream()
                        .filter(number -> number >= 1 && number <= lines.size())
                        .map(number -> "%6d | %s\n".formatted(number, lines.get(number - 1)))
                        .collect(Collectors.joining());
    }
}
