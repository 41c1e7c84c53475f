package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Parser of types of service and of DSCP classes. */
public final class ServiceTypeParser {

    private static final int ALL_BITS = 0xff;

    /** The mask of a type of service that is given by name. */
    private static final int NAMED_BITS = 0x3f;

    private static final Map<String, Integer> NAMES = Map.of(
            "minimize-delay", 0x10,
            "maximize-throughput", 0x08,
            "maximize-reliability", 0x04,
            "minimize-cost", 0x02,
            "normal-service", 0);

    private ServiceTypeParser() {}

    /** A type of service with its mask. */
    static String masked(Token token) {
        String text = token.text();
        int slash = text.indexOf('/');
        OptionalLong value = NumberParser.parse(slash < 0 ? text : text.substring(0, slash), ALL_BITS);
        OptionalLong mask =
                slash < 0 ? OptionalLong.of(ALL_BITS) : NumberParser.parse(text.substring(slash + 1), ALL_BITS);
        if (value.isPresent() && mask.isPresent()) {
            return text(value.getAsLong(), mask.getAsLong());
        }
        Integer named = NAMES.get(text.toLowerCase(Locale.ROOT));
        if (named == null) {
            throw token.fault("unknown type of service \"" + text
                    + "\": expected a number from 0 to 255, perhaps with a mask, or a name");
        }
        return text(named, NAMED_BITS);
    }

    /** The canonical text of a value and a mask. */
    public static String text(long value, long mask) {
        return CanonicalNumbers.hexadecimal(value) + "/" + CanonicalNumbers.hexadecimal(mask);
    }

    /** The number of a DSCP class. */
    static String ofClass(Token token) {
        String name = token.text().toUpperCase(Locale.ROOT);
        if (name.equals("BE")) {
            return "0";
        }
        if (name.equals("EF")) {
            return "46";
        }
        if (name.matches("CS[0-7]")) {
            return String.valueOf(8 * (name.charAt(2) - '0'));
        }
        if (name.matches("AF[1-4][1-3]")) {
            return String.valueOf(8 * (name.charAt(2) - '0') + 2 * (name.charAt(3) - '0'));
        }
        throw token.fault("unknown class \"" + token.text() + "\": expected BE, EF, CS0 to CS7 or AF11 to AF43");
    }
}
