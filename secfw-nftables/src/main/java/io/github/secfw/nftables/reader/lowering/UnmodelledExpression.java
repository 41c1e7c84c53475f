package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatements;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The canonical text and the footprint of one unmodelled expression. */
final class UnmodelledExpression {

    private static final UnmodelledRow PLAIN = UnmodelledRow.field("", UnmodelledRow.Kind.NUMBER);

    private final RuleContext context;
    private final Set<Cell> reads = new TreeSet<>();
    private final Set<Cell> writes = new TreeSet<>();
    private final List<Condition> presence = new ArrayList<>();
    private final String text;
    private boolean isKnown = true;

    UnmodelledExpression(Expression expression, RuleContext context) {
        this.context = context;
        this.text = text(expression);
    }

    /** {@return its canonical text} */
    String text() {
        return text;
    }

    /** {@return whether reading it changes something that outlives a packet} */
    boolean isEvent() {
        return !writes.isEmpty();
    }

    /** {@return whether everything that it depends on is known} */
    boolean isKnown() {
        return isKnown;
    }

    /** {@return the conditions that all packets meet for which it has a value} */
    List<Condition> presence() {
        return presence;
    }

    /** {@return the footprint of a condition on it} */
    Footprint footprint() {
        return isKnown ? new Footprint(true, reads, writes, ConstantConditions.never()) : Footprint.unknown();
    }

    private String text(Expression expression) {
        if (expression instanceof Expression.Field name) {
            PacketField field = context.field(name.name());
            isKnown &= field.isReadingKnown();
            reads.addAll(field.reads());
            if (field.isEvent()) {
                writes.add(Cell.OWN_STATE);
            }
            field.presence().stream()
                    .filter(condition -> !presence.contains(condition))
                    .forEach(presence::add);
            return field.name();
        }
        if (expression instanceof Expression.Operation operation) {
            return "(" + text(operation.left()) + " " + operation.words() + " " + text(operation.right()) + ")";
        }
        if (expression instanceof Expression.Concatenation several) {
            List<String> texts = new ArrayList<>();
            several.parts().forEach(part -> texts.add(text(part)));
            return String.join(" . ", texts);
        }
        if (expression instanceof Expression.Hash hash) {
            return hash(hash);
        }
        boolean isConstant = expression instanceof Expression.Literal
                || expression instanceof Expression.Range
                || expression instanceof Expression.Prefix
                || expression instanceof Expression.Flags;
        isKnown &= isConstant;
        return ValueText.of(expression, PLAIN);
    }

    private String hash(Expression.Hash hash) {
        if (!hash.options().contains("seed")) {
            reads.addAll(UnmodelledStatements.HASH_WITHOUT_SEED.reads());
            writes.addAll(UnmodelledStatements.HASH_WITHOUT_SEED.writes());
        }
        return "jhash " + text(hash.of()) + hash.options();
    }
}
