package io.github.secfw;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Match;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** The rules that alternatives stand for. A user could have written each of them. */
final class AnyOf {

    private static final String PREFIX = "any-of-";

    private AnyOf() {}

    static List<Rule> rules(Alternatives alternatives, Target target) {
        boolean once = target instanceof Target.Log || target instanceof Target.Jump;
        if (!once || alternatives.matches().size() == 1) {
            return rulesForEach(alternatives, target);
        }
        return List.of(rule(Match.any(), Target.jump(chain(alternatives, target))));
    }

    private static List<Rule> rulesForEach(Alternatives alternatives, Target target) {
        return alternatives.matches().stream().map(match -> rule(match, target)).toList();
    }

    private static Rule rule(Match<?> match, Target target) {
        return new Rule(match, target, Optional.empty(), false);
    }

    /** The first alternative that matches goes to the chain and does not come back to the others. */
    private static Chain chain(Alternatives alternatives, Target target) {
        Chain met = target.chain()
                .orElseGet(() -> Chain.named(name(target.toString())).rule(target));
        Chain chain = Chain.named(name(alternatives + ", then " + target));
        for (Rule rule : rulesForEach(alternatives, Target.goTo(met))) {
            chain = chain.with(rule);
        }
        return chain;
    }

    /** The same rules make the same chain, wherever they are written. */
    private static String name(String text) {
        CRC32 hash = new CRC32();
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        return PREFIX + String.format("%08x", hash.getValue());
    }
}
