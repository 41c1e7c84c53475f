package io.github.secfw.nftables;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the backend makes of small policies. */
final class Rendered {

    private Rendered() {}

    static String file(FirewallPolicy policy) {
        return Nftables.create().render(policy).get(0).text();
    }

    /** A policy of one chain. */
    static FirewallPolicy policy(Hook hook, UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("test").labelling(hook, rules).build();
    }

    /** A policy of one chain that filters. */
    static FirewallPolicy filtering(Hook hook, UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("test").filter(hook, Target.accept(), rules).build();
    }

    /** The matches of the lines of one rule that accepts. */
    static List<String> lines(Match<?> match) {
        String end = " accept";
        return rules(file(policy(Hook.FORWARD, chain -> chain.rule(match, Target.accept()))), "mangle.FORWARD").stream()
                .map(line -> (" " + line)
                        .substring(0, 1 + line.length() - end.length())
                        .strip())
                .toList();
    }

    /** The lines of a chain of a file that are rules. */
    static List<String> rules(String file, String chain) {
        return file.lines()
                .dropWhile(line -> !line.equals("\tchain " + chain + " {"))
                .skip(1)
                .takeWhile(line -> !line.equals("\t}"))
                .map(String::strip)
                .filter(line -> !line.startsWith("type filter hook "))
                .toList();
    }
}
