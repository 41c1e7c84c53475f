package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/** A match for packets of a protocol that has ports and no flags. Made by {@link Match#udp()} and its like. */
@CheckReturnValue
public final class TransportMatch extends PortMatch<TransportMatch> {

    static final TransportMatch UDP = all(Protocol.UDP);
    static final TransportMatch DCCP = all(Protocol.DCCP);
    static final TransportMatch SCTP = all(Protocol.SCTP);
    static final TransportMatch UDPLITE = all(Protocol.UDPLITE);

    private static TransportMatch all(Protocol protocol) {
        return new TransportMatch(protocol, List.of(new ProtocolCriterion(protocol)));
    }

    private TransportMatch(Protocol protocol, List<Criterion> criteria) {
        super(protocol, criteria);
    }

    @Override
    TransportMatch withCriteria(List<Criterion> all) {
        return new TransportMatch(protocol(), all);
    }
}
