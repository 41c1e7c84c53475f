package io.github.secfw.proof.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpType;
import java.util.ArrayList;
import java.util.List;

/** Formats ranges of the numbers of ICMP messages, whose first byte is the type and whose second is the code. */
public record IcmpFormatter(Family family) {

    private static final int LAST_CODE = 255;

    /** The texts of a range, split where types occur with all codes. */
    public List<String> of(int first, int last) {
        List<String> words = new ArrayList<>();
        int from = first;
        if (code(from) > 0) {
            int to = Math.min(last, lastOf(from));
            words.add(codes(from, to));
            from = to + 1;
        }
        int behindWhole = code(last) == LAST_CODE ? last + 1 : last - code(last);
        if (from < behindWhole) {
            words.add(types(from, behindWhole - 1));
            from = behindWhole;
        }
        if (from <= last) {
            words.add(codes(from, last));
        }
        return words;
    }

    private String types(int first, int last) {
        return joined(type(first).toString(), type(last).toString());
    }

    private String codes(int first, int last) {
        return type(first) + " code "
                + joined(
                        new IcmpCode(type(first), code(first)).toString(),
                        new IcmpCode(type(first), code(last)).toString());
    }

    private static String joined(String first, String last) {
        return first.equals(last) ? first : first + " to " + last;
    }

    private IcmpType type(int number) {
        return new IcmpType(family, number >> 8);
    }

    private static int code(int number) {
        return number & LAST_CODE;
    }

    private static int lastOf(int number) {
        return number | LAST_CODE;
    }
}
