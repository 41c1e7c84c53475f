package io.github.secfw.iptables;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.Target;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes the lines of rules. Where a criterion has alternatives that one line cannot hold, the rule becomes a line for
 * each; they exclude each other, so that a packet still meets the target at most once. Not safe for several threads.
 */
final class RuleLines {

    private final TextBuffer out;
    private final Family family;
    private final TargetOptions targetOptions;
    private final MatchOptions matchOptions;
    private Rule rule = new Rule(Match.any(), Target.accept(), Optional.empty(), false);
    private int next;

    /** Lines of a family. */
    RuleLines(TextBuffer out, FirewallPolicy policy, Family family) {
        this.out = out;
        this.family = family;
        this.targetOptions = new TargetOptions(policy, family, out.text());
        this.matchOptions = new MatchOptions(family, out.text(), this::writeRest);
    }

    /** Writes the lines of the rules of a chain. */
    void write(String chain, List<Rule> rules) throws IOException {
        String begin = "-A " + chain;
        try {
            for (Rule ofChain : rules) {
                if (ofChain.match().families().contains(family)) {
                    rule = ofChain;
                    matchOptions.begin(rule.match().criteria());
                    out.text().append(begin);
                    writeRest();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes what follows in the line, and ends it. Options of alternatives come back here, each with its own line. */
    private void writeRest() {
        List<Criterion> criteria = rule.match().criteria();
        int first = next;
        boolean goesOn = true;
        while (goesOn && next < criteria.size()) {
            Criterion criterion = criteria.get(next);
            next++;
            goesOn = criterion.accept(matchOptions);
        }
        next = first;
        if (goesOn) {
            writeEnd();
        }
    }

    private void writeEnd() {
        if (rule.because().isPresent()) {
            out.text().append(" -m comment --comment ");
            Quoted.append(out.text(), rule.because().get());
        }
        out.text().append(' ');
        rule.target().accept(targetOptions).append('\n');
        try {
            out.endPart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
