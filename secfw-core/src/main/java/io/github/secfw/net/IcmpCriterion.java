package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

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
    public String toString() {
        return family == Family.IPV4 ? "icmp" : "icmpv6";
    }
}
