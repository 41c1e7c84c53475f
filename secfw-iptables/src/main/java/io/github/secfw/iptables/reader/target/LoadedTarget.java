package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.rule.LoadedExtension;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.program.Instruction;
import java.util.List;

/** The target that a rule loads. */
public abstract class LoadedTarget extends LoadedExtension {

    /** A target with the token of its name. */
    LoadedTarget(Extension extension, Token token) {
        super(extension, token);
    }

    /**
     * The instructions of the target.
     *
     * @param scope the rule's table and protocol, when the rule is read whole
     */
    public abstract List<Instruction> steps(RuleScope scope);

    @Override
    public final String secondOption() {
        return " conflicts with another option of the target: leave out one";
    }
}
