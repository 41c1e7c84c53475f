package io.github.secfw.net;

import java.util.List;

/** A match for packets of a protocol that has ports. Made by {@link Match#tcp()} and its like. */
public final class PortMatch extends Match<PortMatch> {

    private final Protocol protocol;

    PortMatch(Protocol protocol) {
        this(protocol, List.of(new Criterion.OfProtocol(protocol)));
    }

    private PortMatch(Protocol protocol, List<Criterion> criteria) {
        super(criteria);
        this.protocol = protocol;
    }

    /**
     * Only packets from one of these ports.
     *
     * @param first a port, 0 to 65535
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if a port is out of range, or if the source port is matched already
     */
    public PortMatch sport(int first, int... more) {
        return sport(PortSet.ports(first, more));
    }

    /**
     * Only packets from a port of a set.
     *
     * @param ports the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the source port is matched already
     */
    public PortMatch sport(PortSet ports) {
        return and(new Criterion.SourcePort(protocol, ports));
    }

    /**
     * Only packets to one of these ports.
     *
     * @param first a port, 0 to 65535
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if a port is out of range, or if the destination port is matched already
     */
    public PortMatch dport(int first, int... more) {
        return dport(PortSet.ports(first, more));
    }

    /**
     * Only packets to a port of a set.
     *
     * @param ports the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the destination port is matched already
     */
    public PortMatch dport(PortSet ports) {
        return and(new Criterion.DestinationPort(protocol, ports));
    }

    @Override
    PortMatch withCriteria(List<Criterion> all) {
        return new PortMatch(protocol, all);
    }
}
