package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Condition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code -m cgroup}. Negated or not, it matches only packets of a socket. */
public final class ControlGroupMatch extends LoadedMatch {

    private static final Set<Hook> EXACT = EnumSet.of(Hook.OUTPUT);

    private final UnmodelledExtensions unmodelled;
    private Optional<RuleGuard> tested = Optional.empty();

    public ControlGroupMatch(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, "group");
        UnmodelledOptions given = new UnmodelledOptions(extension(), unmodelled.family());
        given.take(option);
        Condition unknown = new Condition.Unmodelled(given.text("-m cgroup"), unmodelled.footprint(given));
        tested = Optional.of(option.name().equals("path") ? path(option, unknown) : RuleGuard.of(unknown));
    }

    private static RuleGuard path(ExtensionOption option, Condition unknown) {
        String path = option.value().text();
        try {
            Condition group = Condition.of(
                    new ControlGroupCriterion(new ControlGroup(path.startsWith("/") ? path.substring(1) : path)));
            Condition condition = option.negated()
                    ? Condition.all(List.of(Condition.of(OwnerMatch.someOwner()), group.negated()))
                    : group;
            return RuleGuard.of(condition, EXACT, unknown);
        } catch (IllegalArgumentException e) {
            return RuleGuard.of(unknown);
        }
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(tested.isPresent(), "--path");
        guards.add(tested.orElseThrow());
    }
}
