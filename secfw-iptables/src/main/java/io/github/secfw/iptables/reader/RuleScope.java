package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.Optional;

/** What a rule asks of the packet's protocol, which its matches and its target depend on. */
final class RuleScope {

    private final Family family;
    private final NetfilterTable table;
    private Optional<Token> token = Optional.empty();
    private Optional<Protocol> protocol = Optional.empty();
    private boolean negated;

    RuleScope(Family family, NetfilterTable table) {
        this.family = family;
        this.table = table;
    }

    Family family() {
        return family;
    }

    NetfilterTable table() {
        return table;
    }

    /** Where the protocol stands, if the rule has any. */
    Optional<Token> token() {
        return token;
    }

    /** The protocol that the rule names, or excludes; empty for any. */
    Optional<Protocol> protocol() {
        return protocol;
    }

    boolean isNegated() {
        return negated;
    }

    void setProtocol(Token at, Optional<Protocol> named, boolean isNegated) {
        token = Optional.of(at);
        protocol = named;
        negated = isNegated;
    }

    /** Whether only packets of a protocol meet the rule. */
    boolean isOf(Protocol wanted) {
        return !negated && protocol.isPresent() && protocol.get().equals(wanted);
    }
}
