package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the times, dates and days of {@code -m time}. */
public final class TimeParser {

    private static final List<String> DAYS = List.of("mo", "tu", "we", "th", "fr", "sa", "su");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})"
            + "(?:T([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2}))?)?)?)?)?");
    private static final int DAYS_OF_MONTH = 31;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2038;

    private TimeParser() {}

    /** A time of day with hours, minutes and seconds. */
    static String time(Token token) {
        Matcher time = TIME.matcher(token.text());
        if (time.matches() && part(time, 1, 0) < 24 && part(time, 2, 0) < 60 && part(time, 3, 0) < 60) {
            return String.format(Locale.ROOT, "%02d:%02d:%02d", part(time, 1, 0), part(time, 2, 0), part(time, 3, 0));
        }
        throw token.fault("invalid time \"" + token.text() + "\": expected hours and minutes, as 23:59");
    }

    /** A date with its time of day. */
    static String date(Token token) {
        Matcher date = DATE.matcher(token.text());
        if (date.matches() && part(date, 1, 0) >= FIRST_YEAR && part(date, 1, 0) <= LAST_YEAR) {
            try {
                return LocalDateTime.of(
                                part(date, 1, 0),
                                part(date, 2, 1),
                                part(date, 3, 1),
                                part(date, 4, 0),
                                part(date, 5, 0),
                                part(date, 6, 0))
                        .toString();
            } catch (DateTimeException e) {
                throw noDate(token);
            }
        }
        throw noDate(token);
    }

    private static IllegalArgumentException noDate(Token token) {
        return token.fault("invalid date \"" + token.text() + "\": expected a date, as 2030-01-31T23:59:59");
    }

    private static int part(Matcher matcher, int group, int missing) {
        return matcher.group(group) == null ? missing : Integer.parseInt(matcher.group(group));
    }

    static String daysOfMonth(Token token) {
        TreeSet<Integer> days = new TreeSet<>();
        for (String part : token.text().split(",", -1)) {
            OptionalLong day = NumberParser.parse(part, DAYS_OF_MONTH);
            if (day.isEmpty() || day.getAsLong() == 0) {
                throw token.fault("invalid day \"" + part + "\": expected numbers from 1 to " + DAYS_OF_MONTH
                        + " with commas between them");
            }
            days.add((int) day.getAsLong());
        }
        return text(days);
    }

    /** The days of the week by number, from 1 for Monday to 7 for Sunday. */
    static String daysOfWeek(Token token) {
        TreeSet<Integer> days = new TreeSet<>();
        for (String part : token.text().split(",", -1)) {
            OptionalLong number = NumberParser.parse(part, DAYS.size());
            int day = number.isPresent() ? (int) number.getAsLong() : 1 + named(part);
            if (day == 0) {
                throw token.fault("invalid day \"" + part
                        + "\": expected days of the week, as Mon or 1, with commas between them");
            }
            days.add(day);
        }
        return text(days);
    }

    private static int named(String part) {
        return part.length() < 2 ? -1 : DAYS.indexOf(part.substring(0, 2).toLowerCase(Locale.ROOT));
    }

    /** The days from 1 to a last one that are not in a list. */
    public static String others(String days, int last) {
        TreeSet<Integer> others = new TreeSet<>();
        for (int day = 1; day <= last; day++) {
            others.add(day);
        }
        for (String day : days.split(",")) {
            others.remove(Integer.valueOf(day));
        }
        return text(others);
    }

    private static String text(SortedSet<Integer> days) {
        return String.join(",", days.stream().map(String::valueOf).toList());
    }
}
