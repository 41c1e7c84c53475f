package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.net.Family;
import java.io.IOException;
import java.util.List;

/**
 * Writes the lines of rules. Where a criterion has alternatives that one line cannot hold, the rule becomes a line for
 * each; they exclude each other, so that a packet still meets the target at most once.
 */
final class RuleLines {

    private final String append;
    private final Family family;
    private final TargetOptions targetOptions;

    /** Lines that begin with the given words, {@code -A INPUT} for instance. */
    RuleLines(FirewallPolicy policy, Family family, String append) {
        this.append = append;
        this.family = family;
        this.targetOptions = new TargetOptions(policy, family);
    }

    void writeTo(Appendable out, Rule rule) throws IOException {
        MatchOptions matchOptions = new MatchOptions(family, rule.match());
        List<List<String>> alternatives = rule.match().criteria().stream()
                .map(criterion -> criterion.accept(matchOptions))
                .toList();
        StringBuilder end = new StringBuilder();
        rule.because().ifPresent(reason -> end.append(" -m comment --comment ").append(Quoted.of(reason)));
        end.append(" ").append(rule.target().accept(targetOptions)).append('\n');
        writeTo(out, append, alternatives, end);
    }

    private static void writeTo(Appendable out, String begin, List<List<String>> alternatives, CharSequence end)
            throws IOException {
        if (alternatives.isEmpty()) {
            out.append(begin).append(end);
            return;
        }
        List<List<String>> rest = alternatives.subList(1, alternatives.size());
        for (String options : alternatives.get(0)) {
            writeTo(out, begin + options, rest, end);
        }
    }
}
