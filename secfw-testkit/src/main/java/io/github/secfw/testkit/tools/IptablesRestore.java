package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The programs that read an iptables-restore file: the legacy and the nft variant, each for IPv4 and IPv6. */
@CheckReturnValue
public enum IptablesRestore {
    /** {@code iptables-legacy-restore}. */
    LEGACY_IPV4("iptables-legacy"),
    /** {@code iptables-nft-restore}, which is {@code iptables-restore} on most distributions. */
    NFT_IPV4("iptables-nft"),
    /** {@code ip6tables-legacy-restore}. */
    LEGACY_IPV6("ip6tables-legacy"),
    /** {@code ip6tables-nft-restore}. */
    NFT_IPV6("ip6tables-nft");

    private static final String FILE = "rules";
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");

    private final Tool restore;
    private final Tool save;

    IptablesRestore(String name) {
        this.restore = Tool.named(name + "-restore", "iptables");
        this.save = Tool.named(name + "-save", "iptables");
    }

    /**
     * Both readers of IPv4 files.
     *
     * @return legacy, then nft
     */
    public static List<IptablesRestore> ipv4() {
        return List.of(LEGACY_IPV4, NFT_IPV4);
    }

    /**
     * Both readers of IPv6 files.
     *
     * @return legacy, then nft
     */
    public static List<IptablesRestore> ipv6() {
        return List.of(LEGACY_IPV6, NFT_IPV6);
    }

    /**
     * Checks that the program can parse a file ({@code --test}). It does not check contexts, and the nft variants do not
     * check that chains exist; {@link #load} finds more.
     *
     * @param text a whole iptables-restore file
     * @throws AssertionError if the program refuses it, with its message and the numbered line
     * @throws RuntimeException if the program is missing: the test is skipped
     */
    public void accepts(String text) {
        Objects.requireNonNull(text);
        List<String> command = restore.command("--test", FILE);
        NetworkNamespace namespace = NetworkNamespace.require();
        try (Workspace workspace = Workspace.create()) {
            workspace.write(FILE, text);
            judge(namespace.run(workspace.directory(), lockIn(workspace), command), "refuses", text);
        }
    }

    /**
     * Loads a file into the kernel, in a fresh network namespace and with its labels replaced by packet marks (see
     * {@link LabelMarks}), so that a kernel without SELinux accepts it. Control groups that it names exist during the load.
     *
     * @param text a whole iptables-restore file
     * @param table the table to list afterwards, such as {@code mangle}
     * @return what the kernel then holds in that table, as iptables-save prints it, without {@code #} lines
     * @throws AssertionError if the program or the kernel refuses it; with the program's message and the numbered line
     * @throws IllegalArgumentException if a label cannot be replaced
     * @throws RuntimeException if the program is missing: the test is skipped
     */
    @CanIgnoreReturnValue
    public String load(String text, String table) {
        Objects.requireNonNull(table);
        String marked = LabelMarks.inIptables(text).text();
        String restoreProgram = restore.command().get(0);
        String saveProgram = save.command().get(0);
        NetworkNamespace namespace = NetworkNamespace.require();
        try (Workspace workspace = Workspace.create()) {
            workspace.write(FILE, marked);
            ToolRun run = namespace.run(
                    workspace.directory(),
                    lockIn(workspace),
                    ControlGroups.around(
                            ControlGroups.inIptables(text),
                            List.of(
                                    "sh",
                                    "-c",
                                    "\"$1\" " + FILE + " && \"$2\" -t \"$3\"",
                                    "sh",
                                    restoreProgram,
                                    saveProgram,
                                    table)));
            judge(run, "does not load, with marks in place of labels,", text);
            return run.stdout()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static Map<String, String> lockIn(Workspace workspace) {
        return Map.of("XTABLES_LOCKFILE", workspace.directory().resolve("lock").toString());
    }

    /** Shows the lines as the caller wrote them; marks do not change line numbers. */
    private void judge(ToolRun run, String verb, String text) {
        if (!run.succeeded()) {
            List<Integer> lines = LINE.matcher(run.output())
                    .results()
                    .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                    .toList();
            throw new AssertionError(restore + " " + verb + " the text (exit code " + run.exitCode() + "):\n"
                    + run.output() + "\n" + new NumberedLines(text).show(lines));
        }
    }
}
