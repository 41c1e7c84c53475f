package io.github.secfw.nftables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;

/** Which rules need a line for each family, and the text of a family. */
final class Families {

    private Families() {}

    static String text(Family family) {
        return family == Family.IPV4 ? "meta nfproto ipv4" : "meta nfproto ipv6";
    }

    /** Whether a rule needs a line for each family. */
    static boolean matter(Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if (criterion.isPerFamily(false)) {
                return true;
            }
        }
        return false;
    }
}
