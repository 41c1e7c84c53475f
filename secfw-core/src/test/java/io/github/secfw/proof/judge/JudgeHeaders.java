package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Packet;
import java.util.OptionalLong;

/**
 * What no rule of the small domain can change of a packet.
 *
 * @param family its family
 * @param protocol the protocol, which is independent of the family
 * @param port the destination port, without meaning where the protocol has none
 * @param icmpType the type of a message of the ICMP of its family, {@link #ANY_TYPE} for one that no rule names
 * @param isOnLoopback whether it comes in by loopback
 * @param owner the user id of the owner of its socket, empty where it has none, whether or not there is a socket
 */
record JudgeHeaders(
        Family family, Protocol protocol, int port, int icmpType, boolean isOnLoopback, OptionalLong owner) {

    /** A type of ICMP message that no rule names, and that fits whatever else is so. */
    static final int ANY_TYPE = -1;

    private static final Protocol OTHER = new Protocol(47);

    /** A protocol that no rule names. */
    static Protocol otherProtocol() {
        return OTHER;
    }

    /** Those of the packet of an example. */
    static JudgeHeaders of(Packet packet) {
        return new JudgeHeaders(
                packet.family().orElse(Family.IPV4),
                packet.protocol().orElse(OTHER),
                packet.destinationPort().orElse(-1),
                packet.icmpType().isPresent() ? packet.icmpType().get().number() : ANY_TYPE,
                packet.inputInterface().filter("lo"::equals).isPresent(),
                packet.isWithoutSocket() ? OptionalLong.empty() : packet.uid());
    }

    /** Whether it is a message of the ICMP of its family. */
    boolean isIcmp() {
        return protocol.equals(new IcmpCriterion(family).protocol());
    }
}
