package io.github.secfw.selinux;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The canonical text of an MLS range: what the kernel lists for it ({@code mls_sid_to_context} in
 * {@code security/selinux/ss/mls.c}). A range of two equal levels is that level, and the categories of a level are a set:
 * sorted, each once, and three or more that follow each other as {@code FIRST.LAST}.
 *
 * <p>Only the machine's policy knows the order of its categories. It is assumed here that categories {@code c0}, {@code c1} and
 * so on are declared in this order, as in all policies made from the reference policy, and that no category or sensitivity
 * has an alias. A span of categories with other names, and one
 * that is not rising, which the kernel refuses, stays as it is written.
 */
final class LevelRange {

    private static final Pattern NUMBERED = Pattern.compile("c(0|[1-9][0-9]{0,8})");

    /** Categories that follow each other, by their numbers. */
    private record Span(long first, long last) {}

    private LevelRange() {}

    /** The canonical text of a valid range. */
    static String canonical(String range) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            return level(range);
        }
        String low = level(range.substring(0, dash));
        String high = level(range.substring(dash + 1));
        return low.equals(high) ? low : low + "-" + high;
    }

    private static String level(String level) {
        int colon = level.indexOf(':');
        return colon < 0 ? level : level.substring(0, colon) + ":" + categories(level.substring(colon + 1));
    }

    private static String categories(String categories) {
        List<Span> spans = new ArrayList<>();
        SortedSet<String> named = new TreeSet<>();
        for (String part : categories.split(",")) {
            int dot = part.indexOf('.');
            long first = number(dot < 0 ? part : part.substring(0, dot));
            long last = dot < 0 ? first : number(part.substring(dot + 1));
            if (first < 0 || last < first || (dot >= 0 && last == first)) {
                named.add(part);
            } else {
                spans.add(new Span(first, last));
            }
        }
        List<String> texts = new ArrayList<>();
        merged(spans).forEach(span -> add(span, texts));
        texts.addAll(named);
        return String.join(",", texts);
    }

    private static long number(String category) {
        Matcher numbered = NUMBERED.matcher(category);
        return numbered.matches() ? Long.parseLong(numbered.group(1)) : -1;
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.sort(Comparator.comparingLong(Span::first));
        for (Span span : spans) {
            Span before = merged.isEmpty() ? span : merged.get(merged.size() - 1);
            if (!merged.isEmpty() && span.first() <= before.last() + 1) {
                merged.set(merged.size() - 1, new Span(before.first(), Math.max(before.last(), span.last())));
            } else {
                merged.add(span);
            }
        }
        return Collections.unmodifiableList(merged);
    }

    private static void add(Span span, List<String> texts) {
        texts.add("c" + span.first());
        if (span.last() == span.first() + 1) {
            texts.add("c" + span.last());
        } else if (span.last() > span.first()) {
            texts.set(texts.size() - 1, "c" + span.first() + ".c" + span.last());
        }
    }
}
