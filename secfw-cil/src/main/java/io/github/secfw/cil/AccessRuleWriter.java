package io.github.secfw.cil;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the access rules of the module itself, or of one optional block. */
final class AccessRuleWriter {

    private static final String INDENT = "    ";
    private static final List<Permission> PERMISSIONS = List.of(Permission.values());

    private final String indent;
    private final AttributeNameGenerator names;
    private final Map<DomainSet, String> attributes = new HashMap<>();

    AccessRuleWriter(String indent, AttributeNameGenerator names) {
        this.indent = indent;
        this.names = names;
    }

    /** Writes each attribute before the first rule that uses it, and outside of conditions, where no attribute can be declared. */
    void writeTo(TextBuffer out, List<AccessRule> rules) throws IOException {
        SortedMap<String, SortedMap<BooleanValue, StringBuilder>> conditional = new TreeMap<>();
        for (AccessRule rule : rules) {
            if (!isUnion(rule.domains()) && !attributes.containsKey(rule.domains())) {
                String name = names.next();
                attributes.put(rule.domains(), name);
                writeAttribute(out.text(), name, rule.domains());
            }
            if (rule.when().isEmpty()) {
                writeRule(out.text(), indent, rule);
                out.endPart();
            } else {
                BooleanValue when = rule.when().get();
                writeRule(
                        conditional
                                .computeIfAbsent(when.name(), name -> new TreeMap<>())
                                .computeIfAbsent(when, value -> new StringBuilder()),
                        indent + INDENT + INDENT,
                        rule);
            }
        }
        for (Map.Entry<String, SortedMap<BooleanValue, StringBuilder>> ofBoolean : conditional.entrySet()) {
            writeConditional(out.text(), ofBoolean.getKey(), ofBoolean.getValue());
        }
    }

    private void writeConditional(StringBuilder out, String name, SortedMap<BooleanValue, StringBuilder> branches) {
        out.append(indent).append("(booleanif ").append(name).append('\n');
        for (Map.Entry<BooleanValue, StringBuilder> branch : branches.entrySet()) {
            out.append(indent)
                    .append(INDENT)
                    .append(branch.getKey().isOn() ? "(true\n" : "(false\n")
                    .append(branch.getValue())
                    .append(indent)
                    .append(INDENT)
                    .append(")\n");
        }
        out.append(indent).append(")\n");
    }

    private static boolean isUnion(DomainSet domains) {
        return domains.exceptTypes().isEmpty() && domains.exceptAttributes().isEmpty();
    }

    /** Declares an attribute for a set with exceptions, because a rule has only one name for its domain. */
    private void writeAttribute(StringBuilder out, String name, DomainSet domains) {
        out.append(indent)
                .append("(typeattribute ")
                .append(name)
                .append(")\n")
                .append(indent)
                .append("(typeattributeset ")
                .append(name)
                .append(" (and (")
                .append(union(domains.types(), domains.attributes()))
                .append(") (not (")
                .append(union(domains.exceptTypes(), domains.exceptAttributes()))
                .append("))))\n");
    }

    private static String union(SortedSet<String> types, SortedSet<String> attributes) {
        SortedSet<String> names = new TreeSet<>(types);
        names.addAll(attributes);
        return String.join(" ", names);
    }

    private void writeRule(StringBuilder out, String indent, AccessRule rule) {
        DomainSet domains = rule.domains();
        if (!isUnion(domains)) {
            writeRule(out, indent, rule, attributes.getOrDefault(domains, ""));
        } else if (domains.attributes().isEmpty()) {
            for (String type : domains.types()) {
                writeRule(out, indent, rule, type);
            }
        } else {
            SortedSet<String> subjects = new TreeSet<>(domains.types());
            subjects.addAll(domains.attributes());
            for (String subject : subjects) {
                writeRule(out, indent, rule, subject);
            }
        }
    }

    private static void writeRule(StringBuilder out, String indent, AccessRule rule, String subject) {
        out.append(indent)
                .append('(')
                .append(rule.kind())
                .append(' ')
                .append(subject)
                .append(' ');
        out.append(rule.packetType()).append(" (packet (");
        String separator = "";
        for (Permission permission : PERMISSIONS) {
            if (rule.permissions().contains(permission)) {
                out.append(separator).append(permission);
                separator = " ";
            }
        }
        out.append(")))\n");
    }
}
