package io.github.secfw.proof.diagram;

import com.google.common.collect.ImmutableList;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Occurrence;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The purpose of each register: first the groups of the packet's mark, then those of the connection's mark, then the fields
 * that rules write, then the states that one packet can use more than once. The last is the event counter.
 */
public final class RegisterLayout {

    private final int groups;
    private final int fields;
    private final Set<Integer> ofPackets = new HashSet<>();
    private final Map<Object, Integer> others = new LinkedHashMap<>();
    private final int count;

    /**
     * A layout for a number of groups of marks, for fields, and for states. A state is a cell, or the name of a condition
     * with a state of its own.
     */
    public RegisterLayout(int groups, Collection<Cell> fields, Collection<?> states) {
        this.groups = groups;
        this.fields = fields.size();
        int next = 2 * groups;
        for (Cell field : fields) {
            if (field.kind() == Cell.Kind.FIELD) {
                ofPackets.add(next);
            }
            others.put(field, next++);
        }
        for (Object state : states) {
            others.put(state, next++);
        }
        this.count = next + 1;
    }

    public int count() {
        return count;
    }

    /** The register of the event counter. */
    public int counted() {
        return count - 1;
    }

    public int groups() {
        return groups;
    }

    /** The name of a register that is not a group of a mark. */
    public String name(int register) {
        return others.entrySet().stream()
                .filter(entry -> entry.getValue() == register)
                .map(entry -> entry.getKey().toString())
                .findFirst()
                .orElse("event");
    }

    /** Whether a register is a group of a mark, so that conditions test its atoms. */
    public boolean isMark(int register) {
        return register < 2 * groups;
    }

    /** Whether a register is lost with a dropped packet. */
    public boolean isOfPacket(int register) {
        return register < groups || ofPackets.contains(register);
    }

    /** Whether conditions read a register. */
    boolean isRead(int register) {
        return register != counted();
    }

    /** The registers of a cell that an operation reads or writes. The list is empty if no rule changes the cell. */
    public List<Integer> of(Cell cell, Occurrence name) {
        return switch (cell.kind()) {
            case PACKET_MARK -> IntStream.range(0, groups).boxed().toList();
            case CONNECTION_MARK -> IntStream.range(groups, 2 * groups).boxed().toList();
            case FIELD, CONNECTION_FIELD, STATE -> other(cell);
            case OWN_STATE -> other(name);
        };
    }

    private List<Integer> other(Object key) {
        Integer register = others.get(key);
        return register == null ? ImmutableList.of() : ImmutableList.of(register);
    }

    /** The register of a field, if rules write it. */
    OptionalInt field(Cell field) {
        Integer register = others.get(field);
        return register == null ? OptionalInt.empty() : OptionalInt.of(register);
    }

    /** The registers of all fields. */
    public List<Integer> fields() {
        return IntStream.range(2 * groups, 2 * groups + fields).boxed().toList();
    }

    /** The states that have registers. */
    public List<Object> states() {
        return others.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2 * groups + fields)
                .<Object>map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a state has a register. */
    public boolean hasState(Object state) {
        return others.containsKey(state);
    }
}
