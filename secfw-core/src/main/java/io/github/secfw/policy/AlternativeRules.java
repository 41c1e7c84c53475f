package io.github.secfw.policy;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Match;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** The rules that alternatives stand for. A user could have written each of them. */
final class AlternativeRules {

    private static final String PREFIX = "any-of-";

    private AlternativeRules() {}

    static List<Rule> rules(Alternatives alternatives, Target target) {
        if (target.accept(new RepeatableTarget()) || alternatives.matches().size() == 1) {
            return rulesForEach(alternatives, target);
        }
        for (Match<?> match : alternatives.matches()) {
            if (match.isStateful()) {
                throw new InvalidPolicyException(
                        "",
                        "the alternative \"" + match + "\" has a limit, and \"" + target
                                + "\" for alternatives needs a chain, which others could share",
                        "write a chain with these rules, and jump to it");
            }
        }
        Chain met = target.chain().orElseGet(() -> Chain.made(name(target.toString()), List.of(rule(target))));
        return List.of(jump(rulesForEach(alternatives, Target.goTo(met))));
    }

    private static List<Rule> rulesForEach(Alternatives alternatives, Target target) {
        return alternatives.matches().stream()
                .map(match -> new Rule(match, target, Optional.empty(), false))
                .toList();
    }

    private static Rule rule(Target target) {
        return new Rule(Match.any(), target, Optional.empty(), false);
    }

    /** The first alternative that matches goes where all of them lead, and does not come back to the others. */
    private static Rule jump(List<Rule> rules) {
        return rule(Target.jump(Chain.made(name(rules.toString()), rules)));
    }

    /** The rule with a change; of one that stands for alternatives, the change is to what stands for each of them. */
    static Rule changed(Rule rule, UnaryOperator<Rule> change) {
        Optional<Chain> made = rule.target().chain().filter(Chain::isMade);
        return made.isPresent() ? jump(made.get().rules().stream().map(change).toList()) : change.apply(rule);
    }

    /** The same rules make the same chain, wherever they are written. */
    private static String name(String text) {
        CRC32 hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return PREFIX + String.format("%08x", hash.getValue());
    }
}
