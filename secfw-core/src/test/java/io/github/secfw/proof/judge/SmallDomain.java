package io.github.secfw.proof.judge;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    private final ProgramPair pair;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Instruction> steps = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private boolean readsMarks;

    SmallDomain(ProgramPair pair) {
        this.pair = pair;
        for (PacketProgram program : List.of(pair.left(), pair.right())) {
            ProgramParts parts = new ProgramParts(program);
            steps.addAll(parts.steps());
            conditions.addAll(parts.conditions());
            readsMarks |= parts.footprints().stream()
                    .anyMatch(footprint ->
                            Cells.touches(footprint, Cell.MARK) || Cells.touches(footprint, Cell.CONNECTION_MARK));
        }
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Is is) {
                criteria.add(is.criterion() instanceof NegatedCriterion not ? not.criterion() : is.criterion());
            }
        }
        readsMarks |= criteria.stream()
                .anyMatch(one -> one instanceof PacketMarkCriterion || one instanceof ConnectionMarkCriterion);
    }

    private <T extends Criterion> List<T> criteria(Class<T> kind) {
        return criteria.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private boolean hasChainBeforeTracking(Hook hook) {
        return Stages.hasChainBeforeTracking(pair.left(), hook) || Stages.hasChainBeforeTracking(pair.right(), hook);
    }

    /** The packets of which it is known that they are at a hook. */
    KnownPackets known(Hook hook) {
        return new KnownPackets(hook, hasChainBeforeTracking(hook));
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
            if (criterion instanceof PacketMarkCriterion of) {
                marks.add(of.mark());
            } else if (criterion instanceof ConnectionMarkCriterion of) {
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

    /** The packets of a family that can be at a hook, of the families that are compared. */
    List<JudgePacket> packets(Hook hook, Family family) {
        List<JudgePacket> packets = new ArrayList<>();
        if (pair.families().contains(family)) {
            for (JudgeHeaders headers :
                    new HeaderDomain(criteria, hasChainBeforeTracking(hook)).headers(hook, family)) {
                for (ConnectionState state : states()) {
                    for (boolean brings : hasChainBeforeTracking(hook) ? List.of(true, false) : List.of(true)) {
                        addPackets(packets, headers, state, brings);
                    }
                }
            }
        }
        return packets;
    }

    private void addPackets(List<JudgePacket> packets, JudgeHeaders headers, ConnectionState state, boolean brings) {
        for (Optional<String> label : labels("label of the packet")) {
            for (Optional<String> connectionLabel :
                    state.hasConnection() ? labels("label of the connection") : List.of(Optional.<String>empty())) {
                for (List<Long> marks : marksBefore(state)) {
                    packets.add(new JudgePacket(
                            headers, state, brings, label, connectionLabel, marks.get(0), marks.get(1)));
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

    /** One state for each set of conditions on it that holds, with and without connection. */
    private Iterable<ConnectionState> states() {
        Map<List<Boolean>, ConnectionState> states = new HashMap<>();
        // Which packets are known to be there depends on their state.
        boolean isOfInterest = !criteria(OwnerUidCriterion.class).isEmpty()
                || !criteria(IcmpTypeCriterion.class).isEmpty()
                || Arrays.stream(Hook.values()).anyMatch(this::hasChainBeforeTracking);
        for (ConnectionState state : ConnectionState.values()) {
            List<Boolean> holds = new ArrayList<>(List.of(state.hasConnection()));
            if (isOfInterest) {
                holds.add(state == ConnectionState.ESTABLISHED);
                holds.add(state == ConnectionState.RELATED);
            }
            for (Criterion criterion : criteria) {
                if (criterion instanceof StateCriterion of) {
                    holds.add(of.states().contains(state));
                }
            }
            states.putIfAbsent(holds, state);
        }
        return new TreeSet<>(states.values());
    }
}
