package io.github.secfw;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names that a policy uses and does not define, so that the machine's policy must have them. */
final class RequiredNames {

    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> attributes = new TreeSet<>();
    private final SortedSet<String> booleans = new TreeSet<>();

    private RequiredNames() {}

    /** What the policy module needs, apart from its optional blocks, and what the labels need. */
    static RequiredNames of(FirewallPolicy policy) {
        RequiredNames names = new RequiredNames();
        policy.labels().forEach(label -> names.types.add(label.type()));
        policy.types().forEach(type -> names.attributes.addAll(type.attributes()));
        policy.access().rules().stream()
                .filter(rule -> rule.optional().isEmpty())
                .forEach(names::add);
        return names.without(policy);
    }

    /** What the labels alone need. */
    static RequiredNames ofLabels(FirewallPolicy policy) {
        RequiredNames names = new RequiredNames();
        policy.labels().forEach(label -> names.types.add(label.type()));
        return names;
    }

    /** What rules need. */
    static RequiredNames of(FirewallPolicy policy, Collection<AccessRule> rules) {
        RequiredNames names = new RequiredNames();
        rules.forEach(names::add);
        return names.without(policy);
    }

    private void add(AccessRule rule) {
        types.addAll(rule.domains().types());
        types.addAll(rule.domains().exceptTypes());
        types.add(rule.packetType());
        attributes.addAll(rule.domains().attributes());
        attributes.addAll(rule.domains().exceptAttributes());
        rule.when().ifPresent(when -> booleans.add(when.name()));
    }

    private RequiredNames without(FirewallPolicy policy) {
        policy.types().forEach(type -> types.remove(type.name()));
        policy.booleans().forEach(value -> booleans.remove(value.name()));
        return this;
    }

    boolean isEmpty() {
        return types.isEmpty() && attributes.isEmpty() && booleans.isEmpty();
    }

    /** Shell commands that print the names which the machine's policy lacks. */
    String[] commands() {
        List<String> commands = new ArrayList<>();
        addCommand(commands, types, "-t", "type");
        addCommand(commands, attributes, "-a", "attribute");
        addCommand(commands, booleans, "-b", "boolean");
        return commands.toArray(String[]::new);
    }

    private static void addCommand(List<String> commands, SortedSet<String> names, String option, String kind) {
        if (!names.isEmpty()) {
            commands.add("for name in " + String.join(" ", names) + "; do seinfo --flat " + option
                    + " $name | grep -Fqx $name || echo \"missing " + kind + ": $name\"; done");
        }
    }

    /** The names of each kind. */
    @Override
    public String toString() {
        List<String> kinds = new ArrayList<>();
        addKind(kinds, types, "type", "types");
        addKind(kinds, attributes, "attribute", "attributes");
        addKind(kinds, booleans, "boolean", "booleans");
        return String.join("; ", kinds);
    }

    private static void addKind(List<String> kinds, SortedSet<String> names, String one, String several) {
        if (!names.isEmpty()) {
            kinds.add(names.stream().collect(Collectors.joining(", ", (names.size() == 1 ? one : several) + " ", "")));
        }
    }
}
