package io.github.secfw.testkit;

import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rules on packets, one for each domain, type, permission and condition: of a compiled policy by setools, and of a relation. */
final class PacketGrants {

    private static final Tool SESEARCH = Tool.named("sesearch", "setools");
    private static final Tool SEINFO = Tool.named("seinfo", "setools");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern RULE = Pattern.compile(
            "(allow|auditallow|dontaudit) (\\S+) (\\S+):packet (?:\\{ ([^}]+) \\}|(\\S+));(?: \\[ (\\S+) \\]:(True|False))?");

    private PacketGrants() {}

    static SortedSet<String> of(CompiledPolicy policy) {
        String file = policy.file().toString();
        Map<String, Set<String>> attributes = attributes(lines(SEINFO, List.of("-a", "-x", "--flat", file)));
        SortedSet<String> grants = new TreeSet<>();
        for (String line : lines(SESEARCH, List.of("--allow", "--auditallow", "--dontaudit", "-c", "packet", file))) {
            Matcher rule = RULE.matcher(line);
            if (!rule.matches()) {
                throw new AssertionError("sesearch printed a line that is not a rule on packets: " + line);
            }
            String permissions = rule.group(4) == null ? rule.group(5) : rule.group(4);
            String when =
                    rule.group(6) == null ? "" : rule.group(6) + (rule.group(7).equals("True") ? " on" : " off");
            for (String domain : attributes.getOrDefault(rule.group(2), Set.of(rule.group(2)))) {
                for (String type : attributes.getOrDefault(rule.group(3), Set.of(rule.group(3)))) {
                    for (String permission : permissions.split(" ")) {
                        grants.add(String.join(" ", rule.group(1), domain, type, permission, when));
                    }
                }
            }
        }
        return grants;
    }

    static SortedSet<String> of(AccessRelation relation) {
        SortedSet<String> grants = new TreeSet<>();
        for (AccessRule rule : relation.rules()) {
            if (rule.kind() != AccessRule.Kind.NEVERALLOW) {
                for (String domain : rule.domains().types()) {
                    for (Permission permission : rule.permissions()) {
                        grants.add(String.join(
                                " ",
                                rule.kind().toString(),
                                domain,
                                rule.packetType(),
                                permission.toString(),
                                rule.when().map(Object::toString).orElse("")));
                    }
                }
            }
        }
        return grants;
    }

    private static Map<String, Set<String>> attributes(List<String> lines) {
        Map<String, Set<String>> attributes = new HashMap<>();
        Set<String> members = new HashSet<>();
        for (String line : lines) {
            if (line.startsWith("attribute ")) {
                members = new HashSet<>();
                attributes.put(line.substring("attribute ".length(), line.length() - 1), members);
            } else if (!line.contains("<empty attribute>")) {
                members.add(line.strip());
            }
        }
        return attributes;
    }

    private static List<String> lines(Tool tool, List<String> arguments) {
        ToolRun run = tool.run(LIMIT, arguments);
        if (!run.succeeded()) {
            throw new AssertionError(tool + " cannot answer " + arguments + ":\n" + run.output());
        }
        return run.stdout().lines().filter(line -> !line.isBlank()).toList();
    }
}
