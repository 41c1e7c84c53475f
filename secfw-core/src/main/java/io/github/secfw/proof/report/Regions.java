package io.github.secfw.proof.report;

import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists the packets that lead to each terminal of a diagram. Not safe for several threads. */
public final class Regions {

    /** Receives the packets of a kind of change as text. */
    @FunctionalInterface
    public interface Reader {
        void region(String packets, int kind);
    }

    /** The atoms of a level that lead to a region. */
    private record Field(int level, List<int[]> ranges) {}

    private final Diagrams diagrams;
    private final VariableOrder order;
    private final RangeFormatter words;
    private final int most;
    private final List<Field> path = new ArrayList<>();
    private final Set<Integer> levels = new HashSet<>();
    private int count;

    /** A list of at most {@code most} regions. */
    public Regions(Operations operations, int most) {
        this.diagrams = operations.diagrams();
        this.order = operations.order();
        this.words = new RangeFormatter(operations);
        this.most = most;
    }

    /** Lists the regions. The result is whether these are all. */
    public boolean of(int diagram, Reader reader) {
        if (diagram == ChangedPackets.UNCHANGED || diagram == ChangedPackets.IMPOSSIBLE) {
            return true;
        }
        if (Diagrams.isTerminal(diagram)) {
            if (count == most) {
                return false;
            }
            count++;
            path.forEach(field -> levels.add(field.level()));
            reader.region(packets(), Diagrams.labelStates(diagram));
            return true;
        }
        for (Map.Entry<Integer, List<int[]>> below : below(diagram).entrySet()) {
            path.add(new Field(diagrams.level(diagram), below.getValue()));
            boolean goesOn = of(below.getKey(), reader);
            path.remove(path.size() - 1);
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    /** The number of regions. */
    public int count() {
        return count;
    }

    /** The levels that distinguish the regions. */
    public Set<Integer> levels() {
        return levels;
    }

    private String packets() {
        List<String> packets = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            Field field = path.get(i);
            if (!(isAnyOwner(field) && saysOwner(i + 1))) {
                packets.add(words.of(field.level(), field.ranges()));
            }
        }
        return String.join(", ", packets);
    }

    /** Whether a field states only that the packet has an owner: other fields of the owner can state more. */
    private boolean isAnyOwner(Field field) {
        List<int[]> ranges = field.ranges();
        return isOfOwner(field)
                && ranges.size() == 1
                && ranges.get(0)[0] == 1
                && ranges.get(0)[1] == order.count(field.level()) - 1;
    }

    private boolean saysOwner(int from) {
        return path.subList(from, path.size()).stream().anyMatch(this::isOfOwner);
    }

    private boolean isOfOwner(Field field) {
        return order.isField(field.level())
                && order.fields().ofSocket().contains(order.fields().all().get(field.level()));
    }

    /** The ranges of atoms that lead to each diagram below. */
    private Map<Integer, List<int[]>> below(int node) {
        Map<Integer, List<int[]>> below = new LinkedHashMap<>();
        int first = 0;
        for (int i = 0; i < diagrams.runs(node); i++) {
            int last = diagrams.last(node, i);
            below.computeIfAbsent(diagrams.below(node, i), key -> new ArrayList<>())
                    .add(new int[] {first, last});
            first = last + 1;
        }
        return below;
    }
}
