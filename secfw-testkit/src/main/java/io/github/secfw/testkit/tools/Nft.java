package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The nft program. */
@CheckReturnValue
public final class Nft {

    private static final Tool NFT = Tool.named("nft", "nftables");
    private static final String FILE = "rules.nft";

    private Nft() {}

    /**
     * Checks a file twice with {@code nft -c}: as it is, and with packet marks in place of labels.
     *
     * <p>Control groups that it names exist during the check. On a kernel without the statement {@code queue}, the error that
     * it is missing is accepted at each {@code queue}.
     *
     * <p>The contexts need not exist on this machine. If the kernel refuses a context, nft reports an error at the declaration
     * of the secmark object: 'Invalid argument' with SELinux, 'No such file or directory' without. It then reports 'No such
     * file or directory' at each use of the object in rules and maps. Only these errors at these places are accepted, because a
     * missing chain has the same text. Such an error can hide another one in the same rule or map; the check with marks, which
     * accepts no error, finds it. Only {@link #load} finds loops, and statements that are invalid at a hook.
     *
     * <p>'Permission denied' is a fault. A kernel with SELinux reports it if this process may not label packets with an
     * existing context, and whoever loads the file would get it too. {@link #checkWithoutRelabelto} is for processes without
     * that permission.
     *
     * @param text a whole nftables file, its objects, maps and rules written inside {@code table … { … }} blocks
     * @throws AssertionError if nft finds a fault, with its message and the numbered lines
     * @throws IllegalArgumentException if a label cannot be replaced by a mark
     * @throws RuntimeException if nft is missing: the test is skipped
     */
    public static void check(String text) {
        check(text, false);
    }

    /**
     * Checks a file as {@link #check} does, but also accepts 'Permission denied' at the declaration of a secmark object. So
     * this process need not have SELinux's permission {@code relabelto} on the labels, which the process that loads the file
     * needs.
     *
     * @param text a whole nftables file, its objects, maps and rules written inside {@code table … { … }} blocks
     * @throws AssertionError if nft finds a fault, with its message and the numbered lines
     * @throws IllegalArgumentException if a label cannot be replaced by a mark
     * @throws RuntimeException if nft is missing: the test is skipped
     */
    public static void checkWithoutRelabelto(String text) {
        check(text, true);
    }

    private static void check(String text, boolean mayBeDenied) {
        Objects.requireNonNull(text);
        List<String> command = NFT.command("-c", "-f", FILE);
        ToolRun asItIs = run(text, command);
        refuse(new NftJudge(text).faults(asItIs, mayBeDenied, queues(text)), asItIs, text, "as it is");
        String marked = loadable(text);
        ToolRun withMarks = run(marked, command);
        refuse(new NftJudge(marked).faults(withMarks, false, true), withMarks, text, "with marks in place of labels");
    }

    /**
     * Loads a file into the kernel, in a fresh network namespace and with its labels replaced by packet marks (see
     * {@link LabelMarks}), so that a kernel without SELinux accepts it, and then loads it a second time. Control groups that it
     * names exist during the load. On a kernel without the statement {@code queue}, {@code drop} replaces each {@code queue}.
     *
     * @param text a whole nftables file that can be loaded repeatedly, because it deletes its tables before it creates them
     * @return the rules in the kernel afterwards, as {@code nft list ruleset} prints them
     * @throws AssertionError if nft or the kernel refuses it, or if the second load changes anything
     * @throws IllegalArgumentException if a label cannot be replaced by a mark
     * @throws RuntimeException if nft is missing: the test is skipped
     */
    @CanIgnoreReturnValue
    public static String load(String text) {
        return list(text).text();
    }

    /**
     * Loads a file into the kernel as {@link #load} does, and returns what was loaded and what nft lists afterwards.
     *
     * @param text a whole nftables file that can be loaded repeatedly, because it deletes its tables before it creates them
     * @return what was loaded, and how nft prints it as text and as JSON
     * @throws AssertionError if nft or the kernel refuses it, or if the second load changes anything
     * @throws IllegalArgumentException if a label cannot be replaced by a mark
     * @throws RuntimeException if nft is missing: the test is skipped
     */
    public static NftListing list(String text) {
        String marked = loadable(text);
        String nft = NFT.command().get(0);
        NetworkNamespace namespace = NetworkNamespace.require();
        try (Workspace workspace = Workspace.create()) {
            workspace.write(FILE, marked);
            String json = " && \"$1\" -j list ruleset > json";
            String step = "\"$1\" -f " + FILE + " && \"$1\" list ruleset > ";
            ToolRun run = namespace.run(
                    workspace.directory(),
                    Map.of(),
                    ControlGroups.around(
                            ControlGroups.inNft(text),
                            List.of("sh", "-c", step + "once && " + step + "twice" + json, "sh", nft)));
            refuse(
                    new NftJudge(marked).faults(run, false, true),
                    run,
                    text,
                    "loaded twice, with marks in place of labels");
            String once = workspace.read("once");
            String twice = workspace.read("twice");
            if (!once.equals(twice)) {
                throw new AssertionError("loading the text twice differs from loading it once:"
                        + " delete its tables before creating them; once:\n" + once + "twice:\n" + twice);
            }
            return new NftListing(marked, once, workspace.read("json"));
        }
    }

    private static String loadable(String text) {
        String marked = LabelMarks.inNft(text).text();
        return queues(text) ? marked : new NftQueues(marked).replacedByDrop();
    }

    /** Whether the kernel has the statement {@code queue}, or the text does not need it. */
    private static boolean queues(String text) {
        return new NftQueues(text).positions().isEmpty()
                || run(NftQueues.PROBE, NFT.command("-c", "-f", FILE)).succeeded();
    }

    private static ToolRun run(String text, List<String> command) {
        NetworkNamespace namespace = NetworkNamespace.require();
        try (Workspace workspace = Workspace.create()) {
            workspace.write(FILE, text);
            return namespace.run(
                    workspace.directory(), Map.of(), ControlGroups.around(ControlGroups.inNft(text), command));
        }
    }

    /** Shows the lines as the caller wrote them; marks do not change line numbers. */
    private static void refuse(List<NftFault> faults, ToolRun run, String text, String how) {
        if (!faults.isEmpty()) {
            List<Integer> lines = faults.stream()
                    .flatMap(fault -> fault.position().stream())
                    .map(Position::line)
                    .toList();
            throw new AssertionError("nft refuses the text " + how + " (exit code " + run.exitCode() + "):\n"
                    + faults.stream().map(fault -> fault + "\n").collect(Collectors.joining())
                    + new NumberedLines(text).show(lines)
                    + "nft printed:\n" + run.output());
        }
    }
}
