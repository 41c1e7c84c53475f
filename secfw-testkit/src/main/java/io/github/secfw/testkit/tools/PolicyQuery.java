package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The domains that may use packets, by the rules of a binary policy.
 *
 * <p>A conditional rule counts for any value of its boolean, so the answer has the domains that may under some setting.
 * Constraints do not count, and neither do permissive domains, which may do anything.
 */
@CheckReturnValue
public final class PolicyQuery {

    private static final Tool SESEARCH = Tool.named("sesearch", "setools");
    private static final Tool SEINFO = Tool.named("seinfo", "setools");

    private final PolicyTypes types;
    private final List<PacketRule> rules;

    private PolicyQuery(PolicyTypes types, List<PacketRule> rules) {
        this.types = types;
        this.rules = rules;
    }

    /**
     * Reads a policy's types, attributes and rules on packets.
     *
     * @param policy a binary policy file, which is not needed any more when this returns
     * @return the query
     * @throws AssertionError if setools cannot read the file
     * @throws RuntimeException if setools is missing: the test is skipped
     */
    public static PolicyQuery on(Path policy) {
        SESEARCH.require();
        String file = policy.toAbsolutePath().toString();
        PolicyTypes types =
                PolicyTypes.parse(ask(SEINFO, List.of("-t", "-a", "-c", PacketRule.CLASS, "-x", "--flat", file)));
        String rules = ask(SESEARCH, List.of("--allow", "--auditallow", "-c", PacketRule.CLASS, file));
        return new PolicyQuery(
                types,
                rules.lines()
                        .filter(line -> !line.isBlank())
                        .map(PacketRule::parse)
                        .toList());
    }

    /**
     * All types to which an allow rule grants a permission on packets of a type. The rule may name either type, or an
     * attribute of it.
     *
     * @param permission of class packet, such as {@code send}
     * @param packetType a type of the policy, neither attribute nor alias
     * @return types, never attributes; unmodifiable
     * @throws AssertionError if the policy has no such type or permission
     */
    public SortedSet<String> domainsAllowed(String permission, String packetType) {
        return subjects("allow", permission, packetType);
    }

    /**
     * All types for which an auditallow rule records the permitted use of packets of a type.
     *
     * @param permission of class packet, such as {@code send}
     * @param packetType a type of the policy, neither attribute nor alias
     * @return types, never attributes; unmodifiable
     * @throws AssertionError if the policy has no such type or permission
     */
    public SortedSet<String> domainsAudited(String permission, String packetType) {
        return subjects("auditallow", permission, packetType);
    }

    private SortedSet<String> subjects(String kind, String permission, String packetType) {
        types.requirePermission(permission);
        types.requireType(packetType);
        SortedSet<String> subjects = new TreeSet<>();
        for (PacketRule rule : rules) {
            if (rule.kind().equals(kind)
                    && rule.permissions().contains(permission)
                    && types.expand(rule.object()).contains(packetType)) {
                subjects.addAll(types.expand(rule.subject()));
            }
        }
        return Collections.unmodifiableSortedSet(subjects);
    }

    private static String ask(Tool tool, List<String> arguments) {
        ToolRun run = tool.run(BoundedProcess.USUAL_LIMIT, arguments);
        if (!run.succeeded()) {
            throw new AssertionError(
                    tool + " cannot answer " + arguments + " (exit code " + run.exitCode() + "):\n" + run.output());
        }
        return run.stdout();
    }
}
