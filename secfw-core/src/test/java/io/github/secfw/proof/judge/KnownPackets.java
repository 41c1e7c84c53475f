package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Protocol;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which packets are known to be at a hook: a difference is shown with these only. Others are possible.
 *
 * @param hook the hook
 * @param hasChainBeforeTracking whether rules see packets there before connection tracking
 */
record KnownPackets(Hook hook, boolean hasChainBeforeTracking) {

    private static final Set<Protocol> EARLY_DEMULTIPLEXED = Set.of(Protocol.TCP, Protocol.UDP);

    boolean contains(JudgePacket packet) {
        return fitsState(packet) && fitsTracking(packet) && fitsOwner(packet);
    }

    /** Packets on loopback were tracked when they left; answers of a reject have the connection of what they answer. */
    private boolean fitsTracking(JudgePacket packet) {
        if (!hasChainBeforeTracking) {
            return true;
        }
        if (hook == Hook.PREROUTING) {
            return packet.bringsConnection() == packet.headers().isOnLoopback();
        }
        return !packet.bringsConnection()
                || (packet.state() == ConnectionState.RELATED && isOfReject(packet.headers()));
    }

    private static boolean isOfReject(JudgeHeaders headers) {
        int unreachable = headers.family() == Family.IPV4 ? 3 : 1;
        boolean isError =
                headers.isIcmp() && Set.of(JudgeHeaders.ANY_TYPE, unreachable).contains(headers.icmpType());
        return headers.owner().isEmpty() && (isError || headers.protocol().equals(Protocol.TCP));
    }

    /** At INPUT the kernel has looked up the sockets of some packets: those of connections from other machines. */
    private boolean fitsOwner(JudgePacket packet) {
        JudgeHeaders headers = packet.headers();
        return hook != Hook.INPUT
                || headers.owner().isEmpty()
                || (EARLY_DEMULTIPLEXED.contains(headers.protocol())
                        && packet.state() == ConnectionState.ESTABLISHED
                        && !headers.isOnLoopback());
    }

    private static boolean fitsState(JudgePacket packet) {
        JudgeHeaders headers = packet.headers();
        return !headers.isIcmp()
                || headers.icmpType() == JudgeHeaders.ANY_TYPE
                || isIcmpOf(headers.family(), headers.icmpType(), packet.state());
    }

    /** Connections of ICMP begin with a request for an answer; an error is related to another connection. */
    private static boolean isIcmpOf(Family family, int type, ConnectionState state) {
        boolean isRequest = requests(family).contains(type);
        return switch (state) {
            case NEW -> isRequest;
            case ESTABLISHED -> isRequest || answers(family).contains(type);
            case RELATED -> errors(family).contains(type);
            case INVALID, UNTRACKED -> true;
        };
    }

    /** The types of ICMP that connection tracking tells apart. */
    static List<Set<Integer>> kindsOfIcmp(Family family) {
        return List.of(requests(family), answers(family), errors(family));
    }

    private static Set<Integer> requests(Family family) {
        return family == Family.IPV4 ? new TreeSet<>(Set.of(8, 13, 15, 17)) : Set.of(128);
    }

    private static Set<Integer> answers(Family family) {
        return family == Family.IPV4 ? new TreeSet<>(Set.of(0, 14, 16, 18)) : Set.of(129);
    }

    private static Set<Integer> errors(Family family) {
        return new TreeSet<>(family == Family.IPV4 ? Set.of(3, 4, 5, 11, 12) : Set.of(1, 2, 3, 4));
    }
}
