package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft.JumpDraft;
import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.option.ExtensionTable;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.syntax.TokenSequence;
import io.github.secfw.iptables.reader.target.LoadedTarget;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The target of a rule: a verdict, a jump to a chain, or a target with options. Used once. */
final class RuleTarget {

    private static final Map<String, List<Instruction>> VERDICTS = Map.of(
            "ACCEPT", List.of(new Instruction.Accept()),
            "DROP", List.of(new Instruction.Drop()),
            "RETURN", List.of(new Instruction.Return()),
            "QUEUE", List.of(new Instruction.Queue(new QueueRange(0, 0), false)));

    private final TableDraft table;
    private final TokenSequence tokens;
    private final RuleExtensions extensions;
    private boolean hasTarget;
    private List<Instruction> verdict = List.of();
    private Optional<JumpDraft> jump = Optional.empty();

    /** No target yet; a target with options is loaded into the extensions of the rule. */
    RuleTarget(TableDraft table, TokenSequence tokens, RuleExtensions extensions) {
        this.table = table;
        this.tokens = tokens;
        this.extensions = extensions;
    }

    /** The instructions of the verdict; none for another target. */
    List<Instruction> verdict() {
        return verdict;
    }

    /** The jump to a chain; empty for another target. */
    Optional<JumpDraft> jump() {
        return jump;
    }

    /**
     * Takes the target.
     *
     * @param option {@code -j} or {@code -g}
     * @param isGoto whether it is {@code -g}
     * @return the text of an unknown target and its options; empty for a known one
     */
    Optional<String> take(Token option, boolean isGoto) {
        option.refuseSecond(hasTarget);
        hasTarget = true;
        Token name = tokens.value(option);
        List<Instruction> known = VERDICTS.get(name.text());
        Optional<ChainDraft> chain = table.chain(name.text());
        Optional<LoadedTarget> loaded = extensions.target(name);
        if (!isGoto && known != null) {
            checkDrop(name);
            verdict = known;
        } else if (!isGoto && loaded.isPresent()) {
            extensions.load(loaded.get());
        } else if (chain.isPresent() && chain.get().hook().isEmpty()) {
            jump = Optional.of(new JumpDraft(chain.get(), isGoto, name));
        } else if (!isGoto && chain.isEmpty() && isUnknownTarget(name)) {
            return Optional.of(tokens.restWith(2));
        } else {
            throw name.fault("unknown " + (isGoto ? "" : "target or ") + "chain \"" + name.text() + "\" in the table "
                    + table.table() + ": declare the chain before with :" + name.text() + " - [0:0]");
        }
        return Optional.empty();
    }

    private void checkDrop(Token name) {
        if (name.text().equals("DROP") && table.table() == NetfilterTable.NAT) {
            throw name.fault("iptables does not accept DROP in the table nat: drop packets in the table filter");
        }
    }

    /** Whether a name, which is not a chain, is an unknown target: a target's name, or followed by an unknown option. */
    private boolean isUnknownTarget(Token name) {
        return ExtensionTable.isTarget(name.text())
                || tokens.peek("--").filter(this::isUnknown).isPresent();
    }

    private boolean isUnknown(Token option) {
        try {
            extensions.find(option.text().substring(2), option);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
