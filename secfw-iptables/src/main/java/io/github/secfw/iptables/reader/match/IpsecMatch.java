package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code -m policy}, which is outside the model: the IPsec policy of the packet, in one step or in several steps with {@code --next} between them.
 */
public final class IpsecMatch extends LoadedMatch {

    private static final Set<String> OF_WHOLE = Set.of("dir", "pol", "strict");

    private final UnmodelledExtensions unmodelled;
    private final UnmodelledOptions whole;
    private final List<UnmodelledOptions> steps = new ArrayList<>(1);

    public IpsecMatch(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
        this.whole = new UnmodelledOptions(extension, unmodelled.family());
        steps.add(new UnmodelledOptions(extension, unmodelled.family()));
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        if (option.name().equals("next")) {
            option.plain();
            steps.add(new UnmodelledOptions(extension(), unmodelled.family()));
        } else if (OF_WHOLE.contains(option.name())) {
            whole.take(option);
        } else {
            steps.get(steps.size() - 1).take(option);
        }
    }

    private void check(UnmodelledOptions step) {
        if (whole.has("strict") && step.size() == 0) {
            throw token().fault("match \"policy\" has --strict and a step without an option: add one, as --proto");
        }
        boolean isTunnel = step.value("mode").filter("tunnel"::equals).isPresent();
        if (!isTunnel && (step.has("tunnel-src") || step.has("tunnel-dst"))) {
            throw token().fault("--tunnel-src and --tunnel-dst of match \"policy\" need --mode tunnel: add it");
        }
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(whole.has("dir"), "--dir");
        whole.addDefault("pol", "ipsec");
        if (whole.has("strict") && whole.value("pol").filter("none"::equals).isPresent()) {
            throw token().fault(
                            "--pol none and --strict of match \"policy\" exclude each other: leave out one of the two");
        }
        if (steps.size() > 1 && !whole.has("strict")) {
            throw token().fault("--next of match \"policy\" needs --strict: add it");
        }
        steps.forEach(this::check);
        if (whole.value("pol").filter("none"::equals).isPresent()) {
            steps.clear();
        }
        boolean isAny = steps.stream().allMatch(step -> step.size() == 0);
        StringBuilder text = new StringBuilder(whole.text("-m policy"));
        for (int i = 0; i < steps.size(); i++) {
            text.append(steps.get(i).text(i == 0 ? "" : " --next"));
        }
        Footprint footprint = unmodelled.footprint(whole);
        guards.add(RuleGuard.of(
                new Condition.Unmodelled(text.toString(), isAny ? footprint : footprint.varyingFor(RuleGuard.NEVER))));
    }
}
