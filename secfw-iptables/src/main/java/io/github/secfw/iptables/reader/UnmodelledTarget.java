package io.github.secfw.iptables.reader;

import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;

/** A target that the model does not have. */
final class UnmodelledTarget extends LoadedTarget {

    private final UnmodelledExtensions unmodelled;
    private final GivenOptions given;

    UnmodelledTarget(Extension extension, Word word, UnmodelledExtensions unmodelled) {
        super(extension, word);
        this.unmodelled = unmodelled;
        this.given = new GivenOptions(extension, unmodelled.family());
    }

    @Override
    void take(Option option, RuleHead head) {
        given.take(option);
    }

    @Override
    List<Instruction> steps(RuleHead head) {
        unmodelled.complete(given, word());
        String text = given.text("-j " + extension().name());
        Footprint footprint = unmodelled.footprint(given);
        return List.of(new Instruction.Unmodelled(text, footprint));
    }
}
