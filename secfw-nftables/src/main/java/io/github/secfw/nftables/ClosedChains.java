package io.github.secfw.nftables;

import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Verdict;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What keeps a closed base chain, one with the policy drop, closed while it is loaded. The kernel sets the drop policy of a new
 * base chain only after the rules have been exchanged (nf_tables_api.c, "we defer the drop policy until the transaction has been
 * finalized"); until then the policy is accept. So no packet may be left to the policy: the chain ends with a rule that drops,
 * a return becomes a drop, and a goto leads to a chain that drops what comes back.
 *
 * <p>Not safe for several threads.
 */
final class ClosedChains {

    /** No chain of a policy has a dot in its name. */
    private static final String PREFIX = "closed.";

    private final SortedSet<String> goneTo = new TreeSet<>();

    /** Whether any rule of a base chain needs such a chain to go to. */
    static boolean areFor(BaseChain base) {
        return base.policy() == Verdict.DROP && base.rules().stream().anyMatch(rule -> areFor(base, rule));
    }

    /** Whether a rule of a base chain needs such a chain to go to. */
    static boolean areFor(BaseChain base, Rule rule) {
        return base.policy() == Verdict.DROP && rule.target() instanceof Target.Goto;
    }

    /** The name of the chain to go to instead of a chain of the policy. */
    String goTo(String chain) {
        goneTo.add(chain);
        return PREFIX + chain;
    }

    void writeTo(TextBuffer out) throws IOException {
        for (String chain : goneTo) {
            out.text().append("\tchain ").append(PREFIX).append(chain).append(" {\n\t\tjump ");
            out.text().append(chain).append("\n\t\tdrop\n\t}\n");
            out.endPart();
        }
    }
}
