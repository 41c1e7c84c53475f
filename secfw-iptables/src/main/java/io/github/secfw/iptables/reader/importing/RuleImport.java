package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft.JumpDraft;
import io.github.secfw.iptables.reader.rule.RuleGuard;
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

/** Imports the rules of one family. */
final class RuleImport {

    /** Protocols that are extension headers in IPv6, which a policy accepts for IPv4 only. */
    private static final Set<Protocol> EXTENSION_HEADERS =
            Set.of(new Protocol(43), new Protocol(44), new Protocol(51), new Protocol(60));

    private final Family family;
    private final UnmodelledFeatures features;
    private final ImportedLabels labels;

    RuleImport(Family family, UnmodelledFeatures features, ImportedLabels labels) {
        this.family = family;
        this.features = features;
        this.labels = labels;
    }

    /**
     * The imported rules of a chain, without rules that have no effect.
     *
     * @param drafts the rules of the file
     * @param own the hooks from which packets of the family reach the chain
     * @param all the hooks from which packets of either family reach the chain
     */
    List<ImportedRule> rules(List<RuleDraft> drafts, Set<Hook> own, Set<Hook> all) {
        List<ImportedRule> rules = new ArrayList<>(drafts.size());
        StatefulGuards stateful = new StatefulGuards(own);
        for (RuleDraft rule : drafts) {
            try {
                List<ImportedRule> imported = hasEffect(rule) ? imported(rule, own, all) : List.of();
                if (imported.isEmpty()) {
                    checkLeftOut(rule, stateful, hasEffect(rule) ? "matches no packet" : "has no target");
                }
                rules.addAll(imported);
            } catch (UnmodelledFeatureException e) {
                features.add(rule.at(), e.feature(), e.alternative());
            }
        }
        return rules;
    }

    private static boolean hasEffect(RuleDraft rule) {
        return rule.jump().isPresent() || rule.steps().stream().anyMatch(step -> !(step instanceof Instruction.Guard));
    }

    /**
     * Refuses to leave out a rule with state, or with a jump to state. A rule without a target still uses up its limit,
     * and proofs identify limits by their index. An unmodelled condition may keep state for other rules.
     */
    private static void checkLeftOut(RuleDraft rule, StatefulGuards stateful, String why)
            throws UnmodelledFeatureException {
        Optional<Instruction> direct = stateful.direct(rule);
        Optional<Instruction> reachable = direct.isEmpty() ? stateful.reachable(rule) : Optional.empty();
        if (direct.isPresent() || reachable.isPresent()) {
            throw new UnmodelledFeatureException(
                    direct.isPresent()
                            ? "\"" + direct.get() + "\" in a rule that " + why
                            : "\"" + reachable.orElseThrow() + "\" in a chain that is the target of a rule that " + why,
                    "write a rule that has a target and matches some packets");
        }
    }

    /** Imports one rule, as one rule for each alternative; none if it matches no packet. */
    private List<ImportedRule> imported(RuleDraft rule, Set<Hook> own, Set<Hook> all)
            throws UnmodelledFeatureException {
        ImportedRule.Action action = action(rule);
        List<Match<?>> matches = matches(rule, own);
        if (!matches.isEmpty()) {
            labels.add(rule);
        }
        List<ImportedRule> rules = new ArrayList<>(matches.size());
        for (Match<?> match : matches) {
            if (matches.size() > 1 && match.criteria().stream().anyMatch(LimitCriterion.class::isInstance)) {
                throw new UnmodelledFeatureException(
                        "\"" + match + "\" in a rule with alternatives, which would get one bucket each",
                        "match the alternatives in this rule and the limit in a chain that it jumps to");
            }
            check(match, all);
            Match<?> known = isOfExtensionHeader(match) ? ofFamily(match, family) : match;
            rules.add(new ImportedRule(new ImportedRule.Effect(known, action), rule.comment(), rule.at()));
        }
        return rules;
    }

    private static ImportedRule.Action action(RuleDraft rule) throws UnmodelledFeatureException {
        if (rule.jump().isPresent()) {
            JumpDraft jump = rule.jump().get();
            return new ImportedRule.JumpAction(jump.to().name(), jump.isGoto());
        }
        return new ImportedRule.TargetAction(new TargetImport().target(rule.steps()));
    }

    private List<Match<?>> matches(RuleDraft rule, Set<Hook> own) throws UnmodelledFeatureException {
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
            MatchImport match = new MatchImport(family);
            for (Condition condition : conditions) {
                match.and(condition);
            }
            matches.addAll(match.matches());
        }
        return matches;
    }

    /** Refuses a limit before other matches: the kernel tests matches in order, and a tested limit is used up. */
    private static void checkLimit(List<RuleGuard> guards) throws UnmodelledFeatureException {
        for (int i = 0; i < guards.size() - 1; i++) {
            if (RuleGuard.isLimit(guards.get(i).condition())) {
                throw new UnmodelledFeatureException(
                        "\"" + guards.get(i).condition() + "\" before other matches, where it also counts"
                                + " packets that those matches exclude",
                        "write -m limit after the other matches");
            }
        }
    }

    private void check(Match<?> match, Set<Hook> hooks) throws UnmodelledFeatureException {
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

    private static UnmodelledFeatureException unknownAt(String text, Collection<Hook> hooks) {
        String names = String.join(" and ", hooks.stream().map(Hook::name).toList());
        return new UnmodelledFeatureException(
                "\"" + text + "\" in a chain that packets reach from " + names,
                "move the rule into a chain that they do not reach");
    }

    private static boolean isOfExtensionHeader(Match<?> match) {
        return match.criteria().stream()
                .map(criterion -> criterion instanceof NegatedCriterion not ? not.criterion() : criterion)
                .anyMatch(criterion ->
                        criterion instanceof ProtocolCriterion of && EXTENSION_HEADERS.contains(of.protocol()));
    }

    /** The match restricted to a family. */
    static Match<?> ofFamily(Match<?> match, Family family) {
        return match.families().equals(Set.of(family))
                ? match
                : match.from(AddressSet.of(family == Family.IPV4 ? "0.0.0.0/0" : "::/0"));
    }
}
