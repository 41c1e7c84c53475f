package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * What to do with each kind of criterion. There are no default methods, so that a new kind breaks every visitor
 * that does not know it; for visitors outside this project there is
 * {@code io.github.secfw.spi.RefusingCriterionVisitor}.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public interface CriterionVisitor<R> {
    /**
     * {@return the result for a source address}
     *
     * @param criterion the criterion
     */
    R visitSource(SourceCriterion criterion);

    /**
     * {@return the result for a destination address}
     *
     * @param criterion the criterion
     */
    R visitDestination(DestinationCriterion criterion);

    /**
     * {@return the result for an input interface}
     *
     * @param criterion the criterion
     */
    R visitInput(InputCriterion criterion);

    /**
     * {@return the result for an output interface}
     *
     * @param criterion the criterion
     */
    R visitOutput(OutputCriterion criterion);

    /**
     * {@return the result for a protocol}
     *
     * @param criterion the criterion
     */
    R visitProtocol(ProtocolCriterion criterion);

    /**
     * {@return the result for a source port}
     *
     * @param criterion the criterion
     */
    R visitSourcePort(SourcePortCriterion criterion);

    /**
     * {@return the result for a destination port}
     *
     * @param criterion the criterion
     */
    R visitDestinationPort(DestinationPortCriterion criterion);

    /**
     * {@return the result for a connection state}
     *
     * @param criterion the criterion
     */
    R visitState(StateCriterion criterion);

    /**
     * {@return the result for ICMP or ICMPv6}
     *
     * @param criterion the criterion
     */
    R visitIcmp(IcmpCriterion criterion);

    /**
     * {@return the result for a type of ICMP or ICMPv6}
     *
     * @param criterion the criterion
     */
    R visitIcmpType(IcmpTypeCriterion criterion);

    /**
     * {@return the result for the user id of the socket}
     *
     * @param criterion the criterion
     */
    R visitOwnerUid(OwnerUidCriterion criterion);

    /**
     * {@return the result for the group id of the socket}
     *
     * @param criterion the criterion
     */
    R visitOwnerGid(OwnerGidCriterion criterion);

    /**
     * {@return the result for a limit}
     *
     * @param criterion the criterion
     */
    R visitLimit(LimitCriterion criterion);

    /**
     * {@return the result for a criterion that must not hold}
     *
     * @param criterion the criterion
     */
    R visitNegated(NegatedCriterion criterion);

    /**
     * {@return the result for a code of ICMP or ICMPv6}
     *
     * @param criterion the criterion
     */
    R visitIcmpCode(IcmpCodeCriterion criterion);

    /**
     * {@return the result for flags of TCP}
     *
     * @param criterion the criterion
     */
    R visitTcpFlags(TcpFlagsCriterion criterion);

    /**
     * {@return the result for the user of the socket, by name}
     *
     * @param criterion the criterion
     */
    R visitOwnerUser(OwnerUserCriterion criterion);

    /**
     * {@return the result for the group of the socket, by name}
     *
     * @param criterion the criterion
     */
    R visitOwnerGroup(OwnerGroupCriterion criterion);

    /**
     * {@return the result for a control group}
     *
     * @param criterion the criterion
     */
    R visitControlGroup(ControlGroupCriterion criterion);

    /**
     * {@return the result for a mark of the packet}
     *
     * @param criterion the criterion
     */
    R visitPacketMark(PacketMarkCriterion criterion);

    /**
     * {@return the result for a mark of the connection}
     *
     * @param criterion the criterion
     */
    R visitConnectionMark(ConnectionMarkCriterion criterion);

    /**
     * {@return the result for a way of delivery}
     *
     * @param criterion the criterion
     */
    R visitDelivery(DeliveryCriterion criterion);
}
