package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Comparator;

/**
 * The kinds of criterion, in the order in which a match keeps and writes its criteria: equal matches are equal texts. A limit
 * is last, so that only packets for which all else holds take from its bucket.
 */
@CheckReturnValue
public enum CriterionKind {
    /** The source address. */
    SOURCE,
    /** The destination address. */
    DESTINATION,
    /** The input interface. */
    INPUT,
    /** The output interface. */
    OUTPUT,
    /** The protocol. */
    PROTOCOL,
    /** ICMP or ICMPv6. */
    ICMP,
    /** The type of an ICMP or ICMPv6 message. */
    ICMP_TYPE,
    /** The code of an ICMP or ICMPv6 message. */
    ICMP_CODE,
    /** The source port. */
    SOURCE_PORT,
    /** The destination port. */
    DESTINATION_PORT,
    /** The flags of TCP. */
    TCP_FLAGS,
    /** The delivery by the link layer. */
    DELIVERY,
    /** The mark of the packet. */
    PACKET_MARK,
    /** The mark of the connection. */
    CONNECTION_MARK,
    /** The user id of the socket's owner. */
    OWNER_UID,
    /** The user name of the socket's owner. */
    OWNER_USER,
    /** The group id of the socket's owner. */
    OWNER_GID,
    /** The group name of the socket's owner. */
    OWNER_GROUP,
    /** The control group of the socket. */
    CONTROL_GROUP,
    /** The state of connection tracking. */
    STATE,
    /** The limit. */
    LIMIT;

    /**
     * The order of criteria in a match, in which two are equal if there is room for one of them only. Criteria stand in the
     * order of their kinds, a negated one in the same place or right after it.
     */
    static final Comparator<Criterion> ORDER =
            Comparator.comparing(Criterion::kind).thenComparing(CriterionKind::isBeside);

    private static boolean isBeside(Criterion criterion) {
        return criterion instanceof NegatedCriterion not
                && not.criterion().negation().isBeside();
    }
}
