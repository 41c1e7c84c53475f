package io.github.secfw.iptables.reader.draft;

import io.github.secfw.iptables.reader.rule.ExtensionPlacement;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a file.
 *
 * @param at the token where it begins
 * @param text its line, for explanations
 * @param comment its comment
 * @param guards its conditions
 * @param steps the instructions of its target
 * @param jump its jump to a chain
 * @param restrictions the hooks that its chain is restricted to
 */
public record RuleDraft(
        Token at,
        String text,
        Optional<String> comment,
        List<RuleGuard> guards,
        List<Instruction> steps,
        Optional<JumpDraft> jump,
        List<ExtensionPlacement.Restriction> restrictions) {

    /** The packet label that the rule sets. */
    public Optional<SecurityContext> label() {
        for (Instruction step : steps) {
            if (step instanceof Instruction.SetLabel set) {
                return Optional.of(set.label());
            }
        }
        return Optional.empty();
    }

    /**
     * A jump to a chain of the same table.
     *
     * @param to the chain
     * @param isGoto whether it is a goto, after which packets do not return
     * @param token the token of the chain name
     */
    public record JumpDraft(ChainDraft to, boolean isGoto, Token token) {}
}
