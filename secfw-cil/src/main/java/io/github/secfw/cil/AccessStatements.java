package io.github.secfw.cil;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes rules on domains that stand in one place: in the module itself or in one optional block. */
final class AccessStatements {

    private static final String INDENT = "    ";

    private final String indent;
    private final AttributeNames names;
    private final Map<DomainSet, String> attributes = new HashMap<>();

    AccessStatements(String indent, AttributeNames names) {
        this.indent = indent;
        this.names = names;
    }

    /** Attributes come first: none can be declared under a boolean. */
    void writeTo(Appendable out, List<AccessRule> rules) throws IOException {
        for (AccessRule rule : rules) {
            if (!isUnion(rule.domains()) && !attributes.containsKey(rule.domains())) {
                String name = names.next();
                attributes.put(rule.domains(), name);
                writeAttribute(out, name, rule.domains());
            }
        }
        SortedMap<String, SortedMap<BooleanValue, StringBuilder>> conditional = new TreeMap<>();
        for (AccessRule rule : rules) {
            if (rule.when().isEmpty()) {
                writeRule(out, indent, rule);
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
            writeConditional(out, ofBoolean.getKey(), ofBoolean.getValue());
        }
    }

    private void writeConditional(Appendable out, String name, SortedMap<BooleanValue, StringBuilder> branches)
            throws IOException {
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

    /** A rule takes only a name, so that a set that is more than a union becomes an attribute. */
    private void writeAttribute(Appendable out, String name, DomainSet domains) throws IOException {
        out.append(indent)
                .append("(typeattribute ")
                .append(name)
                .append(")\n")
                .append(indent)
                .append("(typeattributeset ")
                .append(name)
                .append(" (and (")
                .append(together(domains.types(), domains.attributes()))
                .append(") (not (")
                .append(together(domains.exceptTypes(), domains.exceptAttributes()))
                .append("))))\n");
    }

    private static String together(SortedSet<String> types, SortedSet<String> attributes) {
        SortedSet<String> names = new TreeSet<>(types);
        names.addAll(attributes);
        return String.join(" ", names);
    }

    private void writeRule(Appendable out, String indent, AccessRule rule) throws IOException {
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
            out.append(indent)
                    .append('(')
                    .append(rule.kind().toString())
                    .append(' ')
                    .append(subject)
                    .append(' ')
                    .append(rule.packetType())
                    .append(" (packet (")
                    .append(permissions)
                    .append(")))\n");
        }
    }
}
