package io.github.secfw.program;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.secfw.net.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What one packet has told to state that outlives it, and what was written to fields that the model does not have. */
final class Askings {

    private final ListMultimap<Cell, Occurrence> events =
            MultimapBuilder.treeKeys().arrayListValues().build();
    private final Map<Cell, Occurrence> written = new TreeMap<>();
    private final Set<Occurrence> asked = new LinkedHashSet<>();

    /** The asking of something that reads and writes cells, with the marks as they are; it is noted. */
    Occurrence ask(Occurrence name, Footprint footprint, long mark, OptionalLong connectionMark) {
        List<String> inputs = new ArrayList<>();
        footprint.reads().forEach(cell -> addInput(inputs, cell, name, mark, connectionMark));
        Occurrence asking = new Occurrence(name.condition(), name.number(), inputs);
        asked.add(asking);
        for (Cell cell : footprint.writes()) {
            if (cell.isState()) {
                events.put(state(cell, name), asking);
            } else if (cell.isField()) {
                written.put(cell, asking);
            }
        }
        return asking;
    }

    /** Whether a condition holds for certain, since the last event on a state that it reads says so. */
    boolean isSettled(Occurrence name, Footprint footprint) {
        return !footprint.holdsAfter().isEmpty()
                && footprint.reads().stream().filter(Cell::isState).anyMatch(cell -> {
                    List<Occurrence> before = events.get(state(cell, name));
                    return !before.isEmpty()
                            && footprint
                                    .holdsAfter()
                                    .contains(before.get(before.size() - 1).condition());
                });
    }

    private void addInput(List<String> inputs, Cell cell, Occurrence name, long mark, OptionalLong connectionMark) {
        switch (cell.kind()) {
            case PACKET_MARK -> inputs.add(cell + " " + Mark.of(mark));
            case CONNECTION_MARK ->
                inputs.add(
                        connectionMark.isPresent()
                                ? cell + " " + Mark.of(connectionMark.getAsLong())
                                : "no connection");
            case FIELD, CONNECTION_FIELD -> {
                Occurrence writer = written.get(cell);
                if (writer != null) {
                    inputs.add(cell + " written by " + writer);
                }
            }
            case STATE, OWN_STATE -> {
                List<Occurrence> before = events.get(state(cell, name));
                if (!before.isEmpty()) {
                    inputs.add(history(before));
                }
            }
        }
    }

    private static String history(List<Occurrence> before) {
        StringBuilder text = new StringBuilder("after");
        before.forEach(one ->
                text.append(text.length() > "after".length() ? ", " : " ").append(one));
        return text.toString();
    }

    /** Each rule's own state has the name of its rule's condition. */
    private static Cell state(Cell cell, Occurrence name) {
        return cell.kind() == Cell.Kind.OWN_STATE ? new Cell(cell.kind(), name.toString()) : cell;
    }

    /** A log line, which shows the packet's mark. Which other fields it shows depends on the packet. */
    void log(Instruction.Log line, long mark) {
        Occurrence shown = new Occurrence(line.toString(), 1, List.of(Cell.MARK + " " + Mark.of(mark)));
        events.put(Cell.state(line.toString()), shown);
    }

    Map<Cell, List<Occurrence>> events() {
        Map<Cell, List<Occurrence>> copy = new TreeMap<>();
        events.asMap().forEach((cell, askings) -> copy.put(cell, List.copyOf(askings)));
        return copy;
    }

    Set<Occurrence> asked() {
        return new LinkedHashSet<>(asked);
    }

    Map<Cell, Occurrence> written() {
        return new TreeMap<>(written);
    }
}
