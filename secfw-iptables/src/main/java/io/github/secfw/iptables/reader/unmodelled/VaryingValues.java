package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.net.Family;
import java.util.Set;

/** Kinds of option values for which a condition is known to be both true and false. */
final class VaryingValues {

    private static final Set<String> TIMES = Set.of("timestart", "timestop", "weekdays", "monthdays");
    private static final Set<String> POLICY = Set.of("dir", "pol");

    /** The bytes of addresses and ports together, which are in the model. */
    private static final int MODELLED_BYTES_OF_IPV4 = 12;

    private static final int MODELLED_BYTES_OF_IPV6 = 36;

    private static final long CERTAIN_FROM = 512;

    private VaryingValues() {}

    /** Whether an option has a value of a kind. */
    static boolean isOf(String kind, UnmodelledOptions given, String option) {
        String value = given.value(option).orElse("");
        return switch (kind) {
            case "possible" -> isWithinMask(value);
            case "part" -> !value.startsWith("0/") && !value.startsWith("2147483648/");
            case "long" -> isLong(given, value);
            case "limited" -> given.names().stream().anyMatch(TIMES::contains);
            case "plain" ->
                given.names().equals(POLICY)
                        && given.value("dir").filter("in"::equals).isPresent();
            case "several" -> !value.equals("1");
            default -> throw new IllegalStateException(kind);
        };
    }

    private static boolean isWithinMask(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return true;
        }
        long number = Long.decode(value.substring(0, slash));
        long mask = Long.decode(value.substring(slash + 1));
        return mask != 0 && (number & ~mask) == 0;
    }

    /** Whether the text is longer than addresses and ports, and the search reaches the payload. */
    private static boolean isLong(UnmodelledOptions given, String value) {
        int modelled = given.family() == Family.IPV4 ? MODELLED_BYTES_OF_IPV4 : MODELLED_BYTES_OF_IPV6;
        long characters = value.startsWith("\"")
                ? value.chars()
                        .filter(character -> character != '"' && character != '\\')
                        .count()
                : value.length();
        boolean isPlain = !value.startsWith("|");
        boolean canBeginEarly =
                !given.has("from") || Long.parseLong(given.value("from").orElse("0")) < CERTAIN_FROM;
        return isPlain && characters > modelled && canBeginEarly && !given.has("to");
    }
}
