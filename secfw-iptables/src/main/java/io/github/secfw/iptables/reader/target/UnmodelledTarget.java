package io.github.secfw.iptables.reader.target;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;

/** A target outside the model. */
public final class UnmodelledTarget extends LoadedTarget {

    private final UnmodelledExtensions unmodelled;
    private final UnmodelledOptions given;

    public UnmodelledTarget(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
        this.given = new UnmodelledOptions(extension, unmodelled.family());
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        given.take(option);
    }

    @Override
    public List<Instruction> steps(RuleScope scope) {
        unmodelled.complete(given, token());
        String text = given.text("-j " + extension().name());
        Footprint footprint = unmodelled.footprint(given);
        return List.of(new Instruction.Unmodelled(text, footprint));
    }
}
