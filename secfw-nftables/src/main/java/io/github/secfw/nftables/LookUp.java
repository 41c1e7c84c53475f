package io.github.secfw.nftables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import java.util.List;
import java.util.Optional;

/**
 * Rules that stand together, differ in one field of the packet only, and look at values of it that exclude each other: one
 * look-up in a map instead. At most one of the rules can match a packet, and a packet that misses the map goes on behind it, so
 * that the look-up does what the rules do. Rules with a comment, a counter or a limit of their own stay rules.
 *
 * @param rules the rules
 * @param index where the criterion that differs stands in each match
 */
record LookUp(List<Rule> rules, int index) {

    /** The longest look-up that begins with a rule and has another, empty where there is none. */
    static Optional<LookUp> at(List<Rule> rules, int first) {
        Rule begin = rules.get(first);
        int end = first + 1;
        int index = end < rules.size() ? difference(begin, rules.get(end)) : -1;
        if (index < 0) {
            return Optional.empty();
        }
        if (canJoin(begin)) {
            Keys keys = new Keys(begin.match().criteria().get(index));
            while (end < rules.size()
                    && canJoin(rules.get(end))
                    && difference(begin, rules.get(end)) == index
                    && keys.add(rules.get(end).match().criteria().get(index))) {
                end++;
            }
        }
        return end - first > 1 ? Optional.of(new LookUp(rules.subList(first, end), index)) : Optional.empty();
    }

    private static boolean canJoin(Rule rule) {
        if (rule.because().isPresent()
                || rule.isCounted()
                || !(isVerdict(rule.target()) || rule.target() instanceof LabellingTarget.Secmark)) {
            return false;
        }
        return !rule.match().isStateful() && !OwnerChains.areFor(rule.match());
    }

    private static boolean isVerdict(Target target) {
        return target instanceof Target.Terminal
                || target instanceof Target.Return
                || target instanceof Target.Jump
                || target instanceof Target.Goto;
    }

    /** Where the only criterion stands in which two matches differ, if it can be a key; else -1. */
    private static int difference(Rule one, Rule other) {
        List<Criterion> criteria = one.match().criteria();
        List<Criterion> others = other.match().criteria();
        if (criteria.size() != others.size() || isVerdict(one.target()) != isVerdict(other.target())) {
            return -1;
        }
        int found = -1;
        for (int i = 0; i < criteria.size(); i++) {
            if (!criteria.get(i).equals(others.get(i))) {
                if (found >= 0 || !Keys.canBe(criteria.get(i), others.get(i))) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    int size() {
        return rules.size();
    }

    /** The criterion of a rule by which it is looked up. */
    Criterion key(int rule) {
        return rules.get(rule).match().criteria().get(index);
    }

    /** Whether the values are verdicts; else they are labels. */
    boolean isOfVerdicts() {
        return isVerdict(rules.get(0).target());
    }

    /** The rules that can match packets of a family. */
    LookUp of(Family family) {
        return new LookUp(
                rules.stream()
                        .filter(rule -> rule.match().families().contains(family))
                        .toList(),
                index);
    }
}
