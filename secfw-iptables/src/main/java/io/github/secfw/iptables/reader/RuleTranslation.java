package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.RuleDraft.JumpDraft;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says the rules of one family in the words of a policy. */
final class RuleTranslation {

    /** Protocols that IPv6 has as extension headers: a policy has them for packets of IPv4 only. */
    private static final Set<Protocol> EXTENSION_HEADERS =
            Set.of(new Protocol(43), new Protocol(44), new Protocol(51), new Protocol(60));

    private final Family family;
    private final Unsaid unsaid;
    private final ReadLabels labels;

    RuleTranslation(Family family, Unsaid unsaid, ReadLabels labels) {
        this.family = family;
        this.unsaid = unsaid;
        this.labels = labels;
    }

    /**
     * The rules of a chain that do something.
     *
     * @param drafts the rules as they were read
     * @param own the hooks from which packets of the family reach it
     * @param all the hooks from which packets of any family reach it
     */
    List<PolicyRule> rules(List<RuleDraft> drafts, Set<Hook> own, Set<Hook> all) {
        List<PolicyRule> rules = new ArrayList<>(drafts.size());
        StatefulGuards stateful = new StatefulGuards(own);
        for (RuleDraft rule : drafts) {
            try {
                List<PolicyRule> translated = hasEffect(rule) ? translated(rule, own, all) : List.of();
                if (translated.isEmpty()) {
                    checkLeftOut(rule, stateful, hasEffect(rule) ? "matches no packet" : "has no target");
                }
                rules.addAll(translated);
            } catch (UnsayableException e) {
                unsaid.add(rule.at(), e.feature(), e.alternative());
            }
        }
        return rules;
    }

    private static boolean hasEffect(RuleDraft rule) {
        return rule.jump().isPresent() || rule.steps().stream().anyMatch(step -> !(step instanceof Instruction.Guard));
    }

    /**
     * A rule with a limit, or one that leads to a limit, is not left out: without target it takes from the limit, and proofs
     * tell limits apart by how many of the same kind stand before them. What is not known may keep something for other rules.
     */
    private static void checkLeftOut(RuleDraft rule, StatefulGuards stateful, String why) throws UnsayableException {
        Optional<Instruction> asked = stateful.asked(rule);
        Optional<Instruction> behind = asked.isEmpty() ? stateful.behind(rule) : Optional.empty();
        if (asked.isPresent() || behind.isPresent()) {
            throw new UnsayableException(
                    asked.isPresent()
                            ? "\"" + asked.get() + "\" in a rule that " + why
                            : "\"" + behind.orElseThrow() + "\" in a chain to which leads a rule that " + why,
                    "delete the rule on the machine, where no other rule relies on what it keeps");
        }
    }

    private static boolean isLimit(RuleGuard guard) {
        return guard.condition() instanceof Condition.Is is && is.criterion() instanceof LimitCriterion;
    }

    /** None for a rule that matches no packet. */
    private List<PolicyRule> translated(RuleDraft rule, Set<Hook> own, Set<Hook> all) throws UnsayableException {
        PolicyRule.Action action = action(rule);
        List<Match<?>> matches = matches(rule, own);
        if (!matches.isEmpty()) {
            labels.add(rule);
        }
        List<PolicyRule> rules = new ArrayList<>(matches.size());
        for (Match<?> match : matches) {
            if (matches.size() > 1 && match.criteria().stream().anyMatch(LimitCriterion.class::isInstance)) {
                throw new UnsayableException(
                        "\"" + match + "\" beside other alternatives, each with a bucket of its own",
                        "match the alternatives in this rule and the limit in a chain that it jumps to");
            }
            check(match, all);
            Match<?> known = isOfExtensionHeader(match) ? ofFamily(match, family) : match;
            rules.add(new PolicyRule(new PolicyRule.What(known, action), rule.comment(), rule.at()));
        }
        return rules;
    }

    private static PolicyRule.Action action(RuleDraft rule) throws UnsayableException {
        if (rule.jump().isPresent()) {
            JumpDraft jump = rule.jump().get();
            return new PolicyRule.Leads(jump.to().name(), jump.isGoto());
        }
        return new PolicyRule.Does(new TargetWords().target(rule.steps()));
    }

    private List<Match<?>> matches(RuleDraft rule, Set<Hook> own) throws UnsayableException {
        ConditionAlternatives alternatives = new ConditionAlternatives();
        checkLimit(rule.guards());
        for (RuleGuard guard : rule.guards()) {
            if (!guard.exactAt().containsAll(own)) {
                Set<Hook> others = EnumSet.copyOf(own);
                others.removeAll(guard.exactAt());
                throw unknownAt(guard.elsewhere().toString(), others);
            }
            alternatives.and(guard.condition());
        }
        List<Match<?>> matches = new ArrayList<>();
        for (List<Condition> conditions : alternatives.alternatives()) {
            MatchWords words = new MatchWords(family);
            for (Condition condition : conditions) {
                words.and(condition);
            }
            matches.addAll(words.matches());
        }
        return matches;
    }

    /** The kernel asks matches in their order, and a limit that is asked is taken from. */
    private static void checkLimit(List<RuleGuard> guards) throws UnsayableException {
        for (int i = 0; i < guards.size() - 1; i++) {
            if (isLimit(guards.get(i))) {
                throw new UnsayableException(
                        "\"" + guards.get(i).condition() + "\" before other matches, which also takes from it for"
                                + " packets that they leave out",
                        "write -m limit behind the other matches");
            }
        }
    }

    private void check(Match<?> match, Set<Hook> hooks) throws UnsayableException {
        for (Criterion criterion : match.criteria()) {
            Set<Hook> unknown = EnumSet.noneOf(Hook.class);
            hooks.stream()
                    .filter(hook -> !criterion.requirement().isMetAt(hook))
                    .forEach(unknown::add);
            if (!unknown.isEmpty()) {
                throw unknownAt(criterion.toString(), unknown);
            }
        }
    }

    private static UnsayableException unknownAt(String text, Collection<Hook> hooks) {
        String names = String.join(" and ", hooks.stream().map(Hook::name).toList());
        return new UnsayableException(
                "\"" + text + "\" in a chain that packets reach from " + names,
                "put the rule into a chain that they do not reach");
    }

    private static boolean isOfExtensionHeader(Match<?> match) {
        return match.criteria().stream()
                .map(criterion -> criterion instanceof NegatedCriterion not ? not.criterion() : criterion)
                .anyMatch(criterion ->
                        criterion instanceof ProtocolCriterion of && EXTENSION_HEADERS.contains(of.protocol()));
    }

    /** The match for packets of a family only. */
    static Match<?> ofFamily(Match<?> match, Family family) {
        return match.families().equals(Set.of(family))
                ? match
                : match.from(AddressSet.of(family == Family.IPV4 ? "0.0.0.0/0" : "::/0"));
    }
}
