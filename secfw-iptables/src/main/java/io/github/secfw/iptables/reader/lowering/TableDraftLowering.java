package io.github.secfw.iptables.reader.lowering;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Lowers a table to base chains of a program. */
public final class TableDraftLowering {

    private final TableDraft table;
    private final Family family;
    private final ChainOrder order;
    private final IdentityHashMap<ChainDraft, ProgramChain> lowered = new IdentityHashMap<>();

    public TableDraftLowering(TableDraft table, Family family) {
        this.table = table;
        this.family = family;
        this.order = new ChainOrder(table);
    }

    /** The base chains that have rules or the policy DROP. */
    public List<ProgramBaseChain> baseChains() {
        List<ProgramBaseChain> baseChains = new ArrayList<>();
        for (ChainDraft chain : order.chains()) {
            List<ProgramRule> rules = rules(chain);
            if (chain.hook().isEmpty()) {
                lowered.put(chain, new ProgramChain(chain.name(), rules));
            } else if (!rules.isEmpty() || chain.policy() != Verdict.ACCEPT) {
                baseChains.add(baseChain(chain, chain.hook().get(), rules));
            }
        }
        return baseChains;
    }

    /**
     * A base chain. A chain of the table nat is unmodelled as a whole: it sees only the first packet of a connection,
     * and its translation applies to all others.
     */
    private ProgramBaseChain baseChain(ChainDraft chain, Hook hook, List<ProgramRule> rules) {
        String name = table.table() + " " + chain.name();
        boolean isNat = table.table() == NetfilterTable.NAT;
        List<ProgramRule> known = isNat
                ? List.of(new ProgramRule(
                        "the chain " + chain.name() + " of the table nat",
                        List.of(new Instruction.Unmodelled("address translation by the chain " + chain.name()))))
                : rules;
        return new ProgramBaseChain(
                name,
                hook,
                table.table().priorityAt(hook),
                EnumSet.of(family),
                isNat ? Verdict.ACCEPT : chain.policy(),
                known,
                table.table() == NetfilterTable.MANGLE && hook == Hook.OUTPUT);
    }

    private List<ProgramRule> rules(ChainDraft chain) {
        Set<Hook> hooks = order.hooks(chain);
        GuardLowering guards = new GuardLowering(hooks, table.hashlimits());
        List<ProgramRule> rules = new ArrayList<>(chain.size());
        for (RuleDraft rule : chain.rules()) {
            rule.restrictions().forEach(restriction -> restriction.check(hooks));
            List<Instruction> steps =
                    new ArrayList<>(rule.guards().size() + rule.steps().size() + 1);
            for (RuleGuard guard : rule.guards()) {
                steps.add(guards.lower(guard));
            }
            steps.addAll(rule.steps());
            rule.jump().ifPresent(jump -> {
                ProgramChain to = Objects.requireNonNull(lowered.get(jump.to()));
                steps.add(jump.isGoto() ? new Instruction.Goto(to) : new Instruction.Jump(to));
            });
            rules.add(new ProgramRule(rule.text(), steps));
        }
        return rules;
    }
}
