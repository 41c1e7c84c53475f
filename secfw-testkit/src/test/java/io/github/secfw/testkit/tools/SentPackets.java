package io.github.secfw.testkit.tools;

import java.util.List;
import java.util.Map;

/** Sends packets in a network namespace that holds a rule set, to see what the kernel does with them. */
public final class SentPackets {

    private static final Tool NFT = Tool.named("nft", "nftables");

    private SentPackets() {}

    /**
     * Loads the file, with marks in place of labels, between two pieces of a bash script.
     *
     * @return what {@code nft list ruleset} prints in the end, with its counters
     */
    public static String listing(String text, String before, String send) {
        String nft = NFT.command().get(0);
        try (Workspace workspace = Workspace.create()) {
            workspace.write("rules.nft", LabelMarks.inNft(text).text());
            String script =
                    "set -e; ip link set lo up; " + before + "\n\"$1\" -f rules.nft\n" + send + "\n\"$1\" list ruleset";
            ToolRun run = NetworkNamespace.require()
                    .run(workspace.directory(), Map.of(), List.of("unshare", "-m", "bash", "-c", script, "bash", nft));
            if (!run.succeeded()) {
                throw new AssertionError("the script fails:\n" + run.output() + "\n" + text);
            }
            return run.stdout();
        }
    }
}
