package io.github.secfw.iptables.reader.draft;

import io.github.secfw.iptables.reader.option.ExtensionTable;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.iptables.reader.syntax.LineTokenizer;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.HashlimitTables;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a file while the file is read. Built-in chains that the file does not declare have the policy ACCEPT, as
 * in a kernel without rules. Mutable.
 */
public final class TableDraft {

    private final NetfilterTable table;
    private final Token token;
    private final HashlimitTables hashlimits;
    private final Map<String, ChainDraft> chains = new LinkedHashMap<>();

    /** A table with the token of its name. */
    public TableDraft(NetfilterTable table, Token token, HashlimitTables hashlimits) {
        this.table = table;
        this.token = token;
        this.hashlimits = hashlimits;
        for (Hook hook : table.hooks()) {
            chains.put(hook.name(), new ChainDraft(hook.name(), Optional.of(hook)));
        }
    }

    public NetfilterTable table() {
        return table;
    }

    public HashlimitTables hashlimits() {
        return hashlimits;
    }

    public Token token() {
        return token;
    }

    public Collection<ChainDraft> chains() {
        return chains.values();
    }

    public Optional<ChainDraft> chain(String name) {
        return Optional.ofNullable(chains.get(name));
    }

    /** Whether a built-in chain has a rule or the policy DROP. */
    public boolean hasEffect() {
        return chains.values().stream()
                .filter(chain -> chain.hook().isPresent())
                .anyMatch(chain -> chain.size() > 0 || chain.policy() == Verdict.DROP);
    }

    /**
     * The first rule that sets a packet label, even if no packet reaches it: SELinux checks labels as soon as such a
     * rule is loaded.
     */
    public Optional<RuleDraft> firstLabel() {
        for (ChainDraft chain : chains.values()) {
            for (RuleDraft rule : chain.rules()) {
                if (rule.label().isPresent()) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    public void create(Token name) {
        String text = name.text();
        if (text.isEmpty() || text.startsWith("-") || text.startsWith("!")) {
            throw name.fault("invalid chain name \"" + text + "\": expected a name that begins with a letter");
        }
        if (LineTokenizer.bytes(text) > 28) {
            throw name.fault("invalid chain name \"" + text + "\": expected at most 28 characters");
        }
        if (ExtensionTable.isTarget(text)) {
            throw name.fault("the chain " + text + " has the name of a target: rename it");
        }
        if (chains.putIfAbsent(text, new ChainDraft(text, Optional.empty())) != null) {
            throw name.fault("the chain " + text + " already exists: leave out one of the two");
        }
    }

    /** Removes an empty chain that is not the target of a rule. */
    public void remove(Token name) {
        ChainDraft chain = chain(name.text()).orElseThrow(() -> unknown(name));
        if (chain.hook().isPresent() || chain.size() > 0 || chain.isReferenced()) {
            throw name.fault(
                    "the chain " + chain + " cannot be deleted: it is built in, has rules, or is the target of a rule");
        }
        chains.remove(name.text());
    }

    /** Removes all chains that are not built in. */
    public void removeAll(Token at) {
        for (ChainDraft chain : chains.values()) {
            if (chain.hook().isEmpty() && (chain.size() > 0 || chain.isReferenced())) {
                throw at.fault("the chain " + chain + " cannot be deleted: it has rules, or is the target of a rule");
            }
        }
        chains.values().removeIf(chain -> chain.hook().isEmpty());
    }

    public IllegalArgumentException unknown(Token name) {
        return name.fault("unknown chain \"" + name.text() + "\" in the table " + table + ": declare it before with :"
                + name.text() + " - [0:0]");
    }
}
