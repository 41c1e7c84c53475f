package io.github.secfw.iptables.reader;

import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;

/** A target that the model does not have. */
final class OpaqueTarget extends LoadedTarget {

    private final List<Option> options = new ArrayList<>(2);

    OpaqueTarget(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        FixedValues.check(extension(), option);
        options.add(option);
    }

    @Override
    List<Instruction> steps(RuleHead head) {
        return List.of(
                new Instruction.Unmodelled(Option.text("-j " + extension().name(), options)));
    }
}
