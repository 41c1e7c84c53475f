package io.github.secfw.testkit;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.util.List;

/** What is proven of two rule files. */
final class RuleFiles {

    private RuleFiles() {}

    /** What is read from a file of nft. */
    static Meaning nft(String text) {
        return Nftables.create().reader().orElseThrow().read(List.of(new Source("f.nft", text)));
    }

    /** A table of nft with one base chain of a type, at a hook and a priority; rules have {@code ;;} between them. */
    static Meaning nft(String family, String type, String hook, int priority, String rules) {
        return nft("table " + family + " t {\nchain c {\ntype " + type + " hook " + hook + " priority " + priority
                + "; policy accept;\n" + rules.replace(";;", "\n") + "\n}\n}\n");
    }

    /** A table of iptables with rules in one chain, with {@code ;;} between them. */
    static Meaning iptables(String table, String chain, String rules) {
        StringBuilder text = new StringBuilder("*" + table + "\n");
        for (String rule : rules.split(";;")) {
            if (!rule.isBlank()) {
                text.append("-A ").append(chain).append(' ').append(rule.trim()).append('\n');
            }
        }
        return Iptables.create().reader().orElseThrow().read(List.of(new Source("rules.v4", text + "COMMIT\n")));
    }

    /** The proof in one word. */
    static String proven(Meaning first, Meaning second) {
        Proof proof = Prover.create().prove(first, second);
        return proof instanceof Proof.Different
                ? "different"
                : proof instanceof Proof.Undecided ? "undecided" : "equal";
    }
}
