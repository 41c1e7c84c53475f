package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What rules can change, while a packet runs through them. */
final class PacketState {

    private static final String NO_CONNECTION = "no connection";

    private final JudgePacket packet;
    private boolean isTracked = true;
    private Optional<String> label;
    private Optional<String> connectionLabel;
    private long mark;
    private long connectionMark;
    private final Map<String, Object> fields = new TreeMap<>();
    private final Map<String, List<Event>> events = new TreeMap<>();

    PacketState(JudgePacket packet) {
        this.packet = packet;
        this.label = packet.label();
        this.connectionLabel = packet.connectionLabel();
        this.mark = packet.mark();
        this.connectionMark = packet.connectionMark();
    }

    /** Whether connection tracking has seen the packet, or it has brought its connection along. */
    void setTracked(boolean next) {
        isTracked = next;
    }

    /** The state as rules see it by now. */
    ConnectionState state() {
        return isTracked ? packet.state() : ConnectionState.INVALID;
    }

    boolean hasConnection() {
        return state().hasConnection();
    }

    Optional<String> label() {
        return label;
    }

    void setLabel(Optional<String> next) {
        label = next;
    }

    /** The connection's label; empty where there is none, too. */
    Optional<String> connectionLabel() {
        return hasConnection() ? connectionLabel : Optional.empty();
    }

    void setConnectionLabel(Optional<String> next) {
        connectionLabel = next;
    }

    long mark() {
        return mark;
    }

    void setMark(Mark bits) {
        mark = bits.set(mark);
    }

    OptionalLong connectionMark() {
        return hasConnection() ? OptionalLong.of(connectionMark) : OptionalLong.empty();
    }

    void setConnectionMark(Mark bits) {
        if (hasConnection()) {
            connectionMark = bits.set(connectionMark);
        }
    }

    /** The value of a cell that is no state. */
    Object value(Cell cell) {
        return switch (cell.kind()) {
            case PACKET_MARK -> mark;
            case CONNECTION_MARK -> hasConnection() ? connectionMark : NO_CONNECTION;
            case FIELD, CONNECTION_FIELD -> fields.getOrDefault(cell.name(), "as it was");
            case STATE, OWN_STATE -> throw new IllegalArgumentException("a state has no value: " + cell);
        };
    }

    Map<String, Object> fields() {
        return Map.copyOf(fields);
    }

    void setField(String name, Object value) {
        fields.put(name, value);
    }

    /** What a state was told so far. */
    List<Event> events(String state) {
        return List.copyOf(events.getOrDefault(state, List.of()));
    }

    void tell(String state, Event event) {
        events.computeIfAbsent(state, key -> new ArrayList<>()).add(event);
    }

    /** What the connection is like in the end: compared whatever became of the packet. */
    List<Object> connection() {
        boolean hasConnection = packet.state().hasConnection();
        return List.of(hasConnection ? connectionLabel : NO_CONNECTION, hasConnection ? connectionMark : NO_CONNECTION);
    }

    /** What packet and connection are like in the end, for a packet that goes on. */
    List<Object> all() {
        return List.of(label, mark, connection(), Map.copyOf(fields));
    }

    Map<String, List<Event>> allEvents() {
        return events;
    }
}
