package io.github.secfw.testkit.tools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of a policy, and which of them each attribute has. */
final class PolicyTypes {

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute ([^;\\s]+);");
    private static final Pattern MEMBER = Pattern.compile("\\t(\\S+)");

    private static final String NO_MEMBER = "\t<empty attribute>";

    private final Set<String> types;
    private final Map<String, Set<String>> attributes;

    private PolicyTypes(Set<String> types, Map<String, Set<String>> attributes) {
        this.types = types;
        this.attributes = attributes;
    }

    /** From what {@code seinfo --flat -t} and {@code seinfo --flat -a -x} print. */
    static PolicyTypes parse(String typeList, String attributeList) {
        Set<String> types = typeList.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
        Map<String, Set<String>> attributes = new HashMap<>();
        Set<String> members = new HashSet<>();
        for (String line : attributeList.split("\n")) {
            Matcher attribute = ATTRIBUTE.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (attribute.matches()) {
                members = new HashSet<>();
                attributes.put(attribute.group(1), members);
            } else if (member.matches() && types.contains(member.group(1))) {
                members.add(member.group(1));
            } else if (!line.isBlank() && !line.equals(NO_MEMBER)) {
                throw new AssertionError("seinfo printed a line that is neither attribute nor type: " + line);
            }
        }
        return new PolicyTypes(types, Map.copyOf(attributes));
    }

    /** The attribute's types, or the type alone. */
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
                    + (attributes.containsKey(name) ? ": it is an attribute, ask for one of its types" : ""));
        }
    }
}
