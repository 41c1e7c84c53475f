package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Instruction.Transfer;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/** {@code -j SECMARK} and {@code -j CONNSECMARK}. Neither ends the chain. */
public final class LabelTarget extends LoadedTarget {

    private Optional<Instruction> step = Optional.empty();

    public LabelTarget(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), "label");
        step = Optional.of(
                switch (option.name()) {
                    case "save" -> new Instruction.SaveLabel(Transfer.ONLY_IF_UNSET);
                    case "restore" -> new Instruction.RestoreLabel(Transfer.ONLY_IF_UNSET);
                    default -> new Instruction.SetLabel(context(option.value()));
                });
    }

    private static SecurityContext context(Token token) {
        try {
            return SecurityContext.parse(token.text());
        } catch (IllegalArgumentException e) {
            throw token.fault(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        if (step.isEmpty()) {
            throw token().fault("target \"" + extension().name() + "\" has no option: add "
                    + (extension().name().equals("SECMARK") ? "--selctx" : "--save or --restore"));
        }
        if (!scope.table().labels()) {
            throw token().fault("the kernel does not accept " + extension().name() + " in the table " + scope.table()
                    + ": write it into mangle or security");
        }
        return List.of(step.get());
    }
}
