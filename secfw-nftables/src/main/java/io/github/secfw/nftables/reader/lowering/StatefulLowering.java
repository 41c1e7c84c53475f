package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledAssignments;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatements;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;

/** Translation of statements with state and of unmodelled statements. */
final class StatefulLowering {

    private final TableDefinitions table;
    private final RuleContext context;
    private final RuleInstructions steps;

    /**
     * Creates a translation for one rule.
     *
     * @param table its table
     * @param context the context of the statement
     * @param steps the list that receives the instructions
     */
    StatefulLowering(TableDefinitions table, RuleContext context, RuleInstructions steps) {
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
        } else if (statement instanceof Statement.Notify tell) {
            steps.add(new Instruction.Unmodelled(
                    tell.text(),
                    UnmodelledStatements.NOTIFY.of(Cell.state(tell.text())).footprint()));
        } else if (statement instanceof Statement.SetObject object) {
            setObject(object, origin);
        } else if (statement instanceof Statement.UseObject object) {
            table.object(object.kind(), object.name(), origin);
        } else if (statement instanceof Statement.UnmodelledMatch) {
            steps.guard(new Condition.Unmodelled(origin.text()));
        } else {
            steps.add(new Instruction.Unmodelled(origin.text()));
        }
    }

    private void rate(Statement.Rate rate) {
        Condition condition = context.family().isPresent()
                ? Condition.of(rate.limit())
                : new Condition.Unmodelled(
                        rate.limit() + " for both families", UnmodelledStatements.LIMIT_OF_BOTH_FAMILIES.footprint());
        steps.guard(rate.isOver() ? condition.negated() : condition);
    }

    private void count(Statement.Count count, StatementOrigin origin) {
        if (count.object().isEmpty()) {
            UnmodelledStatement row =
                    count.isOfBytes() ? UnmodelledStatements.COUNT_OF_BYTES : UnmodelledStatements.COUNT;
            steps.guard(new Condition.Unmodelled(Fingerprint.of(count.text()), row.footprint()));
        } else {
            Cell state = table.object(count.object(), count.name(), origin);
            steps.guard(new Condition.Unmodelled(
                    state.name(), UnmodelledStatements.NAMED_COUNT.of(state).footprint()));
        }
    }

    private void fill(Statement.Fill fill, StatementOrigin origin) {
        table.requireSet(fill.set(), origin);
        table.requireFillable(fill.set(), fill.options().contains(" timeout "), origin);
        UnmodelledExpression key = new UnmodelledExpression(fill.key(), context);
        key.presence().forEach(steps::guardOnce);
        String text = Fingerprint.of(fill.operation() + " @" + fill.set() + " of table " + table.name()
                + table.parameters(fill.set()) + " { " + key.text() + fill.options() + " }");
        boolean isDeleted = fill.operation().equals("delete");
        UnmodelledStatement row = isDeleted ? UnmodelledStatements.DELETE_FROM_SET : UnmodelledStatements.ADD_TO_SET;
        Footprint footprint =
                fill.isKnown() ? row.of(table.state(fill.set())).footprint(key.footprint()) : Footprint.unknown();
        if (isDeleted) {
            steps.add(new Instruction.Unmodelled(text, footprint));
        } else {
            steps.guard(new Condition.Unmodelled(text, footprint));
        }
    }

    private void setObject(Statement.SetObject object, StatementOrigin origin) {
        String text = object.kind() + " set "
                + table.object(object.kind(), object.name(), origin).name();
        steps.add(new Instruction.Unmodelled(
                Fingerprint.of(text),
                UnmodelledAssignments.ofObject(object.kind()).footprint()));
    }
}
