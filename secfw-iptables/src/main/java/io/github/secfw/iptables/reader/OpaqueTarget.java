package io.github.secfw.iptables.reader;

import io.github.secfw.program.Instruction;
import java.util.List;

/** A target that the model does not have. */
final class OpaqueTarget extends LoadedTarget {

    private final StringBuilder text;

    OpaqueTarget(Extension extension, Word word) {
        super(extension, word);
        text = new StringBuilder("-j ").append(extension.name());
    }

    @Override
    void take(Option option, RuleHead head) {
        option.appendTo(text);
    }

    @Override
    List<Instruction> steps(RuleHead head) {
        return List.of(new Instruction.Opaque(text.toString()));
    }
}
