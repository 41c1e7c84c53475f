package io.github.secfw.nftables.reader;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells what statements do that have state, and what is done outside the model. */
final class StatefulLowering {

    private static final Cell LENGTH = Cell.field("length");

    private final TableMeaning table;
    private final RuleContext context;
    private final List<Instruction> steps;

    /**
     * Of one rule.
     *
     * @param table its table
     * @param context what is known where the statement stands
     * @param steps where its steps go
     */
    StatefulLowering(TableMeaning table, RuleContext context, List<Instruction> steps) {
        this.table = table;
        this.context = context;
        this.steps = steps;
    }

    void add(Statement statement, StatementOrigin origin) {
        if (statement instanceof Statement.Rate rate) {
            rate(rate);
        } else if (statement instanceof Statement.Count count) {
            count(count, origin);
        } else if (statement instanceof Statement.Fill fill) {
            fill(fill, origin);
        } else if (statement instanceof Statement.Tell tell) {
            Cell state = Cell.state(tell.text());
            steps.add(new Instruction.Unmodelled(tell.text(), told(state)));
        } else if (statement instanceof Statement.SetObject object) {
            setObject(object, origin);
        } else if (statement instanceof Statement.UseObject object) {
            table.object(object.kind(), object.name(), origin);
        } else if (statement instanceof Statement.UnknownMatch) {
            steps.add(new Instruction.Guard(new Condition.Unmodelled(origin.text())));
        } else {
            steps.add(new Instruction.Unmodelled(origin.text()));
        }
    }

    /** A program that is told of a packet sees all that rules can have written. */
    private static Footprint told(Cell state) {
        Set<Cell> reads = new TreeSet<>(UnmodelledRows.written());
        reads.add(Cell.MARK);
        reads.add(state);
        return new Footprint(true, reads, Set.of(state), NumberField.never());
    }

    /** A table of both families has one bucket for both, unless the rule has left one of them only. */
    private void rate(Statement.Rate rate) {
        Condition condition = context.family().isPresent()
                ? Condition.of(rate.limit())
                : new Condition.Unmodelled(rate.limit() + " for both families", Footprint.event(Cell.OWN_STATE));
        steps.add(new Instruction.Guard(rate.isOver() ? condition.negated() : condition));
    }

    private void count(Statement.Count count, StatementOrigin origin) {
        Cell state = count.object().isEmpty() ? Cell.OWN_STATE : table.object(count.object(), count.name(), origin);
        Footprint footprint = Footprint.event(state);
        steps.add(new Instruction.Guard(new Condition.Unmodelled(
                count.object().isEmpty() ? Fingerprint.of(count.text()) : state.name(),
                count.isOfBytes() ? footprint.alsoReading(LENGTH) : footprint)));
    }

    /** A set that is full takes nothing more: the packet leaves the rule. Taking out always goes on. */
    private void fill(Statement.Fill fill, StatementOrigin origin) {
        table.requireSet(fill.set(), origin);
        table.requireFillable(fill.set(), fill.options().contains(" timeout "), origin);
        UnmodelledExpression key = new UnmodelledExpression(fill.key(), context);
        key.presence().forEach(condition -> {
            Instruction guard = new Instruction.Guard(condition);
            if (!steps.contains(guard)) {
                steps.add(guard);
            }
        });
        String text = Fingerprint.of(fill.operation() + " @" + fill.set() + " of table " + table.name()
                + table.parameters(fill.set()) + " { " + key.text() + fill.options() + " }");
        Footprint footprint = Footprint.unknown();
        if (key.isKnown() && fill.isKnown()) {
            footprint = Footprint.event(table.state(fill.set()));
            for (Cell cell : key.footprint().reads()) {
                footprint = footprint.alsoReading(cell);
            }
            if (key.isEvent()) {
                footprint = footprint.writing(Cell.OWN_STATE);
            }
        }
        boolean isTakenOut = fill.operation().equals("delete");
        steps.add(
                isTakenOut
                        ? new Instruction.Unmodelled(text, footprint)
                        : new Instruction.Guard(new Condition.Unmodelled(text, footprint)));
    }

    /** An object is given only to a connection that begins: what was there may stay. */
    private void setObject(Statement.SetObject object, StatementOrigin origin) {
        Cell cell = Cell.field(object.kind());
        String text = object.kind() + " set "
                + table.object(object.kind(), object.name(), origin).name();
        steps.add(new Instruction.Unmodelled(
                Fingerprint.of(text), Footprint.reading(cell).writing(cell)));
    }
}
