package io.github.secfw.iptables.reader.draft;

import io.github.secfw.iptables.reader.rule.ExtensionPlacement;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/**
 * A rule as it was read.
 *
 * @param at where it begins
 * @param text its line, for explanations
 * @param comment what its file says of it
 * @param guards what it asks
 * @param steps what it does then
 * @param jump where it goes then
 * @param needs where it must stand
 */
public record RuleDraft(
        Token at,
        String text,
        Optional<String> comment,
        List<RuleGuard> guards,
        List<Instruction> steps,
        Optional<JumpDraft> jump,
        List<ExtensionPlacement.Need> needs) {

    /** The label that the rule gives to packets. */
    public Optional<SecurityContext> label() {
        for (Instruction step : steps) {
            if (step instanceof Instruction.SetLabel set) {
                return Optional.of(set.label());
            }
        }
        return Optional.empty();
    }

    /**
     * A jump to a chain of the table.
     *
     * @param to the chain
     * @param isGoto whether the rest of the chain is left out
     * @param token where the chain is named
     */
    public record JumpDraft(ChainDraft to, boolean isGoto, Token token) {}
}
