package io.github.secfw.net;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;

/**
 * One condition on a packet. Rules have criteria, which backends write; programs have the same criteria, which the
 * interpreter and the proof decide for packets. The text of a criterion is the words by which it is written.
 *
 * <p>What is true of a kind of criterion is a member of the kind. There are no default methods, so that a new kind does not
 * compile before it answers each question. What a backend or a phase does with each kind is a {@link CriterionVisitor}.
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

    /** {@return the kind, which decides where a match keeps and writes the criterion} */
    CriterionKind kind();

    /** {@return what a packet must have at a hook so that the criterion can be tested there} */
    Requirement requirement();

    /**
     * {@return whether a packet of a family could match, as far as the criterion alone decides it}
     *
     * @param family the family
     */
    boolean canHold(Family family);

    /**
     * {@return whether every packet of a family matches, as far as the criterion alone decides it}
     *
     * @param family the family
     */
    boolean alwaysHolds(Family family);

    /**
     * {@return whether the criterion is another one in each family: addresses are fields of each family's own, and a limit
     * has a bucket in each}
     *
     * @param isNegated whether the question is for the criterion's negation
     */
    boolean isPerFamily(boolean isNegated);

    /** {@return the protocol whose header alone has the field that is tested, empty where no one protocol has it} */
    Optional<Protocol> protocolOfField();

    /** {@return whether only packets of a connection match, even where the criterion is negated} */
    boolean needsConnection();

    /**
     * {@return whether every tool can write the criterion in one line: it is not negated, has at most one value in each family,
     * and compares a field with it}
     */
    boolean isPlain();

    /**
     * {@return the text by which criteria with a state of their own are the same, empty for one whose answer depends on the
     * packet alone: testing a criterion with a state changes its later answers}
     */
    Optional<String> ownState();

    /** {@return how the criterion can be negated} */
    Negation negation();

    /**
     * {@return the criterion that matches the packets that this one does not}
     *
     * @throws IllegalArgumentException if there is none that all tools can write
     */
    Criterion opposite();

    /**
     * {@return why the criterion cannot select connections to label by their first packet, with the remedy after a colon; empty
     * where it can}
     */
    Optional<String> connectionLabelFault();

    /** {@return the method by which a {@code Packet} states the field that is tested} */
    String packetWord();

    /** {@return what the machine must have when rules with the criterion are loaded, as a sentence; empty for nothing} */
    Optional<String> needAtLoad();
}
