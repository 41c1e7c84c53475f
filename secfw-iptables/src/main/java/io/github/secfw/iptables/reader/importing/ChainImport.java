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

/** Makes the chains of a policy of one table, as both families have it. */
public final class ChainImport {

    private final Map<Family, TableDraft> tables;
    private final Map<Family, ChainOrder> orders = new EnumMap<>(Family.class);
    private final UnaryOperator<String> names;
    private final UnmodelledFeatures unsaid;
    private final ImportedLabels labels;

    /** From which hooks packets of any family reach a chain of a name, where rules of the other lead there too. */
    private final Map<String, Set<Hook>> hooks = new HashMap<>();

    /** What became of each chain; nothing for one that cannot be. */
    private final Map<String, Optional<Made>> made = new HashMap<>();

    /** The chains that are being made, each of which leads to the next. */
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * A chain of a policy.
     *
     * @param chain the chain
     * @param height how many chains deep it leads
     */
    private record Made(Chain chain, int height) {}

    /** The chains of a table, which become chains of other names. */
    public ChainImport(
            Map<Family, TableDraft> tables,
            UnaryOperator<String> names,
            UnmodelledFeatures unsaid,
            ImportedLabels labels) {
        this.tables = tables;
        this.names = names;
        this.unsaid = unsaid;
        this.labels = labels;
        tables.forEach((family, table) -> orders.put(family, new ChainOrder(table)));
        follow();
    }

    /** A chain is made once, of the rules of both families: what leads to it in one of them leads to all that it leads to. */
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

    /** The rules of a chain, if packets of the family reach it. */
    private List<RuleDraft> reachedRules(Family family, String name) {
        TableDraft table = tables.get(family);
        return table == null || hooks(family, name).isEmpty()
                ? List.of()
                : table.chain(name).map(ChainDraft::rules).orElse(List.of());
    }

    /** What becomes of packets of a family that no rule of a built-in chain decides. */
    public Verdict policy(Family family, Hook hook) {
        return Optional.ofNullable(tables.get(family))
                .flatMap(table -> table.chain(hook.name()))
                .map(ChainDraft::policy)
                .orElse(Verdict.ACCEPT);
    }

    /** The rules of a built-in chain, of which the policy that is made has a verdict of its own. */
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

    /** Where the verdict of the chain is another one, what ends the chain must say what becomes of the packet. */
    private ImportedRule endingWithDrop(ImportedRule rule, Hook hook) {
        ImportedRule.Action action = rule.effect().action();
        if (action instanceof ImportedRule.JumpAction leads && leads.isGoto()) {
            unsaid.add(
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
        return new RuleImport(family, unsaid, labels)
                .rules(reachedRules(family, name), hooks(family, name), allHooks(name));
    }

    private Set<Hook> hooks(Family family, String name) {
        ChainOrder order = orders.get(family);
        TableDraft table = tables.get(family);
        return order == null || table == null
                ? Set.of()
                : table.chain(name).map(order::hooks).orElse(Set.of());
    }

    /** The rules with the chains that they lead to. */
    public List<Rule> linked(List<ImportedRule> rules) {
        List<Rule> linked = new ArrayList<>(rules.size());
        for (ImportedRule rule : rules) {
            target(rule).ifPresent(target -> linked.add(explained(rule, target)));
        }
        return linked;
    }

    /** A comment says nothing of packets: one that a policy does not take is left out. */
    private static Rule explained(ImportedRule rule, Target target) {
        Match<?> match = rule.effect().match();
        try {
            return new Rule(match, target, rule.comment(), false);
        } catch (IllegalArgumentException e) {
            return new Rule(match, target, Optional.empty(), false);
        }
    }

    /** A chain with rules added to it. */
    public static <S extends RuleSequence<S>> S with(S sequence, List<Rule> rules) {
        S longer = sequence;
        for (Rule rule : rules) {
            longer = longer.rule(rule.match(), rule.target());
            longer = rule.because().isPresent() ? longer.because(rule.because().get()) : longer;
        }
        return longer;
    }

    /** The names that the chains have in the files, of those that rules lead to. */
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
        unsaid.add(
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
            unsaid.add(
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
            unsaid.add(from.at(), "the chain name \"" + name + "\"", String.valueOf(e.getMessage()));
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

    /** In a chain that only one family has, no rule needs to say so. */
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
