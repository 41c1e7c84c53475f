package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The packet is of ICMP, in IPv4, or of ICMPv6, in IPv6.
 *
 * @param family the family
 */
@CheckReturnValue
public record IcmpCriterion(Family family) implements Criterion {
    /** Checks that there is a family. */
    public IcmpCriterion {
        Objects.requireNonNull(family, "family");
    }

    /** {@return the protocol's number in this family} */
    public Protocol protocol() {
        return family == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6;
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitIcmp(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.ICMP;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family of) {
        return family == of;
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false;
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return isNegated;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.empty();
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        // Both can be excluded: the place of one is that of the kind, the place of the other is beside it.
        return family == Family.IPV6 ? Negation.beside() : Negation.instead();
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.empty();
    }

    @Override
    public String packetWord() {
        return toString();
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return family == Family.IPV4 ? "icmp" : "icmpv6";
    }
}
