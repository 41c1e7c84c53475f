package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes the lines of rules. Where a criterion has alternatives that one line cannot hold, the rule becomes a line for
 * each; they exclude each other, so that a packet still meets the target at most once. Not safe for several threads.
 */
final class RuleLines {

    private final TextBuffer out;
    private final Family family;
    private final TargetOptions targetOptions;
    private MatchOptions matchOptions;
    private final StringBuilder line = new StringBuilder();
    private StringBuilder end = new StringBuilder();
    private List<Criterion> criteria = List.of();
    private int next;

    /** Lines of a family. */
    RuleLines(TextBuffer out, FirewallPolicy policy, Family family) {
        this.out = out;
        this.family = family;
        this.targetOptions = new TargetOptions(policy, family, end);
        this.matchOptions = new MatchOptions(family, line, this::writeRest);
    }

    /** Writes the lines of a rule of a chain. */
    void write(String chain, Rule rule) throws IOException {
        if (!rule.match().families().contains(family)) {
            return;
        }
        line.setLength(0);
        line.append("-A ").append(chain);
        end.setLength(0);
        if (rule.because().isPresent()) {
            end.append(" -m comment --comment ").append(Quoted.of(rule.because().get()));
        }
        end.append(' ');
        end = rule.target().accept(targetOptions);
        criteria = rule.match().criteria();
        matchOptions.begin(criteria);
        try {
            writeRest();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes what follows in the line: the options of the next criterion, which come back here, or the end. */
    private void writeRest() {
        if (next < criteria.size()) {
            Criterion criterion = criteria.get(next);
            next++;
            matchOptions = criterion.accept(matchOptions);
            next--;
        } else {
            writeLine();
        }
    }

    private void writeLine() {
        out.text().append(line).append(end);
        try {
            out.endLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
