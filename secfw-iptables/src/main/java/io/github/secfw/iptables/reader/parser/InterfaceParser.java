package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.LineTokenizer;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.BoundedCache;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.program.Cell;
import java.util.List;
import java.util.Optional;

/** Parser of interfaces: a name, or the beginning of names with a {@code +} at the end. */
final class InterfaceParser {

    private final BoundedCache<Optional<InterfaceSet>> cache = new BoundedCache<>();

    /** The guard of {@code -i} or {@code -o}; empty if it matches all packets. */
    Optional<RuleGuard> guard(Token token, boolean isInput, boolean negated) {
        String text = token.text();
        if (text.isEmpty()) {
            throw token.fault("empty interface: write a name");
        }
        if (LineTokenizer.bytes(text) > InterfacePattern.MAX_LENGTH) {
            throw token.fault("invalid interface \"" + text + "\": expected at most " + InterfacePattern.MAX_LENGTH
                    + " characters");
        }
        if (text.equals("+")) {
            return negated ? Optional.of(RuleGuard.of(RuleGuard.NEVER)) : Optional.empty();
        }
        Optional<InterfaceSet> interfaces = cache.get(text, () -> set(text));
        if (interfaces.isEmpty()) {
            StringBuilder option = new StringBuilder(isInput ? "-i " : "-o ");
            token.appendTo(option);
            return Optional.of(RuleGuard.ofField(
                    option.toString(), Cell.field(isInput ? "input interface" : "output interface"), negated));
        }
        Criterion criterion = isInput ? new InputCriterion(interfaces.get()) : new OutputCriterion(interfaces.get());
        return Optional.of(RuleGuard.of(criterion, negated));
    }

    /**
     * The interfaces of a text; empty for a name outside the model, since the kernel allows more characters than the
     * tools can write.
     */
    private static Optional<InterfaceSet> set(String text) {
        boolean isPrefix = text.endsWith("+");
        String name = isPrefix ? text.substring(0, text.length() - 1) : text;
        try {
            InterfacePattern exact = new InterfacePattern(name);
            if (exact.isPrefix()) {
                return Optional.empty();
            }
            return Optional.of(InterfaceSet.of(List.of(isPrefix ? new InterfacePattern(name + "*") : exact)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
