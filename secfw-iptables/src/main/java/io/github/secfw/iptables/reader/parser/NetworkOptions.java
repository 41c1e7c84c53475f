package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import io.github.secfw.program.UnmodelledFields;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options {@code -i}, {@code -o} and {@code -f} of a rule. */
final class NetworkOptions {

    private static final List<String> ORDER = List.of("input", "output", "fragments");

    private static final Comparator<String> IN_ORDER = Comparator.comparingInt(ORDER::indexOf);

    private final FileParsers file;
    /** In one order; the kernel tests them before all matches. */
    private final Map<String, RuleGuard> guards = new TreeMap<>(IN_ORDER);

    private Optional<Token> input = Optional.empty();
    private Optional<Token> output = Optional.empty();
    private Optional<Token> fragments = Optional.empty();

    NetworkOptions(FileParsers file) {
        this.file = file;
    }

    void input(Token token, Token value, boolean negated) {
        token.refuseSecond(input.isPresent());
        input = Optional.of(token);
        file.interfaces().guard(value, true, negated).ifPresent(guard -> guards.put("input", guard));
    }

    void output(Token token, Token value, boolean negated) {
        token.refuseSecond(output.isPresent());
        output = Optional.of(token);
        file.interfaces().guard(value, false, negated).ifPresent(guard -> guards.put("output", guard));
    }

    void fragments(Token token, boolean negated) {
        token.refuseSecond(fragments.isPresent());
        if (file.family() == Family.IPV6) {
            throw token.fault("-f is for IPv4 only: write -m frag");
        }
        fragments = Optional.of(token);
        guards.put("fragments", RuleGuard.ofField("-f", UnmodelledFields.FRAGMENT, negated));
    }

    /** The guards of a rule in a chain. */
    List<RuleGuard> guards(String chain) {
        if (input.isPresent() && (chain.equals("OUTPUT") || chain.equals("POSTROUTING"))) {
            throw input.get()
                    .fault("iptables does not accept -i in the chain " + chain + ": move the rule to another chain");
        }
        if (output.isPresent() && (chain.equals("INPUT") || chain.equals("PREROUTING"))) {
            throw output.get()
                    .fault("iptables does not accept -o in the chain " + chain + ": move the rule to another chain");
        }
        return List.copyOf(guards.values());
    }
}
