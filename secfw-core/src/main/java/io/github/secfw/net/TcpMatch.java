package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A match for TCP packets. Made by {@link Match#tcp()}. */
@CheckReturnValue
public final class TcpMatch extends PortMatch<TcpMatch> {

    /** All TCP packets. */
    static final TcpMatch TCP = new TcpMatch(List.of(new ProtocolCriterion(Protocol.TCP)));

    private TcpMatch(List<Criterion> criteria) {
        super(Protocol.TCP, criteria);
    }

    /**
     * Only packets that ask for a connection: of SYN, ACK, RST and FIN only SYN is set, as {@code --syn} of iptables
     * means it.
     *
     * @return the narrowed match
     * @throws IllegalArgumentException if flags are matched already
     */
    public TcpMatch syn() {
        return flags(EnumSet.of(TcpFlag.SYN, TcpFlag.ACK, TcpFlag.RST, TcpFlag.FIN), EnumSet.of(TcpFlag.SYN));
    }

    /**
     * Only packets of whose flags, among those that are examined, exactly certain ones are set.
     *
     * @param examined the flags that are looked at, at least one
     * @param set those of them that are set; the others are clear
     * @return the narrowed match
     * @throws IllegalArgumentException if none is examined, if one is to be set that is not examined, or if flags are
     *     matched already
     */
    public TcpMatch flags(Set<TcpFlag> examined, Set<TcpFlag> set) {
        return and(new TcpFlagsCriterion(examined, set));
    }

    @Override
    TcpMatch withCriteria(List<Criterion> all) {
        return new TcpMatch(all);
    }
}
