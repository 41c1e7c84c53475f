package io.github.secfw.testkit.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the kernel holds of an nftables file: the listing, and nft's own translation of each rule, which shows what a listing
 * leaves out.
 *
 * @param listing what {@code nft list ruleset} prints
 * @param written the rules as nft translated the file
 * @param listed the rules as nft translated the listing
 */
public record HeldRules(String listing, List<String> written, List<String> listed) {

    private static final String FILE = "rules.nft";
    private static final Pattern RULE = Pattern.compile("inet \\S+ (\\S+)");
    private static final Tool NFT = Tool.named("nft", "nftables");

    /** Loads the file, with marks in place of labels, then its listing; both listings must be the same. */
    public static HeldRules of(String text) {
        return of(text, "true", "true");
    }

    /** Runs shell commands before and after; for those that need mounts of their own. */
    public static HeldRules of(String text, String before, String after) {
        String nft = NFT.command().get(0);
        try (Workspace workspace = Workspace.create()) {
            workspace.write(FILE, LabelMarks.inNft(text).text());
            String script = before + " && \"$1\" -c -f " + FILE + " && \"$1\" --debug=netlink -f " + FILE
                    + " > written && \"$1\" list ruleset > once && echo flush ruleset > again && cat once >> again"
                    + " && \"$1\" --debug=netlink -f again > listed && \"$1\" list ruleset > twice; result=$?; "
                    + after + "; exit $result";
            ToolRun run = NetworkNamespace.require()
                    .run(workspace.directory(), Map.of(), List.of("unshare", "-m", "sh", "-c", script, "sh", nft));
            if (!run.succeeded()) {
                throw new AssertionError("nft does not load the file and then its listing:\n" + run.output() + "\n"
                        + new NumberedLines(text).show(List.of()));
            }
            String once = workspace.read("once");
            if (!once.equals(workspace.read("twice"))) {
                throw new AssertionError("the listing lists otherwise:\n" + once + workspace.read("twice"));
            }
            return new HeldRules(once, rules(workspace.read("written")), rules(workspace.read("listed")));
        }
    }

    /** A line for each rule: its chain, its instructions, and the elements of its sets. */
    private static List<String> rules(String debug) {
        List<String> rules = new ArrayList<>();
        TreeSet<String> elements = new TreeSet<>();
        for (String line : debug.lines().toList()) {
            if (line.startsWith("\telement ")) {
                elements.addAll(List.of(line.strip().split("(?<=\\[end])\\s*")));
            } else if (RULE.matcher(line.strip()).matches()) {
                rules.add(line.strip() + (elements.isEmpty() ? "" : " " + elements));
                elements.clear();
            } else if (line.startsWith("  [ ")) {
                int last = rules.size() - 1;
                rules.set(last, rules.get(last) + " " + instruction(line));
            }
        }
        return rules;
    }

    /** Sets are numbered at random, and 4 is the level of a log line that none is given for. */
    private static String instruction(String line) {
        return line.strip().replaceAll("(__set|__map)[%d0-9]+", "$1").replace(" level 4 ]", " ]");
    }
}
