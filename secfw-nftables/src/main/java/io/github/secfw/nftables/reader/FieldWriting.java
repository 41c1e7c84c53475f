package io.github.secfw.nftables.reader;

import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what statements do that give a field a value outside the model. */
final class FieldWriting {

    private final RuleContext context;
    private final List<Instruction> steps;

    /**
     * Of one rule.
     *
     * @param context what is known where the statement stands
     * @param steps where its steps go
     */
    FieldWriting(RuleContext context, List<Instruction> steps) {
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
        Optional<Set<Cell>> written = UnmodelledRows.written(assign.field());
        boolean isKnown = written.isPresent() && value.isKnown() && !(endsRules(assign.field()) && !origin.isLast());
        if (!isKnown) {
            steps.add(new Instruction.Unmodelled(origin.text()));
            return;
        }
        if (!assign.field().startsWith("ct ")) {
            field.presence().forEach(this::guard);
        }
        value.presence().forEach(this::guard);
        Footprint footprint = value.footprint();
        for (Cell cell : written.get()) {
            footprint = footprint.writing(cell);
            footprint = keepsSome(assign.field()) ? footprint.alsoReading(cell) : footprint;
        }
        String words = assign.value() instanceof Expression.Literal || assign.value() instanceof Expression.Flags
                ? field.text(assign.value())
                : value.text();
        steps.add(new Instruction.Unmodelled(Fingerprint.of(field.name() + " set " + words), footprint));
    }

    /** Packets without the option, or with one that is too short, may leave the rule. */
    private static boolean endsRules(String field) {
        return field.startsWith("tcp option ");
    }

    /** What is written is put beside what was there, or only where there is room. */
    private static boolean keepsSome(String field) {
        return field.startsWith("tcp option ") || field.startsWith("ct ");
    }

    /** A mark gets a value that is not in the model. */
    Instruction mark(Expression written, boolean isOfConnection) {
        UnmodelledExpression value = new UnmodelledExpression(written, context);
        value.presence().forEach(this::guard);
        String name = isOfConnection ? FieldNames.CONNECTION_MARK : FieldNames.MARK;
        return new Instruction.Unmodelled(
                Fingerprint.of(name + " set " + value.text()),
                value.footprint().writing(isOfConnection ? Cell.CONNECTION_MARK : Cell.MARK));
    }

    private void guard(Condition condition) {
        Instruction guard = new Instruction.Guard(condition);
        if (!steps.contains(guard)) {
            steps.add(guard);
        }
    }
}
