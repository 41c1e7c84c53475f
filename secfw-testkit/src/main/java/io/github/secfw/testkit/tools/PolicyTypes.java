package io.github.secfw.testkit.tools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of a policy, the types of each attribute, and the permissions of the class {@code packet}. */
final class PolicyTypes {

    /** Aliases and attributes may follow. */
    private static final Pattern TYPE = Pattern.compile("type ([^;,\\s]+)[;, ].*");

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute ([^;\\s]+);");
    private static final Pattern MEMBER = Pattern.compile("\\t(\\S+)");
    private static final Set<String> NO_MEMBER = Set.of("", "\t<empty attribute>", "{", "}");

    private final Set<String> types;
    private final Map<String, Set<String>> attributes;
    private final Set<String> permissions;

    private PolicyTypes(Set<String> types, Map<String, Set<String>> attributes, Set<String> permissions) {
        this.types = types;
        this.attributes = attributes;
        this.permissions = permissions;
    }

    /** Parses the output of {@code seinfo --flat -x -t -a -c packet}. */
    static PolicyTypes parse(String list) {
        Set<String> types = new HashSet<>();
        Map<String, Set<String>> attributes = new HashMap<>();
        Set<String> permissions = new HashSet<>();
        Set<String> members = new HashSet<>();
        for (String line : list.split("\n")) {
            Matcher type = TYPE.matcher(line);
            Matcher attribute = ATTRIBUTE.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (type.matches()) {
                types.add(type.group(1));
            } else if (line.equals("class " + PacketRule.CLASS)) {
                members = permissions;
            } else if (attribute.matches()) {
                members = new HashSet<>();
                attributes.put(attribute.group(1), members);
            } else if (member.matches()) {
                members.add(member.group(1));
            } else if (!NO_MEMBER.contains(line)) {
                throw new AssertionError("seinfo printed an unknown line: " + line);
            }
        }
        attributes.forEach((attribute, ofIt) -> {
            if (!types.containsAll(ofIt)) {
                throw new AssertionError("seinfo printed attribute " + attribute + " with unknown types: " + ofIt);
            }
        });
        return new PolicyTypes(Set.copyOf(types), Map.copyOf(attributes), Set.copyOf(permissions));
    }

    /** The types of an attribute, or a type alone. */
    Set<String> expand(String typeOrAttribute) {
        Set<String> members = attributes.get(typeOrAttribute);
        if (members != null) {
            return Set.copyOf(members);
        }
        requireType(typeOrAttribute);
        return Set.of(typeOrAttribute);
    }

    void requireType(String name) {
        if (!types.contains(name)) {
            throw new AssertionError("the policy has no type '" + name + "'"
                    + (attributes.containsKey(name) ? ": it is an attribute, name one of its types" : ""));
        }
    }

    void requirePermission(String name) {
        if (!permissions.contains(name)) {
            throw new AssertionError("the class " + PacketRule.CLASS + " has no permission '" + name + "'");
        }
    }
}
