package io.github.secfw.net;

import java.util.List;

/** A match for packets of a protocol that has ports and no flags. Made by {@link Match#udp()} and its like. */
public final class TransportMatch extends PortMatch<TransportMatch> {

    TransportMatch(Protocol protocol) {
        this(protocol, List.of(new Criterion.OfProtocol(protocol)));
    }

    private TransportMatch(Protocol protocol, List<Criterion> criteria) {
        super(protocol, criteria);
    }

    @Override
    TransportMatch withCriteria(List<Criterion> all) {
        return new TransportMatch(protocol(), all);
    }
}
