package io.github.secfw.testkit;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.RuleSequence;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A rule of one match, or of alternatives. */
record RulePart(List<Matches.Parts> matches, TargetPart target, boolean counted, Optional<String> because) {

    boolean hasAlternatives() {
        return matches.size() > 1;
    }

    /** The rule as every backend writes it. */
    RulePart forAllTools() {
        return target.excludesOwners(hasAlternatives())
                ? this
                : new RulePart(
                        matches.stream()
                                .map(Matches.Parts::withoutExceptedOwners)
                                .toList(),
                        target,
                        counted,
                        because);
    }

    <S extends RuleSequence<S>> S addTo(S sequence, Place place, List<Chain> reachable, IntFunction<PacketType> types) {
        List<Match<?>> placed =
                matches.stream().<Match<?>>map(match -> match(match).at(place)).toList();
        Target does = target.at(place, placed, reachable, types);
        S longer = hasAlternatives() ? sequence.rule(alternatives(placed), does) : sequence.rule(placed.get(0), does);
        S explained = because.map(longer::because).orElse(longer);
        return counted ? explained.counted() : explained;
    }

    private Matches.Parts match(Matches.Parts match) {
        return hasAlternatives() && target.takesChain() ? match.withoutLimit() : match;
    }

    static Alternatives alternatives(List<Match<?>> matches) {
        return Match.anyOf(matches.get(0), matches.subList(1, matches.size()).toArray(Match<?>[]::new));
    }
}
