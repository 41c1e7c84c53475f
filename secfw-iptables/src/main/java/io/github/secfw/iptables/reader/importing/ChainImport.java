package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.lowering.ChainOrder;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.RuleSequence;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Imports the chains of one table of both families as chains of a policy. */
public final class ChainImport {

    private final Map<Family, TableDraft> tables;
    private final Map<Family, ChainOrder> orders = new EnumMap<>(Family.class);
    private final UnaryOperator<String> names;
    private final UnmodelledFeatures features;
    private final ImportedLabels labels;

    /** The hooks from which packets of either family reach a chain, by the rules of both families. */
    private final Map<String, Set<Hook>> hooks = new HashMap<>();

    /** The imported chains by name; empty for a chain that was refused. */
    private final Map<String, Optional<Made>> made = new HashMap<>();

    /** The chains that are being imported, each of which jumps to the next. */
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * An imported chain.
     *
     * @param chain the chain
     * @param height the depth of the jumps from it
     */
    private record Made(Chain chain, int height) {}

    /** The import of a table, with a function that renames chains. */
    public ChainImport(
            Map<Family, TableDraft> tables,
            UnaryOperator<String> names,
            UnmodelledFeatures features,
            ImportedLabels labels) {
        this.tables = tables;
        this.names = names;
        this.features = features;
        this.labels = labels;
        tables.forEach((family, table) -> orders.put(family, new ChainOrder(table)));
        follow();
    }

    /**
     * Finds the hooks of each chain. An imported chain has the rules of both families, so a jump in one family reaches
     * the targets of both.
     */
    private void follow() {
        Deque<String> open = new ArrayDeque<>();
        for (ChainOrder order : orders.values()) {
            for (ChainDraft chain : order.chains()) {
                reach(chain.name(), order.hooks(chain), open);
            }
        }
        while (!open.isEmpty()) {
            String name = open.pop();
            for (Family family : tables.keySet()) {
                for (RuleDraft rule : reachedRules(family, name)) {
                    rule.jump().ifPresent(jump -> reach(jump.to().name(), allHooks(name), open));
                }
            }
        }
    }

    private void reach(String name, Set<Hook> from, Deque<String> open) {
        if (hooks.computeIfAbsent(name, key -> EnumSet.noneOf(Hook.class)).addAll(from)) {
            open.push(name);
        }
    }

    private Set<Hook> allHooks(String name) {
        return hooks.getOrDefault(name, Set.of());
    }

    /** The rules of a chain; none if no packets of the family reach it. */
    private List<RuleDraft> reachedRules(Family family, String name) {
        TableDraft table = tables.get(family);
        return table == null || hooks(family, name).isEmpty()
                ? List.of()
                : table.chain(name).map(ChainDraft::rules).orElse(List.of());
    }

    /** The policy of a built-in chain for a family. */
    public Verdict policy(Family family, Hook hook) {
        return Optional.ofNullable(tables.get(family))
                .flatMap(table -> table.chain(hook.name()))
                .map(ChainDraft::policy)
                .orElse(Verdict.ACCEPT);
    }

    /** The rules of a built-in chain, for an imported chain with a given verdict. */
    public List<ImportedRule> baseRules(Hook hook, Verdict verdict) {
        return FamilyMerge.of(baseRules(Family.IPV4, hook, verdict), baseRules(Family.IPV6, hook, verdict));
    }

    private List<ImportedRule> baseRules(Family family, Hook hook, Verdict verdict) {
        TableDraft table = tables.get(family);
        List<ImportedRule> rules = new ArrayList<>(rules(family, hook.name()));
        if (table != null && policy(family, hook) != verdict) {
            rules.replaceAll(rule -> endingWithDrop(rule, hook));
            rules.add(new ImportedRule(dropping(Match.any()), Optional.empty(), table.token()));
        }
        return rules;
    }

    /** The rule for an imported chain with another verdict: a return in the built-in chain becomes a drop. */
    private ImportedRule endingWithDrop(ImportedRule rule, Hook hook) {
        ImportedRule.Action action = rule.effect().action();
        if (action instanceof ImportedRule.JumpAction leads && leads.isGoto()) {
            features.add(
                    rule.at(),
                    "\"-g " + leads.chain() + "\" in the chain " + hook
                            + ", whose policy DROP becomes a rule at its end",
                    "end the chain " + leads.chain() + " with -j DROP, and write -j instead of -g");
        }
        return action.equals(new ImportedRule.TargetAction(Target.returnToCaller()))
                ? new ImportedRule(dropping(rule.effect().match()), rule.comment(), rule.at())
                : rule;
    }

    private static ImportedRule.Effect dropping(Match<?> match) {
        return new ImportedRule.Effect(match, new ImportedRule.TargetAction(Target.drop()));
    }

    private List<ImportedRule> rules(Family family, String name) {
        return new RuleImport(family, features, labels)
                .rules(reachedRules(family, name), hooks(family, name), allHooks(name));
    }

    private Set<Hook> hooks(Family family, String name) {
        ChainOrder order = orders.get(family);
        TableDraft table = tables.get(family);
        return order == null || table == null
                ? Set.of()
                : table.chain(name).map(order::hooks).orElse(Set.of());
    }

    /** The rules with the chains that they jump to. */
    public List<Rule> linked(List<ImportedRule> rules) {
        List<Rule> linked = new ArrayList<>(rules.size());
        for (ImportedRule rule : rules) {
            target(rule).ifPresent(target -> linked.add(explained(rule, target)));
        }
        return linked;
    }

    /** The rule with its comment; a comment that a policy does not accept is left out. */
    private static Rule explained(ImportedRule rule, Target target) {
        Match<?> match = rule.effect().match();
        try {
            return new Rule(match, target, rule.comment(), false);
        } catch (IllegalArgumentException e) {
            return new Rule(match, target, Optional.empty(), false);
        }
    }

    /** A chain with further rules. */
    public static <S extends RuleSequence<S>> S with(S sequence, List<Rule> rules) {
        S longer = sequence;
        for (Rule rule : rules) {
            longer = longer.rule(rule.match(), rule.target());
            longer = rule.because().isPresent() ? longer.because(rule.because().get()) : longer;
        }
        return longer;
    }

    /** The names that the imported chains have in the files. */
    public Set<String> made() {
        return made.keySet();
    }

    private Optional<Target> target(ImportedRule rule) {
        if (rule.effect().action() instanceof ImportedRule.TargetAction does) {
            return Optional.of(does.target());
        }
        ImportedRule.JumpAction leads = (ImportedRule.JumpAction) rule.effect().action();
        Optional<Made> to = chain(leads.chain(), rule);
        if (to.isPresent() && to.get().height() + 1 > Chain.MAX_DEPTH) {
            refuseDepth(rule);
            return Optional.empty();
        }
        return to.map(Made::chain).map(chain -> leads.isGoto() ? Target.goTo(chain) : Target.jump(chain));
    }

    private void refuseDepth(ImportedRule rule) {
        features.add(
                rule.at(),
                "chains nested more than " + Chain.MAX_DEPTH + " deep, the limit of nf_tables",
                "join some of the chains");
    }

    private Optional<Made> chain(String name, ImportedRule from) {
        Optional<Made> known = made.get(name);
        if (known != null) {
            return known;
        }
        if (open.contains(name)) {
            features.add(
                    from.at(),
                    "the chain " + name + ", which jumps back to itself by rules of IPv4 and IPv6 together",
                    "rename it in one of the two files");
            return Optional.empty();
        }
        if (open.size() == Chain.MAX_DEPTH) {
            refuseDepth(from);
            return Optional.empty();
        }
        open.add(name);
        Optional<Made> chain = make(name, from);
        open.remove(name);
        made.put(name, chain);
        return chain;
    }

    private Optional<Made> make(String name, ImportedRule from) {
        List<ImportedRule> rules = mergedRules(name);
        Chain empty;
        try {
            empty = Chain.named(names.apply(name));
        } catch (IllegalArgumentException e) {
            features.add(from.at(), "the chain name \"" + name + "\"", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        Chain chain = with(empty, linked(rules));
        int height = 0;
        for (ImportedRule rule : rules) {
            if (rule.effect().action() instanceof ImportedRule.JumpAction leads) {
                Optional<Made> below = made.getOrDefault(leads.chain(), Optional.empty());
                height = Math.max(height, below.map(one -> one.height() + 1).orElse(0));
            }
        }
        return Optional.of(new Made(chain, height));
    }

    /** The rules of a chain for both families. The rules of a chain of one family need no family. */
    private List<ImportedRule> mergedRules(String name) {
        boolean isOfBoth = Family.values().length
                == tables.keySet().stream()
                        .filter(family -> !hooks(family, name).isEmpty())
                        .count();
        List<ImportedRule> ipv4 = rules(Family.IPV4, name);
        List<ImportedRule> ipv6 = rules(Family.IPV6, name);
        if (isOfBoth) {
            return FamilyMerge.of(ipv4, ipv6);
        }
        return hooks(Family.IPV4, name).isEmpty() ? ipv6 : ipv4;
    }
}
