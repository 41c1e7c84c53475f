package io.github.secfw.iptables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import java.util.List;

/** The lines of a rule in one family: the product of the alternatives of its criteria, the last of which change first. */
final class RuleExpansion {

    private final OptionAlternatives[] ofCriteria;

    RuleExpansion(Match<?> match, Family family) {
        List<Criterion> criteria = match.criteria();
        MatchOptions options = new MatchOptions(family, criteria);
        ofCriteria = new OptionAlternatives[criteria.size()];
        for (int i = 0; i < ofCriteria.length; i++) {
            ofCriteria[i] = criteria.get(i).accept(options);
        }
    }

    /** How many lines there are; where they are more than a bound, a number above the bound. */
    long lines(long bound) {
        long lines = 1;
        for (OptionAlternatives alternatives : ofCriteria) {
            lines *= alternatives.count();
            if (lines > bound) {
                return lines;
            }
        }
        return lines;
    }

    /** A line, as the number of the alternative of each criterion; empty where there is none. */
    Line first() {
        return new Line();
    }

    /** A line of the product, and how to come to the next. */
    final class Line {

        private final int[] chosen = new int[ofCriteria.length];
        private boolean isThere = lines(0) > 0;

        /** Whether there is a line, or the last one was passed. */
        boolean isThere() {
            return isThere;
        }

        /** Appends the options of all criteria. */
        void appendTo(StringBuilder text) {
            for (int i = 0; i < chosen.length; i++) {
                ofCriteria[i].append(text, chosen[i]);
            }
        }

        /** Goes on to the next line. */
        void next() {
            int last = chosen.length - 1;
            while (last >= 0 && chosen[last] == ofCriteria[last].count() - 1) {
                chosen[last] = 0;
                last--;
            }
            isThere = last >= 0;
            if (isThere) {
                chosen[last]++;
            }
        }
    }
}
