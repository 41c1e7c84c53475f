package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledAssignments;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRows;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatements;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.Optional;

/** Translation of assignments of unmodelled values and to unmodelled fields. */
final class AssignmentLowering {

    private final RuleContext context;
    private final RuleInstructions steps;

    /**
     * Creates a translation for one rule.
     *
     * @param context the context of the statement
     * @param steps the list that receives the instructions
     */
    AssignmentLowering(RuleContext context, RuleInstructions steps) {
        this.context = context;
        this.steps = steps;
    }

    void add(Statement.Assign assign, StatementOrigin origin) {
        PacketField field = context.field(assign.field());
        context.require(field, origin);
        field.check(assign.value(), origin);
        if (UnmodelledRows.isReadOnly(assign.field())) {
            throw origin.fault("\"" + assign.field() + "\" cannot be set");
        }
        UnmodelledExpression value = new UnmodelledExpression(assign.value(), context);
        Optional<UnmodelledStatement> row = UnmodelledAssignments.ofField(assign.field());
        boolean isKnown = row.isPresent()
                && value.isKnown()
                && (origin.isLast() || !row.get().leaves());
        if (!isKnown) {
            steps.add(new Instruction.Unmodelled(origin.text()));
            return;
        }
        if (!assign.field().startsWith("ct ")) {
            field.presence().forEach(steps::guardOnce);
        }
        value.presence().forEach(steps::guardOnce);
        Footprint footprint = row.get().footprint(value.footprint());
        String words = assign.value() instanceof Expression.Literal || assign.value() instanceof Expression.Flags
                ? field.text(assign.value())
                : value.text();
        steps.add(new Instruction.Unmodelled(Fingerprint.of(field.name() + " set " + words), footprint));
    }

    /** {@return the instruction that sets a mark to an unmodelled value} */
    Instruction mark(Expression written, boolean isOfConnection) {
        UnmodelledExpression value = new UnmodelledExpression(written, context);
        value.presence().forEach(steps::guardOnce);
        String name = isOfConnection ? FieldNames.CONNECTION_MARK : FieldNames.MARK;
        UnmodelledStatement row =
                isOfConnection ? UnmodelledStatements.SET_CONNECTION_MARK : UnmodelledStatements.SET_MARK;
        return new Instruction.Unmodelled(
                Fingerprint.of(name + " set " + value.text()), row.footprint(value.footprint()));
    }
}
