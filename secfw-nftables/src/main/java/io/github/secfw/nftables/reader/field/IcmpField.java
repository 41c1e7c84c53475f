package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A one-byte field of ICMP or ICMPv6. */
public abstract class IcmpField extends NumberField {

    static final int MAX = 255;

    private final IcmpCriterion icmp;

    IcmpField(Family family) {
        this.icmp = new IcmpCriterion(family);
    }

    @Override
    public final List<Condition> presence() {
        return List.of(Condition.of(icmp));
    }

    @Override
    public final Optional<Family> family() {
        return Optional.of(icmp.family());
    }

    @Override
    public final Set<Protocol> protocols(List<Expression> keys) {
        return Set.of(icmp.protocol());
    }

    @Override
    public final Set<Protocol> headerProtocols() {
        return Set.of(icmp.protocol());
    }

    /** {@return the family of the protocol: IPv4 for ICMP, IPv6 for ICMPv6} */
    public final Family ownFamily() {
        return icmp.family();
    }

    /** {@return the name of the header} */
    public final String header() {
        return icmp.family() == Family.IPV4 ? "icmp" : "icmpv6";
    }

    @Override
    final long max() {
        return MAX;
    }
}
