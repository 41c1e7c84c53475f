package io.github.secfw.cil;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file of a policy's module. */
final class ModuleFile implements Artifact {

    private final FirewallPolicy policy;

    ModuleFile(FirewallPolicy policy) {
        this.policy = policy;
    }

    static String name(FirewallPolicy policy) {
        return policy.name() + ".cil";
    }

    /** The prefix keeps a policy of the name {@code ssh} from replacing the base policy's module of that name. */
    static String module(FirewallPolicy policy) {
        return "secfw-" + policy.name();
    }

    @Override
    public String fileName() {
        return name(policy);
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
        List<AccessRule> rules = policy.access().rules();
        out.append("; ").append(policy.toString()).append(", for semodule or secilc\n");
        if (policy.requiresNames()) {
            writeRequirements(out, rules);
        }
        for (PacketType type : policy.types()) {
            writeType(out, type);
        }
        Map<DomainSet, String> attributes = attributes(rules);
        for (Map.Entry<DomainSet, String> attribute : attributes.entrySet()) {
            writeAttribute(out, attribute.getValue(), attribute.getKey());
        }
        for (AccessRule rule : rules) {
            writeRule(out, rule, attributes);
        }
    }

    private void writeRequirements(Appendable out, List<AccessRule> rules) throws IOException {
        SortedSet<String> names = names(rules);
        policy.types().forEach(type -> names.remove(type.name()));
        if (!policy.types().isEmpty()) {
            out.append("(roleattributeset cil_gen_require object_r)\n");
        }
        for (String name : names) {
            out.append("(typeattributeset cil_gen_require ").append(name).append(")\n");
        }
    }

    /** All names of types and attributes that the module speaks of. */
    private SortedSet<String> names(List<AccessRule> rules) {
        SortedSet<String> names = new TreeSet<>();
        for (AccessRule rule : rules) {
            names.add(rule.packetType());
            names.addAll(rule.domains().types());
            names.addAll(rule.domains().attributes());
            names.addAll(rule.domains().exceptTypes());
            names.addAll(rule.domains().exceptAttributes());
        }
        for (PacketType type : policy.types()) {
            names.add(type.name());
            names.addAll(type.attributes());
        }
        return names;
    }

    private static void writeType(Appendable out, PacketType type) throws IOException {
        out.append("(type ").append(type.name()).append(")\n");
        out.append("(roletype object_r ").append(type.name()).append(")\n");
        for (String attribute : type.attributes()) {
            out.append("(typeattributeset ")
                    .append(attribute)
                    .append(" (")
                    .append(type.name())
                    .append("))\n");
        }
    }

    /** Names for the sets of domains that are more than a union: a rule takes only a name. */
    private Map<DomainSet, String> attributes(List<AccessRule> rules) {
        SortedSet<String> taken = names(rules);
        Map<DomainSet, String> attributes = new LinkedHashMap<>();
        int number = 1;
        for (AccessRule rule : rules) {
            if (!isUnion(rule.domains()) && !attributes.containsKey(rule.domains())) {
                while (!taken.add(attributeName(number))) {
                    number++;
                }
                attributes.put(rule.domains(), attributeName(number));
            }
        }
        return attributes;
    }

    private String attributeName(int number) {
        return module(policy) + "_domains_" + number;
    }

    private static boolean isUnion(DomainSet domains) {
        return domains.exceptTypes().isEmpty() && domains.exceptAttributes().isEmpty();
    }

    private static void writeAttribute(Appendable out, String name, DomainSet domains) throws IOException {
        out.append("(typeattribute ")
                .append(name)
                .append(")\n(typeattributeset ")
                .append(name)
                .append(" (and (");
        out.append(names(domains.types(), domains.attributes())).append(") (not (");
        out.append(names(domains.exceptTypes(), domains.exceptAttributes())).append("))))\n");
    }

    private static String names(SortedSet<String> types, SortedSet<String> attributes) {
        SortedSet<String> names = new TreeSet<>(types);
        names.addAll(attributes);
        return String.join(" ", names);
    }

    private static void writeRule(Appendable out, AccessRule rule, Map<DomainSet, String> attributes)
            throws IOException {
        String permissions =
                rule.permissions().stream().map(Permission::toString).collect(Collectors.joining(" "));
        String named = attributes.get(rule.domains());
        SortedSet<String> subjects = new TreeSet<>();
        if (named == null) {
            subjects.addAll(rule.domains().types());
            subjects.addAll(rule.domains().attributes());
        } else {
            subjects.add(named);
        }
        for (String subject : subjects) {
            out.append('(')
                    .append(keyword(rule.kind()))
                    .append(' ')
                    .append(subject)
                    .append(' ');
            out.append(rule.packetType())
                    .append(" (packet (")
                    .append(permissions)
                    .append(")))\n");
        }
    }

    private static String keyword(AccessRule.Kind kind) {
        return switch (kind) {
            case ALLOW -> "allow";
            case AUDITALLOW -> "auditallow";
        };
    }

    @Override
    public String toString() {
        return fileName();
    }
}
