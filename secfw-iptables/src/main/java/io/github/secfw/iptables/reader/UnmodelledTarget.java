package io.github.secfw.iptables.reader;

import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;

/** A target that the model does not have. */
final class UnmodelledTarget extends LoadedTarget {

    private final UnmodelledExtensions unmodelled;
    private final UnmodelledOptions given;

    UnmodelledTarget(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
        this.given = new UnmodelledOptions(extension, unmodelled.family());
    }

    @Override
    void take(ExtensionOption option, RuleScope scope) {
        given.take(option);
    }

    @Override
    List<Instruction> steps(RuleScope scope) {
        unmodelled.complete(given, token());
        String text = given.text("-j " + extension().name());
        Footprint footprint = unmodelled.footprint(given);
        return List.of(new Instruction.Unmodelled(text, footprint));
    }
}
