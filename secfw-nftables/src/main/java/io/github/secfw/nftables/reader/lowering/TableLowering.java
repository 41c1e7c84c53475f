package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.nftables.reader.field.FieldsByName;
import io.github.secfw.nftables.reader.syntax.BaseHook;
import io.github.secfw.nftables.reader.syntax.Hooks;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Translation of the chains of a table. A chain of type route does what one of type filter does; afterwards a packet whose mark
 * it has changed is routed again.
 */
final class TableLowering implements LoweredChains {

    private final ParsedTable table;
    private final FieldsByName fields = new FieldsByName();
    private final TableDefinitions meaning;
    private final ChainGraph graph;
    private final ChainReachability arrivals;
    private final Map<String, ProgramChain> lowered = new HashMap<>();

    TableLowering(ParsedTable table) {
        this.table = table;
        this.meaning = new TableDefinitions(table);
        this.graph = new ChainGraph(table);
        this.arrivals = new ChainReachability(families(table), graph, fields);
    }

    /** {@return the families of the packets that the table sees} */
    static Set<Family> families(ParsedTable table) {
        return switch (table.key().family()) {
            case "ip" -> EnumSet.of(Family.IPV4);
            case "ip6" -> EnumSet.of(Family.IPV6);
            case "inet" -> EnumSet.allOf(Family.class);
            default -> EnumSet.noneOf(Family.class);
        };
    }

    @Override
    public ProgramChain chain(String name) {
        return Optional.ofNullable(lowered.get(name)).orElseThrow();
    }

    /** Translates all chains, including those that no packet reaches, so that their faults are reported too. */
    List<ProgramBaseChain> baseChains() {
        List<ProgramBaseChain> chains = new ArrayList<>();
        for (ParsedChain chain : graph.ordered()) {
            List<ProgramRule> rules = rules(chain);
            if (chain.hook().isEmpty()) {
                lowered.put(chain.name(), new ProgramChain(chain.name(), rules));
                continue;
            }
            BaseHook base = chain.hook().get();
            Optional<Hook> hook = Hooks.ofIp(base.hook());
            if (hook.isPresent() && !table.isDormant()) {
                chains.add(new ProgramBaseChain(
                        table.key().name() + " " + chain.name(),
                        hook.get(),
                        base.priority(),
                        families(table),
                        chain.drops() ? Verdict.DROP : Verdict.ACCEPT,
                        base.type().equals("nat") ? ofConnections(chain, rules) : rules,
                        base.type().equals("route")));
            }
        }
        return chains;
    }

    private List<ProgramRule> rules(ParsedChain chain) {
        List<ProgramRule> rules = new ArrayList<>(chain.rules().size());
        Set<Hook> hooks = arrivals.hooks(chain);
        Optional<Family> family = arrivals.family(chain);
        Set<Family> all = families(table);
        Optional<Family> named = all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
        for (ParsedRule rule : chain.rules()) {
            rules.add(new RuleLowering(meaning, this, new RuleContext(fields, hooks, named, family)).lower(rule));
        }
        return rules;
    }

    /**
     * The rules of a chain of type nat. They see only the first packet of a connection and affect all others, which is
     * unmodelled.
     */
    private static List<ProgramRule> ofConnections(ParsedChain chain, List<ProgramRule> rules) {
        if (rules.isEmpty() && !chain.drops()) {
            return rules;
        }
        List<ProgramRule> unmodelled = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Origin origin = chain.rules().get(i).origin();
            unmodelled.add(new ProgramRule(rules.get(i).text(), List.of(new Instruction.Unmodelled(origin.text()))));
        }
        if (rules.isEmpty()) {
            Origin origin = chain.hook().orElseThrow().origin();
            unmodelled.add(new ProgramRule("policy drop", List.of(new Instruction.Unmodelled(origin.text()))));
        }
        return unmodelled;
    }
}
