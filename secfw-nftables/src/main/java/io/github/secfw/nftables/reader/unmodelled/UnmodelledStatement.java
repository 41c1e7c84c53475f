package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An unmodelled statement of nft 1.0.6, or an unmodelled match with state.
 *
 * @param name its name
 * @param operand the operand that each rule writes itself and that is read too, empty if there is none
 * @param reads the cells that it reads in every rule
 * @param writes the cells that it changes
 * @param leaves whether packets may leave the rule here for an unknown reason, so that no statement may follow
 * @param varies whether both answers are known to occur for every packet
 */
public record UnmodelledStatement(
        String name, String operand, Set<Cell> reads, Set<Cell> writes, boolean leaves, boolean varies) {

    /** A placeholder for the state of the set or object that the rule names. */
    static final Cell NAMED = Cell.state("the named set or object");

    /** Copies the cells. */
    public UnmodelledStatement {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** {@return a statement that reads and writes nothing} */
    static UnmodelledStatement statement(String name) {
        return new UnmodelledStatement(name, "", Set.of(), Set.of(), false, false);
    }

    /** {@return a match whose answer depends on earlier packets} */
    static UnmodelledStatement event(String name, Cell state) {
        return new UnmodelledStatement(name, "", Set.of(state), Set.of(state), false, true);
    }

    /** {@return this statement with an operand, which each rule writes itself} */
    UnmodelledStatement with(String more) {
        return new UnmodelledStatement(name, more, reads, writes, leaves, varies);
    }

    /** {@return this statement, at which packets may leave the rule} */
    UnmodelledStatement leaving() {
        return new UnmodelledStatement(name, operand, reads, writes, true, varies);
    }

    /** {@return this statement, which reads another cell too} */
    UnmodelledStatement alsoReading(Cell cell) {
        return alsoReading(List.of(cell));
    }

    /** {@return this statement, which reads other cells too} */
    UnmodelledStatement alsoReading(Collection<Cell> cells) {
        Set<Cell> all = new TreeSet<>(reads);
        all.addAll(cells);
        return new UnmodelledStatement(name, operand, all, writes, leaves, varies);
    }

    /** {@return this statement, which changes a cell} */
    UnmodelledStatement writing(Cell cell) {
        return new UnmodelledStatement(name, operand, reads, Set.of(cell), leaves, varies);
    }

    /** {@return the footprint in a rule whose operand reads nothing} */
    public Footprint footprint() {
        return new Footprint(true, reads, writes, varies ? ConstantConditions.always() : ConstantConditions.never());
    }

    /** {@return the footprint in a rule with an operand, whose own reads and writes are added} */
    public Footprint footprint(Footprint value) {
        return value.isKnown()
                ? footprint()
                        .alsoReading(value.reads().toArray(Cell[]::new))
                        .writing(value.writes().toArray(Cell[]::new))
                : value;
    }

    /** {@return this statement for the named set or object of a rule} */
    public UnmodelledStatement of(Cell state) {
        return new UnmodelledStatement(name, operand, named(reads, state), named(writes, state), leaves, varies);
    }

    private static Set<Cell> named(Set<Cell> cells, Cell state) {
        return cells.stream().map(cell -> cell.equals(NAMED) ? state : cell).collect(Collectors.toSet());
    }
}
