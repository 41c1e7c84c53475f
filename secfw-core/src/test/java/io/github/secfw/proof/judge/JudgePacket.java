package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A packet before a stage, as the judge sees it: what its small domain has, and no more.
 *
 * @param protocol the protocol
 * @param port the destination port
 * @param state the state of connection tracking, which says whether there is a connection
 * @param label the packet's label
 * @param connectionLabel the connection's label, without meaning where there is no connection
 * @param mark the packet's mark
 * @param connectionMark the connection's mark, without meaning where there is no connection
 */
record JudgePacket(
        Protocol protocol,
        int port,
        ConnectionState state,
        Optional<String> label,
        Optional<String> connectionLabel,
        long mark,
        long connectionMark) {

    private static final Protocol OTHER = Protocol.ICMP;

    /** The packet of an example. */
    static JudgePacket of(Packet packet) {
        boolean hasConnection =
                packet.connection().map(ConnectionLabel::hasConnection).orElse(false);
        return new JudgePacket(
                packet.protocol().orElse(OTHER),
                port(packet.destinationPort()),
                packet.state().orElse(hasConnection ? ConnectionState.NEW : ConnectionState.INVALID),
                packet.label().map(Object::toString),
                packet.connection().flatMap(ConnectionLabel::label).map(Object::toString),
                packet.mark(),
                packet.connectionMark().orElse(0));
    }

    private static int port(OptionalInt port) {
        return port.orElse(-1);
    }

    /** The same packet before connection tracking has seen it. */
    JudgePacket untracked() {
        return new JudgePacket(protocol, port, ConnectionState.INVALID, label, Optional.empty(), mark, 0);
    }
}
