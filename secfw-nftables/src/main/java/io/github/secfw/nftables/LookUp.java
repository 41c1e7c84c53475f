package io.github.secfw.nftables;

import io.github.secfw.Rule;
import io.github.secfw.Target;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules that stand together, differ in one field of the packet only, and look at values of it that exclude each other: one
 * look-up in a map instead. At most one of the rules can match a packet, and a packet that misses the map goes on behind it, so
 * that the look-up does what the rules do. Rules with a comment, a counter or a limit of their own stay rules.
 */
final class LookUp {

    private final List<Rule> rules;

    /** Where the criterion that differs stands in each match. */
    private final int index;

    private LookUp(List<Rule> rules, int index) {
        this.rules = rules;
        this.index = index;
    }

    /** The longest look-up that begins with a rule; that rule alone where there is none. */
    static LookUp at(List<Rule> rules, int first) {
        Rule begin = rules.get(first);
        if (first + 1 == rules.size() || !canJoin(begin) || !canJoin(rules.get(first + 1))) {
            return new LookUp(rules.subList(first, first + 1), 0);
        }
        int index = difference(begin, rules.get(first + 1));
        int end = first + 1;
        if (index >= 0) {
            Keys keys = new Keys(criterion(begin, index));
            while (end < rules.size()
                    && canJoin(rules.get(end))
                    && difference(begin, rules.get(end)) == index
                    && keys.add(criterion(rules.get(end), index))) {
                end++;
            }
        }
        return new LookUp(rules.subList(first, end), index);
    }

    private static Criterion criterion(Rule rule, int index) {
        return rule.match().criteria().get(index);
    }

    private static boolean canJoin(Rule rule) {
        return rule.because().isEmpty()
                && !rule.isCounted()
                && (isVerdict(rule.target()) || rule.target() instanceof Target.Secmark)
                && rule.match().criteria().stream().noneMatch(Criterion.Limit.class::isInstance)
                && !OwnerChains.areFor(rule.match());
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

    void writeTo(Appendable out, StatementText statements) throws IOException {
        if (rules.stream().anyMatch(rule -> Families.matter(rule.match()))) {
            for (Family family : Family.values()) {
                List<Rule> ofFamily = rules.stream()
                        .filter(rule -> rule.match().families().contains(family))
                        .toList();
                if (!ofFamily.isEmpty()) {
                    writeLine(out, statements, ofFamily, Optional.of(family));
                }
            }
        } else {
            writeLine(out, statements, rules, Optional.empty());
        }
    }

    private void writeLine(Appendable out, StatementText statements, List<Rule> ofFamily, Optional<Family> family)
            throws IOException {
        Match<?> match = ofFamily.get(0).match();
        MatchText matchText = new MatchText(family, match);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < match.criteria().size(); i++) {
            if (i != index) {
                match.criteria().get(i).accept(matchText).ifPresent(texts::add);
            }
        }
        if (family.isPresent() && !Families.isSaid(match, family.get())) {
            texts.add(Families.text(family.get()));
        }
        out.append("\t\t");
        for (String text : texts) {
            out.append(text).append(' ');
        }
        KeyText keyText = new KeyText(family);
        String field = keyText.field(criterion(ofFamily.get(0), index));
        boolean isVerdict = isVerdict(ofFamily.get(0).target());
        out.append(isVerdict ? field + " vmap { " : "meta secmark set " + field + " map { ");
        String separator = "";
        for (Rule rule : ofFamily) {
            String value = isVerdict ? rule.target().accept(statements) : statements.label(rule.target());
            for (String key : keyText.values(criterion(rule, index))) {
                out.append(separator).append(key).append(" : ").append(value);
                separator = ", ";
            }
        }
        out.append(" }\n");
    }
}
