package io.github.secfw.proof.judge;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;

/** Questions about footprints. */
final class Cells {

    private Cells() {}

    static boolean hasOwnState(Footprint footprint) {
        return touches(footprint, Cell.OWN_STATE);
    }

    static boolean touches(Footprint footprint, Cell cell) {
        return footprint.reads().contains(cell) || footprint.writes().contains(cell);
    }
}
