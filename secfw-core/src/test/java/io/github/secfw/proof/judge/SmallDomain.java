package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packets that two programs tell apart: one for each combination of a protocol, a port, a state, and what labels and marks
 * are before, as far as they matter.
 */
final class SmallDomain {

    private static final int OTHER_PORT = 9;

    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Instruction> steps = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private boolean readsMarks;

    SmallDomain(PacketProgram left, PacketProgram right) {
        for (PacketProgram program : List.of(left, right)) {
            ProgramParts parts = new ProgramParts(program);
            steps.addAll(parts.steps());
            conditions.addAll(parts.conditions());
            readsMarks |= parts.footprints().stream()
                    .anyMatch(footprint ->
                            Cells.touches(footprint, Cell.MARK) || Cells.touches(footprint, Cell.CONNECTION_MARK));
        }
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Is is) {
                criteria.add(is.criterion() instanceof Criterion.Not not ? not.criterion() : is.criterion());
            }
        }
        readsMarks |= criteria.stream()
                .anyMatch(one -> one instanceof Criterion.PacketMark || one instanceof Criterion.ConnectionMark);
    }

    MarkDomain marks() {
        long masked = 0;
        List<Long> constants = new ArrayList<>();
        for (Mark mark : markConstants()) {
            if (mark.isWhole()) {
                constants.add(mark.value());
            } else {
                masked |= mark.mask();
            }
        }
        return new MarkDomain(masked, constants);
    }

    private List<Mark> markConstants() {
        List<Mark> marks = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.PacketMark of) {
                marks.add(of.mark());
            } else if (criterion instanceof Criterion.ConnectionMark of) {
                marks.add(of.mark());
            }
        }
        for (Instruction step : steps) {
            if (step instanceof Instruction.SetMark set) {
                marks.add(set.mark());
            } else if (step instanceof Instruction.SetConnectionMark set) {
                marks.add(set.mark());
            } else if (step instanceof Instruction.SaveMark save && save.mask() != Mark.ALL_BITS) {
                marks.add(new Mark(0, save.mask()));
            } else if (step instanceof Instruction.RestoreMark restore && restore.mask() != Mark.ALL_BITS) {
                marks.add(new Mark(0, restore.mask()));
            }
        }
        return marks;
    }

    List<JudgePacket> packets() {
        List<JudgePacket> packets = new ArrayList<>();
        for (Protocol protocol : protocols()) {
            for (int port : ports(protocol)) {
                for (ConnectionState state : states()) {
                    addPackets(packets, protocol, port, state);
                }
            }
        }
        return packets;
    }

    private void addPackets(List<JudgePacket> packets, Protocol protocol, int port, ConnectionState state) {
        for (Optional<String> label : labels("label of the packet")) {
            for (Optional<String> connectionLabel :
                    state.hasConnection() ? labels("label of the connection") : List.of(Optional.<String>empty())) {
                for (List<Long> marks : marksBefore(state)) {
                    packets.add(
                            new JudgePacket(protocol, port, state, label, connectionLabel, marks.get(0), marks.get(1)));
                }
            }
        }
    }

    private List<List<Long>> marksBefore(ConnectionState state) {
        MarkDomain domain = marks();
        if (!readsMarks) {
            return domain.opposites();
        }
        List<List<Long>> all = new ArrayList<>();
        for (long mark : domain.values(Set.of())) {
            for (long connectionMark : state.hasConnection() ? domain.values(Set.of(mark)) : List.of(0L)) {
                all.add(List.of(mark, connectionMark));
            }
        }
        return all;
    }

    private List<Optional<String>> labels(String some) {
        boolean matters = steps.stream()
                        .anyMatch(step ->
                                step instanceof Instruction.SaveLabel || step instanceof Instruction.RestoreLabel)
                || conditions.stream()
                        .anyMatch(condition -> condition instanceof Condition.Unlabelled
                                || condition instanceof Condition.ConnectionUnlabelled);
        return matters ? List.of(Optional.empty(), Optional.of(some)) : List.of(Optional.of(some));
    }

    private Set<Protocol> protocols() {
        Set<Protocol> protocols = new LinkedHashSet<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.OfProtocol of) {
                protocols.add(of.protocol());
            } else if (criterion instanceof Criterion.DestinationPort port) {
                protocols.add(port.protocol());
            }
        }
        protocols.add(Protocol.ICMP);
        return protocols;
    }

    private Set<Integer> ports(Protocol protocol) {
        Set<Integer> ports = new TreeSet<>();
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.DestinationPort of
                    && of.protocol().equals(protocol)) {
                for (PortRange range : of.ports().ranges()) {
                    ports.add(range.first());
                    if (range.last() < 65_535) {
                        ports.add(range.last() + 1);
                    }
                }
            }
        }
        ports.add(OTHER_PORT);
        return ports;
    }

    /** One state for each set of conditions on it that holds, with and without connection. */
    private Iterable<ConnectionState> states() {
        Map<List<Boolean>, ConnectionState> states = new HashMap<>();
        for (ConnectionState state : ConnectionState.values()) {
            List<Boolean> holds = new ArrayList<>(List.of(state.hasConnection()));
            for (Criterion criterion : criteria) {
                if (criterion instanceof Criterion.State of) {
                    holds.add(of.states().contains(state));
                }
            }
            states.putIfAbsent(holds, state);
        }
        return new TreeSet<>(states.values());
    }
}
