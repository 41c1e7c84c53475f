package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import java.util.Optional;

/**
 * A packet before a stage, as the judge sees it: what its small domain has, and no more.
 *
 * @param headers what no rule changes
 * @param state the state of connection tracking, which says whether there is a connection
 * @param bringsConnection whether it has its state before connection tracking already
 * @param label the packet's label
 * @param connectionLabel the connection's label, without meaning where there is no connection
 * @param mark the packet's mark
 * @param connectionMark the connection's mark, without meaning where there is no connection
 */
record JudgePacket(
        JudgeHeaders headers,
        ConnectionState state,
        boolean bringsConnection,
        Optional<String> label,
        Optional<String> connectionLabel,
        long mark,
        long connectionMark) {

    /** The packet of an example at a hook. */
    static JudgePacket of(Packet packet, Hook hook) {
        boolean hasConnection =
                packet.connection().map(ConnectionLabel::hasConnection).orElse(false);
        JudgeHeaders headers = JudgeHeaders.of(packet);
        return new JudgePacket(
                headers,
                packet.state().orElse(hasConnection ? ConnectionState.NEW : ConnectionState.INVALID),
                packet.bringsConnection() || (hook == Hook.PREROUTING && headers.isOnLoopback()),
                packet.label().map(Object::toString),
                packet.connection().flatMap(ConnectionLabel::label).map(Object::toString),
                packet.mark(),
                packet.connectionMark().orElse(0));
    }
}
