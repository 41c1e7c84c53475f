package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The same file for nft, with its chains in another order or its values in another spelling. */
final class NftSpelling {

    private static final Map<String, String> PRIORITIES =
            Map.of("raw", "-300", "mangle", "-150", "dstnat", "-100", "filter", "0", "security", "50", "srcnat", "100");

    private static final Pattern PRIORITY =
            Pattern.compile("(?<=type filter hook \\w{1,20} priority )(\\w+)(?= *[;\\n])");
    private static final Pattern PORT = Pattern.compile("(?<= ?[sd]port )[1-9][0-9]*(?![-0-9 .]*[-.])");
    private static final Pattern NETWORK = Pattern.compile("(ip [sd]addr) ([0-9.]+)/([0-9]+)(?= )");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<=(?:mark|mark set|hoplimit|ttl) )(0x[0-9a-f]+|[1-9][0-9]*)(?=[ \\n])");
    private static final Pattern SETS = Pattern.compile("\\{ ([^{};\\n\"$]+,[^{};\\n\"$]+[^{};\\n\"$, ]) \\}");
    private static final Pattern STATES = Pattern.compile("ct state ([a-z]+),([a-z]+) ");
    private static final Pattern LIMIT = Pattern.compile("(limit rate (?:over )?\\d+/\\w+)(?! burst)(?=[ \\n])");

    private NftSpelling() {}

    /**
     * Regular chains from the last to the first, each in the place of another.
     *
     * @param text whose blocks begin and end with lines of their own
     */
    static String reordered(String text) {
        List<String> parts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<String> chains = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("table ")) {
                fill(parts, places, chains);
            }
            if (line.strip().matches("chain \\S+ \\{")) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(line).append('\n');
            if (line.strip().equals("}") && part.toString().strip().startsWith("chain ")) {
                if (!part.toString().contains("type filter hook")
                        && !part.toString().contains("type nat hook")) {
                    places.add(parts.size());
                    chains.add(0, part.toString());
                }
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        fill(parts, places, chains);
        return String.join("", parts);
    }

    private static void fill(List<String> parts, List<Integer> places, List<String> chains) {
        for (int i = 0; i < places.size(); i++) {
            parts.set(places.get(i), chains.get(i));
        }
        places.clear();
        chains.clear();
    }

    /** Other bases, masks for prefixes, sets from the last to the first, what is usual written out. */
    static String respelled(String text) {
        String other =
                PRIORITY.matcher(text).replaceAll(found -> PRIORITIES.getOrDefault(found.group(), found.group()));
        other = NETWORK.matcher(other)
                .replaceAll(found -> found.group(1) + " & " + mask(Integer.parseInt(found.group(3), 10)) + " == "
                        + network(found.group(2), Integer.parseInt(found.group(3), 10)));
        other = PORT.matcher(other).replaceAll(found -> otherBase(found.group()));
        other = NUMBERS.matcher(other).replaceAll(found -> otherBase(found.group()));
        other = SETS.matcher(other).replaceAll(found -> "{ " + reversed(found.group(1)) + " }");
        other = STATES.matcher(other)
                .replaceAll(found -> "ct state { " + found.group(2) + ", " + found.group(1) + " } ");
        return LIMIT.matcher(other).replaceAll(found -> found.group(1) + " burst 5 packets");
    }

    private static String reversed(String set) {
        List<String> elements = Arrays.asList(set.split(", *"));
        Collections.reverse(elements);
        return String.join(", ", elements);
    }

    private static long bits(int length) {
        return length == 0 ? 0 : 0xffff_ffffL << (32 - length) & 0xffff_ffffL;
    }

    private static String mask(int length) {
        return dotted(bits(length));
    }

    private static String network(String address, int length) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part, 10);
        }
        return dotted(number & bits(length));
    }

    private static String dotted(long bits) {
        return (bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    private static String otherBase(String number) {
        long value = Long.decode(number);
        return number.startsWith("0x") ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
