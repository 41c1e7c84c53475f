package io.github.secfw.testkit.tools;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SELinux rule on packets, conditional or unconditional.
 *
 * @param kind the first word of the rule, such as {@code allow}
 * @param subject a type or an attribute
 * @param object a type or an attribute
 * @param permissions one or more
 */
record PacketRule(String kind, String subject, String object, Set<String> permissions) {

    static final String CLASS = "packet";

    /** Several permissions are in braces; a condition follows in brackets. */
    private static final Pattern RULE = Pattern.compile(
            "(\\w+) (\\S+) (\\S+):" + CLASS + " (?:\\{ ([^}]+) \\}|([^\\s;]+));(?: \\[ .+ \\]:(?:True|False))?");

    /** Parses a line of sesearch. */
    static PacketRule parse(String line) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new AssertionError("sesearch printed a line that is not a rule on packets: " + line);
        }
        String permissions = rule.group(4) == null ? rule.group(5) : rule.group(4);
        return new PacketRule(rule.group(1), rule.group(2), rule.group(3), Set.of(permissions.split(" ")));
    }
}
