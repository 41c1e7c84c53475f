package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/**
 * A match for packets of a protocol that has ports.
 *
 * @param <M> the match's own type, which its methods return
 */
@CheckReturnValue
public abstract sealed class PortMatch<M extends PortMatch<M>> extends Match<M> permits TcpMatch, TransportMatch {

    private final Protocol protocol;

    PortMatch(Protocol protocol, List<Criterion> criteria) {
        super(criteria);
        this.protocol = protocol;
    }

    final Protocol protocol() {
        return protocol;
    }

    /**
     * Only packets from one of these ports.
     *
     * @param first a port, 0 to 65535
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if a port is out of range, or if the source port is matched already
     */
    public final M sport(int first, int... more) {
        return sport(PortSet.ports(first, more));
    }

    /**
     * Only packets from a port of a set.
     *
     * @param ports the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the source port is matched already
     */
    public final M sport(PortSet ports) {
        return and(new SourcePortCriterion(protocol, ports));
    }

    /**
     * Only packets to one of these ports.
     *
     * @param first a port, 0 to 65535
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if a port is out of range, or if the destination port is matched already
     */
    public final M dport(int first, int... more) {
        return dport(PortSet.ports(first, more));
    }

    /**
     * Only packets to a port of a set.
     *
     * @param ports the set
     * @return the narrowed match
     * @throws IllegalArgumentException if the destination port is matched already
     */
    public final M dport(PortSet ports) {
        return and(new DestinationPortCriterion(protocol, ports));
    }
}
