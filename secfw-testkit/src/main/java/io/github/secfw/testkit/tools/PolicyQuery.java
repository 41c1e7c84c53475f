package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may use which packets, by the rules of a binary policy.
 *
 * <p>A conditional rule counts, whatever its boolean is set to: the answer is who may under some setting. Constraints do
 * not count, and neither does a permissive domain, which may do anything.
 */
@CheckReturnValue
public final class PolicyQuery {

    private static final Tool SESEARCH = Tool.named("sesearch", "setools");
    private static final Tool SEINFO = Tool.named("seinfo", "setools");

    private final Path policy;
    private final PolicyTypes types;

    private PolicyQuery(Path policy, PolicyTypes types) {
        this.policy = policy;
        this.types = types;
    }

    /**
     * Reads a policy's types and attributes.
     *
     * @param policy a binary policy file, which must stay there as long as the query is used
     * @return the query
     * @throws AssertionError if setools cannot read the file
     * @throws RuntimeException if setools is missing: the test is skipped
     */
    public static PolicyQuery on(Path policy) {
        SESEARCH.require();
        String file = policy.toAbsolutePath().toString();
        return new PolicyQuery(
                policy,
                PolicyTypes.parse(
                        ask(SEINFO, List.of("-t", "--flat", file)), ask(SEINFO, List.of("-a", "-x", "--flat", file))));
    }

    /**
     * All types that an allow rule lets use packets of a type: by their own name or an attribute of theirs, the packets'
     * too.
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
     * All types whose permitted use of packets of a type an auditallow rule records.
     *
     * @param permission of class packet, such as {@code send}
     * @param packetType a type of the policy, neither attribute nor alias
     * @return types, never attributes; unmodifiable
     * @throws AssertionError if the policy has no such type or permission
     */
    public SortedSet<String> domainsAudited(String permission, String packetType) {
        return subjects("auditallow", permission, packetType);
    }

    private SortedSet<String> subjects(String rule, String permission, String packetType) {
        Objects.requireNonNull(permission);
        types.requireType(packetType);
        String rules = ask(
                SESEARCH,
                List.of(
                        "--" + rule,
                        "-c",
                        "packet",
                        "-p",
                        permission,
                        "-t",
                        packetType,
                        policy.toAbsolutePath().toString()));
        SortedSet<String> subjects = new TreeSet<>();
        rules.lines().filter(line -> !line.isBlank()).forEach(line -> subjects.addAll(subjectsOf(line, rule)));
        return Collections.unmodifiableSortedSet(subjects);
    }

    /** Of {@code allow SUBJECT OBJECT:packet …;}. */
    private Set<String> subjectsOf(String line, String rule) {
        String[] words = line.split(" ");
        if (words.length < 4 || !words[0].equals(rule) || !words[2].endsWith(":packet")) {
            throw new AssertionError("sesearch printed no " + rule + " rule on packets: " + line);
        }
        return types.expand(words[1]);
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
