package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rules on packets, one for each domain, type, permission and condition: of a compiled policy by setools, and of a relation. */
final class PacketGrants {

    private static final Tool SHELL = Tool.named("sh", "dash");
    private static final Tool SESEARCH = Tool.named("sesearch", "setools");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Sesearch begins with the path of the Python that has setools. */
    private static final String PYTHON = "exec $(sed -n '1s/^#!//p' \"$(command -v sesearch)\") -c \"$@\"";

    /** Prints of each policy its attributes with their types, and its rules as sesearch prints them. */
    private static final String QUESTIONS = """
            import sys
            import setools
            for file in sys.argv[1:]:
                policy = setools.SELinuxPolicy(file)
                print("policy")
                for attribute in policy.typeattributes():
                    print("attribute", attribute, *attribute.expand())
                kinds = ["allow", "auditallow", "dontaudit"]
                for rule in setools.TERuleQuery(policy, ruletype=kinds, tclass=["packet"]).results():
                    print(rule)
            """;

    private static final Pattern RULE =
            Pattern.compile("(allow|auditallow|dontaudit) (\\S+) (\\S+):packet (?:\\{ ([^}]+) \\}|(\\S+));"
                    + "(?: \\[ (! )?(\\S+) \\]:(True|False))?");

    private PacketGrants() {}

    /** Of the minimal policy with each of these modules. */
    static List<SortedSet<String>> ofCompiled(List<String> modules) {
        List<CompiledPolicy> policies = new ArrayList<>();
        try {
            modules.forEach(module -> policies.add(MinimalPolicy.withMls().compile(module)));
            return of(policies);
        } finally {
            policies.forEach(CompiledPolicy::close);
        }
    }

    static SortedSet<String> of(CompiledPolicy policy) {
        return of(List.of(policy)).get(0);
    }

    private static List<SortedSet<String>> of(List<CompiledPolicy> policies) {
        SESEARCH.require();
        // Python starts once for all policies: that takes longer than to answer.
        List<String> arguments = new ArrayList<>(List.of("-c", PYTHON, "sh", QUESTIONS));
        policies.forEach(policy -> arguments.add(policy.file().toString()));
        ToolRun run = SHELL.run(LIMIT, arguments);
        if (!run.succeeded()) {
            throw new AssertionError("setools cannot answer:\n" + run.output());
        }
        List<SortedSet<String>> grants = new ArrayList<>();
        Map<String, List<String>> attributes = new HashMap<>();
        for (String line : run.stdout().lines().toList()) {
            List<String> words = List.of(line.split(" "));
            if (line.equals("policy")) {
                grants.add(new TreeSet<>());
                attributes.clear();
            } else if (words.get(0).equals("attribute")) {
                attributes.put(words.get(1), words.subList(2, words.size()));
            } else {
                addTo(grants.get(grants.size() - 1), line, attributes);
            }
        }
        assertThat(grants).hasSameSizeAs(policies);
        return grants;
    }

    private static void addTo(Set<String> grants, String line, Map<String, List<String>> attributes) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw new AssertionError("setools printed a line that is not a rule on packets: " + line);
        }
        String permissions = rule.group(4) == null ? rule.group(5) : rule.group(4);
        boolean isOn = (rule.group(6) == null) == "True".equals(rule.group(8));
        String when = rule.group(7) == null ? "" : rule.group(7) + (isOn ? " on" : " off");
        for (String domain : attributes.getOrDefault(rule.group(2), List.of(rule.group(2)))) {
            for (String type : attributes.getOrDefault(rule.group(3), List.of(rule.group(3)))) {
                for (String permission : permissions.split(" ")) {
                    grants.add(String.join(" ", rule.group(1), domain, type, permission, when));
                }
            }
        }
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
}
