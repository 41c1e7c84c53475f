package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import java.util.Map;

/**
 * One asking of something outside the model. Equal askings have the same answer and write the same values; others are
 * independent of each other.
 *
 * @param text the text of what is asked
 * @param hook the hook
 * @param stage the stage of the hook
 * @param read the value of each cell that it reads: a mark, what was last written to a field, the events before on a state
 */
record Asking(String text, Hook hook, int stage, Map<ReadCell, Object> read) {

    /**
     * A cell that was read; of a state the name is the one that both programs share.
     *
     * @param kind the kind of cell
     * @param name the name
     */
    record ReadCell(Cell.Kind kind, String name) {
        @Override
        public String toString() {
            return new Cell(kind, name).toString();
        }
    }

    /** Whether both read a cell in common, whatever it holds. */
    boolean sharesCellWith(Asking other) {
        return read.keySet().stream().anyMatch(other.read::containsKey);
    }

    /** Whether both read a cell in common that is no state and holds the same, so that their answers may depend on each other. */
    boolean sharesValueWith(Asking other) {
        return read.entrySet().stream()
                .filter(entry -> entry.getKey().kind() != Cell.Kind.STATE)
                .anyMatch(entry -> entry.getValue().equals(other.read.get(entry.getKey())));
    }

    @Override
    public String toString() {
        return "\"" + text + "\"" + (read.isEmpty() ? "" : " of " + read);
    }
}
