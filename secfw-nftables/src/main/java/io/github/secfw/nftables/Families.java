package io.github.secfw.nftables;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;

/** Which rules need a line for each family, and how a line says its family. */
final class Families {

    private Families() {}

    static String text(Family family) {
        return family == Family.IPV4 ? "meta nfproto ipv4" : "meta nfproto ipv6";
    }

    /** A limit has a bucket in each family, as in iptables. */
    static boolean matter(Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof Criterion.Limit || isOfFamily(criterion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfFamily(Criterion criterion) {
        if (criterion instanceof Criterion.Not not) {
            return not.criterion() instanceof Criterion.Icmp || isOfFamily(not.criterion());
        }
        return criterion instanceof Criterion.Source || criterion instanceof Criterion.Destination;
    }

    /** Whether the text of the match for a family holds for packets of that family only. */
    static boolean isSaid(Match<?> match, Family family) {
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof Criterion.Icmp || isSaid(criterion, family)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(Criterion criterion, Family family) {
        Criterion said = criterion instanceof Criterion.Not not ? not.criterion() : criterion;
        if (said instanceof Criterion.Source source) {
            return hasAny(source.addresses(), family);
        }
        return said instanceof Criterion.Destination destination && hasAny(destination.addresses(), family);
    }

    private static boolean hasAny(AddressSet addresses, Family family) {
        return !addresses.ranges(family).isEmpty();
    }
}
