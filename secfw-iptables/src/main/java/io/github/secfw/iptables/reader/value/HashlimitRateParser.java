package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of the rates and bursts of {@code -m hashlimit}, in packets or in bytes a second. */
final class HashlimitRateParser {

    /** XT_HASHLIMIT_SCALE_v2. */
    private static final long TICKS = 1_000_000;

    private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})(b|kb|mb)/s");
    private static final Pattern BURST = Pattern.compile("([0-9]{1,9})(b|kb|mb)");

    /** XT_HASHLIMIT_BYTE_SHIFT. */
    private static final int BYTE_SHIFT = 4;

    private HashlimitRateParser() {}

    /** The rate as the kernel keeps it; a rate of bytes a second ends with {@code b/s}. */
    static String canonical(Token token) {
        String text = token.text();
        Matcher bytes = BYTES.matcher(text.toLowerCase(Locale.ROOT));
        if (bytes.matches()) {
            return bytesPerSecond(token, bytes);
        }
        Optional<XtablesRate> rate = XtablesRate.parse(text);
        if (rate.isEmpty() || !rate.get().isWithin(TICKS)) {
            throw fault(token);
        }
        return rate.get().kept(TICKS).toString();
    }

    /** A byte rate as the kernel keeps it, in steps of 16 bytes (bytes_to_cost of libxt_hashlimit). */
    private static String bytesPerSecond(Token token, Matcher bytes) {
        long number = bytes(bytes.group(1), bytes.group(2));
        if (number == 0 || number > CanonicalNumbers.MAX_32) {
            throw fault(token);
        }
        long cost = CanonicalNumbers.MAX_32 / ((number >> BYTE_SHIFT) + 1);
        return ((CanonicalNumbers.MAX_32 / cost - 1) << BYTE_SHIFT) + "b/s";
    }

    private static long bytes(String number, String unit) {
        long factor = switch (unit) {
            case "b" -> 1;
            case "kb" -> 1024;
            default -> 1024L * 1024;
        };
        return Long.parseLong(number) * factor;
    }

    private static IllegalArgumentException fault(Token token) {
        return token.fault("invalid rate \"" + token.text() + "\": expected a number and a unit, as 3/minute, up to "
                + TICKS + "/second, or bytes a second, as 512kb/s");
    }

    /** A burst, in packets or bytes. */
    static String burst(Token token) {
        Matcher bytes = BURST.matcher(token.text().toLowerCase(Locale.ROOT));
        if (bytes.matches()) {
            return bytes(bytes.group(1), bytes.group(2)) + "b";
        }
        return CanonicalNumbers.number(token, 1, TICKS);
    }
}
