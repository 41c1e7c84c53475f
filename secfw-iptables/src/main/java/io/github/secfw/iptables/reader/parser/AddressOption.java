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
 * {@code -s} or {@code -d}. An option with several addresses makes one rule for each address.
 *
 * @param isSource whether these are source addresses
 * @param negated whether the option is negated
 * @param addresses the addresses
 */
record AddressOption(boolean isSource, boolean negated, List<AddressParser.Masked> addresses) {

    /**
     * The option with the addresses of a token.
     *
     * @throws IllegalArgumentException if an address is invalid, or if several addresses are negated
     */
    static AddressOption of(Token value, boolean isSource, boolean negated, AddressParser parser) {
        List<AddressParser.Masked> addresses = parser.parse(value);
        if (negated && addresses.size() > 1) {
            throw value.fault("\"!\" before several addresses: write a chain that returns for each of them");
        }
        return new AddressOption(isSource, negated, addresses);
    }

    /** The guards, one for each rule; empty for a rule that matches all addresses. */
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
        return Optional.of(RuleGuard.of(condition, negated));
    }
}
