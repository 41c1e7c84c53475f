package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.net.IpAddress;
import io.github.secfw.nftables.reader.syntax.ConstantEvaluation;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.ProtocolNames;
import io.github.secfw.nftables.reader.syntax.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Canonical text and numbers of the values of unmodelled fields: numbers are decimal, sets are sorted and merged, names are
 * resolved.
 */
public final class ValueText {

    private static final Pattern HOUR = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern TRAFFIC_CLASS = Pattern.compile("([0-9a-fA-F]{0,4}):([0-9a-fA-F]{0,4})");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?: (\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?)?");
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{1,2}(?::[0-9a-f]{1,2})+");

    private ValueText() {}

    /** {@return the text of some values} */
    public static String of(List<Expression> keys, UnmodelledRow row) {
        Optional<List<LongRange>> ranges = ranges(keys, row);
        if (ranges.isPresent()) {
            return text(ranges.get());
        }
        TreeSet<String> texts = new TreeSet<>();
        keys.forEach(key -> texts.add(of(key, row)));
        return String.join(", ", texts);
    }

    /** {@return the text of ranges of numbers} */
    public static String text(List<LongRange> ranges) {
        StringBuilder text = new StringBuilder();
        for (LongRange range : ranges) {
            text.append(text.length() == 0 ? "" : ", ").append(range.first());
            if (!range.isSingle()) {
                text.append('-').append(range.last());
            }
        }
        return text.toString();
    }

    /** {@return the numbers of values, sorted and merged; empty if a value is not a number} */
    public static Optional<List<LongRange>> ranges(List<Expression> keys, UnmodelledRow row) {
        List<LongRange> ranges = new ArrayList<>(keys.size());
        for (Expression key : keys) {
            Optional<LongRange> range = range(key, row);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return Optional.of(merged(ranges));
    }

    private static List<LongRange> merged(List<LongRange> ranges) {
        ranges.sort(Comparator.comparingLong(LongRange::first));
        List<LongRange> merged = new ArrayList<>(ranges.size());
        for (LongRange range : ranges) {
            int last = merged.size() - 1;
            if (last >= 0 && range.first() <= merged.get(last).last() + 1) {
                LongRange before = merged.get(last);
                merged.set(last, new LongRange(before.first(), Math.max(before.last(), range.last())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /** {@return the numbers of one value, empty if it is not a number} */
    public static Optional<LongRange> range(Expression key, UnmodelledRow row) {
        if (key instanceof Expression.Range range) {
            return ConstantEvaluation.range(range, end -> number(end, row));
        }
        OptionalLong number = number(key, row);
        return number.isPresent() ? Optional.of(LongRange.of(number.getAsLong())) : Optional.empty();
    }

    /** {@return the number of a value, empty if it is not a number} */
    public static OptionalLong number(Expression key, UnmodelledRow row) {
        if (!row.isNumeric()) {
            return OptionalLong.empty();
        }
        return key instanceof Expression.Literal literal
                ? number(literal.text(), row)
                : ConstantEvaluation.number(key, row.kind() == UnmodelledRow.Kind.FLAGS, word -> number(word, row));
    }

    private static OptionalLong number(String word, UnmodelledRow row) {
        long number = NumberLiterals.parse(word);
        if (number >= 0) {
            return OptionalLong.of(number);
        }
        Map<String, Integer> names = row.names();
        Integer named = names.get(word.toLowerCase(Locale.ROOT));
        if (named != null) {
            return OptionalLong.of(named);
        }
        if (row.isOfProtocols()) {
            return ProtocolNames.number(word);
        }
        return switch (row.kind()) {
            case SPAN -> TimeSpan.seconds(word);
            case HOUR -> hour(word);
            case TRAFFIC_CLASS -> trafficClass(word);
            default -> OptionalLong.empty();
        };
    }

    /** Two hexadecimal numbers. For other words nft reads the number at the beginning. */
    private static OptionalLong trafficClass(String word) {
        if (word.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher numbers = TRAFFIC_CLASS.matcher(word);
        if (numbers.matches()) {
            String major = "0" + numbers.group(1);
            String minor = "0" + numbers.group(2);
            return OptionalLong.of(Long.parseLong(major, 16) << 16 | Long.parseLong(minor, 16));
        }
        return switch (word) {
            case "root" -> OptionalLong.of(0xffff_ffffL);
            case "none" -> OptionalLong.of(0);
            default -> Character.isDigit(word.charAt(0)) ? OptionalLong.empty() : OptionalLong.of(0);
        };
    }

    private static OptionalLong hour(String word) {
        Matcher hour = HOUR.matcher(word);
        if (!hour.matches()) {
            return OptionalLong.empty();
        }
        String seconds = hour.group(3);
        boolean isTime = Integer.parseInt(hour.group(1), 10) < 24
                && Integer.parseInt(hour.group(2), 10) < 60
                && (seconds == null || Integer.parseInt(seconds, 10) < 60);
        if (!isTime) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.parseInt(hour.group(1), 10) * 3_600L
                + Integer.parseInt(hour.group(2), 10) * 60L
                + (seconds == null ? 0 : Integer.parseInt(seconds, 10)));
    }

    /** {@return the text of one value} */
    public static String of(Expression value, UnmodelledRow row) {
        if (value instanceof Expression.Literal literal) {
            return literal(literal.text(), row);
        }
        if (value instanceof Expression.Range range) {
            return of(range.first(), row) + "-" + of(range.last(), row);
        }
        if (value instanceof Expression.Prefix prefix) {
            return of(prefix.address(), row) + "/" + prefix.length();
        }
        if (value instanceof Expression.Operation operation) {
            return "(" + of(operation.left(), row) + " " + operation.words() + " " + of(operation.right(), row) + ")";
        }
        if (value instanceof Expression.Flags flags) {
            TreeSet<String> texts = new TreeSet<>();
            flags.flags().forEach(flag -> texts.add(of(flag, row)));
            return String.join(",", texts);
        }
        if (value instanceof Expression.Concatenation several) {
            List<String> texts = new ArrayList<>();
            several.parts().forEach(part -> texts.add(of(part, row)));
            return String.join(" . ", texts);
        }
        return value instanceof Expression.Wildcard ? "*" : "?";
    }

    private static String literal(String word, UnmodelledRow row) {
        long number = NumberLiterals.parse(word);
        if (number >= 0) {
            return Long.toString(number);
        }
        OptionalLong other = row.isNumeric() ? number(word, row) : OptionalLong.empty();
        if (other.isPresent()) {
            return Long.toString(other.getAsLong());
        }
        Matcher date = DATE.matcher(word);
        if (row.name().equals("meta time") && date.matches()) {
            return "\"" + date.group(1) + "-" + twoDigits(date, 2) + "-" + twoDigits(date, 3) + " " + twoDigits(date, 4)
                    + ":" + twoDigits(date, 5) + ":" + twoDigits(date, 6) + "\"";
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (LINK.matcher(lower).matches() && row.kind() == UnmodelledRow.Kind.LINK_ADDRESS) {
            return linkAddress(lower);
        }
        try {
            return IpAddress.parse(word).toString();
        } catch (IllegalArgumentException e) {
            return "\"" + word + "\"";
        }
    }

    /** Missing digits are 0. */
    private static String twoDigits(Matcher date, int group) {
        String digits = date.group(group) == null ? "00" : "0" + date.group(group);
        return digits.substring(digits.length() - 2);
    }

    private static String linkAddress(String word) {
        StringBuilder text = new StringBuilder();
        for (String part : word.split(":", -1)) {
            text.append(text.length() == 0 ? "" : ":")
                    .append(part.length() == 1 ? "0" : "")
                    .append(part);
        }
        return text.toString();
    }
}
