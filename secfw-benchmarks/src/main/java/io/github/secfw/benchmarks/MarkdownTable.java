package io.github.secfw.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text of Markdown tables, with a list of the bounds that its rows break. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();
    private final List<String> broken = new ArrayList<>();

    void head(String... cells) {
        text.append(text.isEmpty() ? "" : "\n");
        row(cells);
        text.append("|").append(" --- |".repeat(cells.length)).append("\n");
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    void paragraph(String line) {
        text.append("\n").append(line).append("\n");
    }

    void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    String text() {
        return text.toString();
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
