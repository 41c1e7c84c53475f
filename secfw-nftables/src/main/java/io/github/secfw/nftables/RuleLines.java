package io.github.secfw.nftables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes the lines of rules. A rule that speaks of addresses, or has a limit, becomes a line for each of its families: one packet
 * matches at most one of them. Rules that stand together and differ in one field only become one look-up.
 */
final class RuleLines {

    private final StatementText statements;
    private final OwnerChains ownerChains;

    RuleLines(FirewallPolicy policy, LabelNames labelNames, OwnerChains ownerChains) {
        this.statements = new StatementText(policy, labelNames);
        this.ownerChains = ownerChains;
    }

    void writeTo(Appendable out, List<Rule> rules) throws IOException {
        int next = 0;
        while (next < rules.size()) {
            LookUp lookUp = LookUp.at(rules, next);
            if (lookUp.size() > 1) {
                lookUp.writeTo(out, statements);
            } else {
                write(out, rules.get(next));
            }
            next += lookUp.size();
        }
    }

    private void write(Appendable out, Rule rule) throws IOException {
        if (Families.matter(rule.match())) {
            for (Family family : rule.match().families()) {
                writeLine(out, rule, Optional.of(family));
            }
        } else {
            writeLine(out, rule, Optional.empty());
        }
    }

    private void writeLine(Appendable out, Rule rule, Optional<Family> family) throws IOException {
        boolean hasOwnerChain = OwnerChains.areFor(rule.match());
        StringBuilder line = new StringBuilder();
        StringBuilder limit = new StringBuilder();
        MatchText matchText = new MatchText(family, rule.match());
        for (Criterion criterion : rule.match().criteria()) {
            boolean isLimit = criterion instanceof Criterion.Limit;
            criterion
                    .accept(matchText)
                    .ifPresent(text -> (isLimit ? limit : line).append(text).append(' '));
        }
        if (family.isPresent() && !Families.isSaid(rule.match(), family.get())) {
            line.append(Families.text(family.get())).append(' ');
        }
        String statement =
                limit + (rule.isCounted() ? "counter " : "") + rule.target().accept(statements);
        line.append(hasOwnerChain ? "jump " + ownerChains.add(rule.match(), statement) : statement);
        out.append("\t\t").append(line);
        if (rule.because().isPresent()) {
            out.append(" comment \"").append(rule.because().get()).append('"');
        }
        out.append('\n');
    }
}
