package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A statement of nft 1.0.6, or a match with state, that is not in the model.
 *
 * @param name its words
 * @param operand what it reads besides, which each rule writes for itself; empty if nothing
 * @param reads what it reads in every rule
 * @param writes what it changes
 * @param leaves whether packets may leave the rule at it in a way that is unknown, so that nothing may follow
 * @param varies whether both answers are known to occur for every packet
 */
public record UnmodelledStatement(
        String name, String operand, Set<Cell> reads, Set<Cell> writes, boolean leaves, boolean varies) {

    /** Stands for the state of the set or object that a rule names. */
    static final Cell NAMED = Cell.state("the named set or object");

    /** Copies the cells. */
    public UnmodelledStatement {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** Reads and writes nothing. */
    static UnmodelledStatement statement(String name) {
        return new UnmodelledStatement(name, "", Set.of(), Set.of(), false, false);
    }

    /** Remembers packets, and answers by those before. */
    static UnmodelledStatement event(String name, Cell state) {
        return new UnmodelledStatement(name, "", Set.of(state), Set.of(state), false, true);
    }

    /** This one with something that it reads and that each rule writes for itself. */
    UnmodelledStatement with(String more) {
        return new UnmodelledStatement(name, more, reads, writes, leaves, varies);
    }

    /** This one, at which packets may leave the rule. */
    UnmodelledStatement leaving() {
        return new UnmodelledStatement(name, operand, reads, writes, true, varies);
    }

    /** This one, which reads something else too. */
    UnmodelledStatement alsoReading(Cell cell) {
        return alsoReading(List.of(cell));
    }

    /** This one, which reads other things too. */
    UnmodelledStatement alsoReading(Collection<Cell> cells) {
        Set<Cell> all = new TreeSet<>(reads);
        all.addAll(cells);
        return new UnmodelledStatement(name, operand, all, writes, leaves, varies);
    }

    /** This one, which changes something. */
    UnmodelledStatement writing(Cell cell) {
        return new UnmodelledStatement(name, operand, reads, Set.of(cell), leaves, varies);
    }

    /** {@return what it does in a rule whose operand reads nothing} */
    public Footprint footprint() {
        return new Footprint(true, reads, writes, varies ? ConstantConditions.always() : ConstantConditions.never());
    }

    /** {@return what it does in a rule with an operand: what that reads is read too, and the same holds of what it changes} */
    public Footprint footprint(Footprint value) {
        return value.isKnown()
                ? footprint()
                        .alsoReading(value.reads().toArray(Cell[]::new))
                        .writing(value.writes().toArray(Cell[]::new))
                : value;
    }

    /** {@return this one of a rule that names a set or an object} */
    public UnmodelledStatement of(Cell state) {
        return new UnmodelledStatement(name, operand, named(reads, state), named(writes, state), leaves, varies);
    }

    private static Set<Cell> named(Set<Cell> cells, Cell state) {
        return cells.stream().map(cell -> cell.equals(NAMED) ? state : cell).collect(Collectors.toSet());
    }
}
