package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;

/**
 * What the kernel does behind a base chain that reroutes, iptables' table mangle and nft's chains of type {@code route} at OUTPUT:
 * if the chain has changed the mark, or another field that routing asks for, the packet gets the route that it has now
 * ({@code nf_route_table_hook4} and {@code nf_route_table_hook6}). The output interface that rules of this hook see stays.
 */
@CheckReturnValue
public final class Rerouting {

    /** The name by which a route that was found so is told from others. */
    public static final Occurrence NAME = new Occurrence("rerouting", 1);

    private static final Footprint IPV4 = Footprint.reading(Cell.MARK, UnmodelledFields.DSCP, UnmodelledFields.ECN)
            .writing(UnmodelledFields.ROUTE, UnmodelledFields.IPSEC_POLICY)
            .varying();

    private static final Footprint IPV6 = IPV4.alsoReading(UnmodelledFields.TTL, UnmodelledFields.FLOW_LABEL);

    private Rerouting() {}

    /**
     * {@return what is compared with what it was before the chain, and decides the route; and what is written where it is
     * another}
     *
     * @param family the packet's family
     */
    public static Footprint footprint(Family family) {
        return family == Family.IPV4 ? IPV4 : IPV6;
    }
}
