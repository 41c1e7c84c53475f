package io.github.secfw.nftables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes the lines of rules. A rule that speaks of addresses, or has a limit, becomes a line for each of its families: one packet
 * matches at most one of them.
 */
final class RuleLines {

    private final StatementText statements;

    RuleLines(FirewallPolicy policy, LabelNames labelNames) {
        this.statements = new StatementText(policy, labelNames);
    }

    void writeTo(Appendable out, Rule rule) throws IOException {
        if (rule.match().criteria().stream().anyMatch(RuleLines::needsFamily)) {
            for (Family family : rule.match().families()) {
                writeLine(out, rule, Optional.of(family));
            }
        } else {
            writeLine(out, rule, Optional.empty());
        }
    }

    private static boolean needsFamily(Criterion criterion) {
        return criterion instanceof Criterion.Source
                || criterion instanceof Criterion.Destination
                || criterion instanceof Criterion.Limit;
    }

    private void writeLine(Appendable out, Rule rule, Optional<Family> family) throws IOException {
        MatchText matchText = new MatchText(family, rule.match());
        out.append("\t\t");
        for (Criterion criterion : rule.match().criteria()) {
            Optional<String> text = criterion.accept(matchText);
            if (text.isPresent()) {
                out.append(text.get()).append(' ');
            }
        }
        out.append(rule.target().accept(statements));
        if (rule.because().isPresent()) {
            out.append(" comment \"").append(rule.because().get()).append('"');
        }
        out.append('\n');
    }
}
