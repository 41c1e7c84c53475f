package io.github.secfw.nftables;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes the lines of rules. A rule that has addresses, or has a limit, becomes a line for each of its families: one packet
 * matches at most one of them. Rules that stand together and differ in one field only become one look-up. Not safe for several
 * threads.
 */
final class TableRuleLines {

    private final TextBuffer out;
    private final StringBuilder line;
    private final StatementText statements;
    private MatchText matchText;
    private final OwnerChains ownerChains = new OwnerChains();
    private final ClosedChains closedChains = new ClosedChains();

    TableRuleLines(TextBuffer out, FirewallPolicy policy, LabelNames labelNames) {
        this.out = out;
        this.line = out.text();
        this.statements = new StatementText(policy, labelNames, closedChains);
        this.matchText = new MatchText(line);
    }

    /** Writes the lines of the rules of a chain. */
    void write(List<Rule> rules) throws IOException {
        int next = 0;
        while (next < rules.size()) {
            Optional<LookUp> lookUp = LookUp.at(rules, next);
            if (lookUp.isPresent()) {
                write(lookUp.get());
                next += lookUp.get().size();
            } else {
                write(rules.get(next));
                next++;
            }
        }
    }

    /** Writes the lines of the rules of a base chain with the policy drop, so that none leaves a packet to the policy. */
    void writeClosed(List<Rule> rules) throws IOException {
        statements.inClosedChain(true);
        write(rules);
        statements.inClosedChain(false);
        line.append("\t\tdrop\n");
    }

    /** Writes the chains that rules so far need beside those of the policy. */
    void writeFurtherChains() throws IOException {
        ownerChains.writeTo(out);
        closedChains.writeTo(out);
    }

    private void write(Rule rule) throws IOException {
        if (Families.matter(rule.match())) {
            for (Family family : rule.match().families()) {
                write(rule, Optional.of(family));
            }
        } else {
            write(rule, Optional.empty());
        }
    }

    private void write(Rule rule, Optional<Family> family) throws IOException {
        Match<?> match = rule.match();
        begin(match, family);
        boolean isLimited = false;
        for (Criterion criterion : match.criteria()) {
            if (criterion.ownState().isPresent()) {
                isLimited = true;
            } else {
                matchText = criterion.accept(matchText);
            }
        }
        appendFamily(family, matchText.saysFamily());
        int place = line.length();
        if (isLimited) {
            matchText = match.criteria().get(match.criteria().size() - 1).accept(matchText);
        }
        line.append(rule.isCounted() ? "counter " : "");
        StringBuilder written = rule.target().accept(statements.appendingTo(line));
        if (OwnerChains.areFor(match)) {
            String statement = line.substring(place);
            line.setLength(place);
            line.append("jump ").append(ownerChains.add(match, statement));
        }
        if (rule.because().isPresent()) {
            written.append(" comment \"").append(rule.because().get()).append('"');
        }
        out.endLine();
    }

    private void write(LookUp lookUp) throws IOException {
        if (lookUp.rules().stream().anyMatch(rule -> Families.matter(rule.match()))) {
            for (Family family : Family.values()) {
                LookUp ofFamily = lookUp.of(family);
                if (ofFamily.size() > 0) {
                    write(ofFamily, Optional.of(family));
                }
            }
        } else {
            write(lookUp, Optional.empty());
        }
    }

    private void write(LookUp lookUp, Optional<Family> family) throws IOException {
        Match<?> match = lookUp.rules().get(0).match();
        begin(match, family);
        for (int i = 0; i < match.criteria().size(); i++) {
            if (i != lookUp.index()) {
                matchText = match.criteria().get(i).accept(matchText);
            }
        }
        KeyText keys = new KeyText(family);
        appendFamily(
                family,
                matchText.saysFamily() || Keys.addressesOf(lookUp.key(0)).isPresent());
        String field = keys.field(lookUp.key(0));
        line.append(lookUp.isOfVerdicts() ? field + " vmap" : "meta secmark set " + field + " map");
        String separator = " { ";
        for (int i = 0; i < lookUp.size(); i++) {
            for (String key : keys.values(lookUp.key(i))) {
                line.append(separator).append(key).append(" : ");
                lookUp.rules().get(i).target().accept(statements.appendingValueTo(line));
                separator = ", ";
            }
        }
        line.append(" }");
        out.endLine();
    }

    private void begin(Match<?> match, Optional<Family> family) {
        line.append("\t\t");
        matchText.begin(match, family);
    }

    private void appendFamily(Optional<Family> family, boolean isSaid) {
        if (family.isPresent() && !isSaid) {
            line.append(Families.text(family.get())).append(' ');
        }
    }
}
