package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRows;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatement;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledStatements;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Markdown table of unmodelled fields and statements, for {@code docs/nftables-unmodelled.md}. */
final class UnmodelledTable {

    private static final String UNKNOWN = "not known";

    private final FieldsByName fields = new FieldsByName();
    private final StringBuilder text = new StringBuilder("""
            | field or statement | reads | writes | ends the chain | both answers occur for |
            | --- | --- | --- | --- | --- |
            """);

    private UnmodelledTable() {}

    static String markdown() {
        UnmodelledTable table = new UnmodelledTable();
        UnmodelledRows.all().forEach(table::add);
        UnmodelledStatements.all().forEach(table::add);
        table.add("any other", "anything", "anything", "unknown", UNKNOWN);
        return table.text.toString();
    }

    private void add(UnmodelledRow row) {
        add("`" + row.name() + "`", words(row.reads()), words(row.writes()), "no", occurrence(row));
    }

    private void add(UnmodelledStatement row) {
        String reads = words(row.reads());
        String separator = reads.isEmpty() || row.operand().isEmpty() ? "" : ", ";
        add(
                "`" + row.name().replace("; ", "`, `") + "`",
                reads + separator + row.operand(),
                words(row.writes()),
                row.leaves() ? "no; unknown where a statement follows it in the rule" : "no",
                row.varies() ? "every packet" : UNKNOWN);
    }

    private void add(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String words(Set<Cell> cells) {
        return new TreeSet<>(cells).stream().map(Cell::toString).collect(Collectors.joining(", "));
    }

    /** The packets and values for which both answers occur. */
    private String occurrence(UnmodelledRow row) {
        Condition packets = fields.field(row.name()) instanceof UnmodelledField field
                ? field.varyingFor()
                : ConstantConditions.never();
        if (row.low() > row.high() || packets.equals(ConstantConditions.never())) {
            return UNKNOWN;
        }
        return (packets.equals(ConstantConditions.always()) ? "every packet" : "packets: " + packets) + ", values "
                + row.low() + "-" + row.high();
    }
}
