package io.github.secfw.nftables;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.SourceCriterion;

/** Which rules need a line for each family, and how a line says its family. */
final class Families {

    private Families() {}

    static String text(Family family) {
        return family == Family.IPV4 ? "meta nfproto ipv4" : "meta nfproto ipv6";
    }

    /** A limit has a bucket in each family, as in iptables. */
    static boolean matter(Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof LimitCriterion || isOfFamily(criterion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfFamily(Criterion criterion) {
        if (criterion instanceof NegatedCriterion not) {
            return not.criterion() instanceof IcmpCriterion || isOfFamily(not.criterion());
        }
        return criterion instanceof SourceCriterion || criterion instanceof DestinationCriterion;
    }

    /** Whether the text of the match for a family holds for packets of that family only. */
    static boolean isSaid(Match<?> match, Family family) {
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof IcmpCriterion || isSaid(criterion, family)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(Criterion criterion, Family family) {
        Criterion said = criterion instanceof NegatedCriterion not ? not.criterion() : criterion;
        if (said instanceof SourceCriterion source) {
            return hasAny(source.addresses(), family);
        }
        return said instanceof DestinationCriterion destination && hasAny(destination.addresses(), family);
    }

    private static boolean hasAny(AddressSet addresses, Family family) {
        return !addresses.ranges(family).isEmpty();
    }
}
