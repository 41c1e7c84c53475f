package io.github.secfw.iptables.reader.rule;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.Optional;

/** The family, the table and the protocol of a rule, on which its matches and its target depend. */
public final class RuleScope {

    private final Family family;
    private final NetfilterTable table;
    private Optional<Token> token = Optional.empty();
    private Optional<Protocol> protocol = Optional.empty();
    private boolean negated;

    public RuleScope(Family family, NetfilterTable table) {
        this.family = family;
        this.table = table;
    }

    public Family family() {
        return family;
    }

    public NetfilterTable table() {
        return table;
    }

    /** The token of the protocol; empty if the rule has none. */
    public Optional<Token> token() {
        return token;
    }

    /** The protocol that the rule names or excludes; empty for all protocols. */
    public Optional<Protocol> protocol() {
        return protocol;
    }

    public boolean isNegated() {
        return negated;
    }

    public void setProtocol(Token at, Optional<Protocol> named, boolean isNegated) {
        token = Optional.of(at);
        protocol = named;
        negated = isNegated;
    }

    /** Whether the rule is for packets of one protocol only. */
    public boolean isOf(Protocol wanted) {
        return !negated && protocol.isPresent() && protocol.get().equals(wanted);
    }
}
