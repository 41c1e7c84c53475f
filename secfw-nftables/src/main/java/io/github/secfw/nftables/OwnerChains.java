package io.github.secfw.nftables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.Requirement;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Chains for rules that exclude owners. To iptables a packet without socket is of no owner, so that {@code ! --uid-owner}
 * matches it; nft's {@code meta skuid !=} does not. A chain that returns for the excluded owners means the same as iptables.
 */
final class OwnerChains {

    /** No chain of a policy has a dot in its name. */
    private static final String PREFIX = "owner.";

    private final List<String> bodies = new ArrayList<>();

    /** Whether the criterion of the match needs such a chain: where another one asks for an owner, there is one. */
    static boolean isFor(Match<?> match, Criterion criterion) {
        return criterion instanceof NegatedCriterion
                && criterion.requirement() == Requirement.SOCKET_OWNER
                && !hasOwner(match);
    }

    private static boolean hasOwner(Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if (criterion.requirement() == Requirement.SOCKET_OWNER && !(criterion instanceof NegatedCriterion)) {
                return true;
            }
        }
        return false;
    }

    static boolean areFor(Match<?> match) {
        if (match.isPlain()) {
            return false;
        }
        for (Criterion criterion : match.criteria()) {
            if (isFor(match, criterion)) {
                return true;
            }
        }
        return false;
    }

    /** The name of a new chain that ends with a line, unless an owner is excluded by the match. */
    String add(Match<?> match, String line) {
        StringBuilder body = new StringBuilder();
        MatchText text = new MatchText(body);
        for (Criterion criterion : match.criteria()) {
            if (isFor(match, criterion) && criterion instanceof NegatedCriterion not) {
                body.append("\t\t");
                not.criterion().accept(text);
                body.append("return\n");
            }
        }
        bodies.add(body.append("\t\t").append(line).append('\n').toString());
        return PREFIX + bodies.size();
    }

    void writeTo(TextBuffer out) throws IOException {
        int number = 1;
        for (String body : bodies) {
            out.text()
                    .append("\tchain ")
                    .append(PREFIX)
                    .append(number)
                    .append(" {\n")
                    .append(body)
                    .append("\t}\n");
            out.endPart();
            number++;
        }
    }
}
