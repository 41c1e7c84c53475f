package io.github.secfw.net;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;

/**
 * One condition on a packet. The same conditions stand in rules, where backends write them, and in programs, where
 * they are decided for a packet. The text of a criterion is the words by which it is written.
 */
@CheckReturnValue
public sealed interface Criterion
        permits SourceCriterion,
                DestinationCriterion,
                InputCriterion,
                OutputCriterion,
                ProtocolCriterion,
                SourcePortCriterion,
                DestinationPortCriterion,
                StateCriterion,
                IcmpCriterion,
                IcmpTypeCriterion,
                IcmpCodeCriterion,
                OwnerUidCriterion,
                OwnerGidCriterion,
                LimitCriterion,
                NegatedCriterion,
                TcpFlagsCriterion,
                OwnerUserCriterion,
                OwnerGroupCriterion,
                ControlGroupCriterion,
                PacketMarkCriterion,
                ConnectionMarkCriterion,
                DeliveryCriterion {

    /**
     * Calls the visitor's method for this kind of criterion.
     *
     * @param <R> what the visitor returns
     * @param visitor the visitor
     * @return what the visitor returned
     */
    @CanIgnoreReturnValue // some visitors return nothing
    <R> R accept(CriterionVisitor<R> visitor);

    /**
     * {@return whether a packet at this hook has what the criterion asks for; where it has not, the criterion could
     * never hold}
     *
     * @param hook the hook
     */
    default boolean isKnownAt(Hook hook) {
        return true;
    }

    /** {@return whether this asks for the owner of the socket that sends the packet} */
    default boolean isOfOwner() {
        return false;
    }
}
