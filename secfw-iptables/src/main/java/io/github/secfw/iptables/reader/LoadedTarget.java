package io.github.secfw.iptables.reader;

import io.github.secfw.program.Instruction;
import java.util.List;

/** The target that a rule loads. */
abstract class LoadedTarget extends LoadedExtension {

    /** A target with the token of its name. */
    LoadedTarget(Extension extension, Token token) {
        super(extension, token);
    }

    /**
     * The instructions of the target.
     *
     * @param scope the rule's table and protocol, when the rule is read whole
     */
    abstract List<Instruction> steps(RuleScope scope);

    @Override
    final String secondOption() {
        return " conflicts with another option of the target: leave out one";
    }
}
