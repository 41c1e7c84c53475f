package io.github.secfw.iptables;

import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.List;

/**
 * Writes the lines of rules. Where a criterion has alternatives that one line cannot hold, the rule becomes a line for
 * each; they exclude each other, so that a packet still meets the target at most once. Not safe for several threads.
 */
final class RestoreRuleLines {

    private final TextBuffer out;
    private final Family family;
    private final TargetOptions targetOptions;

    /** Lines of a family. */
    RestoreRuleLines(TextBuffer out, FirewallPolicy policy, Family family) {
        this.out = out;
        this.family = family;
        this.targetOptions = new TargetOptions(policy, family, out.text());
    }

    /** Writes the lines of the rules of a chain. */
    void write(String chain, List<Rule> rules) throws IOException {
        String begin = "-A " + chain;
        for (Rule rule : rules) {
            if (rule.match().families().contains(family)) {
                RuleExpansion.Line line = new RuleExpansion(rule.match(), family).first();
                while (line.isThere()) {
                    line.appendTo(out.text().append(begin));
                    writeEnd(rule);
                    line.next();
                }
            }
        }
    }

    private void writeEnd(Rule rule) throws IOException {
        if (rule.because().isPresent()) {
            out.text().append(" -m comment --comment ");
            Quoted.append(out.text(), rule.because().get());
        }
        out.text().append(' ');
        rule.target().accept(targetOptions);
        out.endLine();
    }
}
