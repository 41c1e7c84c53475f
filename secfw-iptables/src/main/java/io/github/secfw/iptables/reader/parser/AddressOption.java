package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.AddressParser;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code -s} or {@code -d}, which may name several addresses: the rule is one for each of them.
 *
 * @param isSource whether they are those of the source
 * @param negated whether others are meant
 * @param addresses the addresses
 */
record AddressOption(boolean isSource, boolean negated, List<AddressParser.Masked> addresses) {

    /**
     * Reads addresses.
     *
     * @throws IllegalArgumentException if they are none, or if several are negated
     */
    static AddressOption of(Token value, boolean isSource, boolean negated, AddressParser parser) {
        List<AddressParser.Masked> addresses = parser.parse(value);
        if (negated && addresses.size() > 1) {
            throw value.fault("\"!\" before several addresses: write a chain that returns for each of them");
        }
        return new AddressOption(isSource, negated, addresses);
    }

    /** For each of the rules what it asks; nothing where every address is meant. */
    static List<Optional<RuleGuard>> guards(Optional<AddressOption> option) {
        if (option.isEmpty()) {
            return List.of(Optional.empty());
        }
        List<Optional<RuleGuard>> guards = new ArrayList<>();
        for (AddressParser.Masked masked : option.get().addresses()) {
            guards.add(option.get().guard(masked));
        }
        return guards;
    }

    private Optional<RuleGuard> guard(AddressParser.Masked masked) {
        if (masked.isAll()) {
            return negated ? Optional.of(RuleGuard.of(RuleGuard.NEVER)) : Optional.empty();
        }
        if (masked.addresses().isEmpty()) {
            return Optional.of(RuleGuard.ofField(
                    (isSource ? "-s " : "-d ") + masked.text(),
                    Cell.field(isSource ? "source address" : "destination address"),
                    negated));
        }
        Condition condition = Condition.of(
                isSource
                        ? new SourceCriterion(masked.addresses().get())
                        : new DestinationCriterion(masked.addresses().get()));
        return Optional.of(RuleGuard.of(negated ? condition.negated() : condition));
    }
}
