package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Translation of all tables to one program for both families. Packets of a family without tables are accepted. */
public final class RulesetLowering {

    private final Ruleset ruleset;
    private final List<ProgramBaseChain> baseChains = new ArrayList<>();
    private final List<String> unmodelled = new ArrayList<>();
    private final Map<String, List<ProgramBaseChain>> byTurn = new HashMap<>();
    private boolean checksLabels;

    public RulesetLowering(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    public Meaning lower() {
        for (ParsedTable table : ruleset.tables()) {
            checksLabels |= !table.labels().isEmpty();
            if (TableLowering.families(table).isEmpty()) {
                addUnmodelled(table);
            } else {
                addIp(table);
            }
        }
        // The kernel runs the newest base chain of a priority first.
        Collections.reverse(baseChains);
        return Meaning.of(new PacketProgram(baseChains, checksLabels), EnumSet.allOf(Family.class), unmodelled);
    }

    /** Adds the chains of tables of other families, which are unmodelled. Chains without effect are left out. */
    private void addUnmodelled(ParsedTable table) {
        for (ParsedChain chain : table.chains().values()) {
            if (chain.hook().isPresent()
                    && !table.isDormant()
                    && (chain.drops() || !chain.rules().isEmpty())) {
                addUnmodelled(table, chain, "packets reach it outside the IP hooks");
            }
        }
    }

    private void addIp(ParsedTable table) {
        List<ProgramBaseChain> chains = new TableLowering(table).baseChains();
        Map<String, ProgramBaseChain> byName = new HashMap<>();
        chains.forEach(chain -> byName.put(chain.name(), chain));
        for (ParsedChain chain : table.chains().values()) {
            ProgramBaseChain lowered = byName.get(table.key().name() + " " + chain.name());
            if (lowered != null) {
                baseChains.add(lowered);
                checkTurn(table, chain, lowered);
            } else if (chain.hook().isPresent()
                    && !table.isDormant()
                    && (chain.drops() || !chain.rules().isEmpty())) {
                addUnmodelled(table, chain, "packets reach it outside the IP hooks");
            }
        }
    }

    /**
     * Adds a chain with the hook and priority of another one: which runs first depends on the order in which the kernel
     * received them.
     */
    private void checkTurn(ParsedTable table, ParsedChain chain, ProgramBaseChain lowered) {
        if (lowered.rules().isEmpty() && !chain.drops()) {
            return;
        }
        List<ProgramBaseChain> others =
                byTurn.computeIfAbsent(lowered.hook() + " " + lowered.priority(), key -> new ArrayList<>());
        for (ProgramBaseChain other : others) {
            if (!Collections.disjoint(other.families(), lowered.families())) {
                addUnmodelled(
                        table,
                        chain,
                        "it has the same hook and priority as chain " + other.name() + ", and their order is unknown");
                break;
            }
        }
        others.add(lowered);
    }

    private void addUnmodelled(ParsedTable table, ParsedChain chain, String why) {
        unmodelled.add(
                chain.hook().orElseThrow().place() + ": table " + table.key() + ", chain " + chain.name() + ": " + why);
    }
}
