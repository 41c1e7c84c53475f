package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.draft.TableDraft;
import io.github.secfw.iptables.reader.rule.NetfilterTable;
import io.github.secfw.net.Family;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of some files.
 *
 * @param families the families of the files, even of files without tables
 * @param all the tables, in the order of the files
 */
public record FileTables(Set<Family> families, List<Of> all) {

    /**
     * A table of a family.
     *
     * @param family the family
     * @param table the table
     */
    public record Of(Family family, TableDraft table) {}

    public static FileTables of(List<Source> files) {
        FileTables tables = new FileTables(EnumSet.noneOf(Family.class), new ArrayList<>());
        for (Source file : files) {
            Family family = FileFamily.of(file);
            tables.families.add(family);
            for (TableDraft table : new TableReader(file, family).read()) {
                tables.add(family, table);
            }
        }
        return tables;
    }

    private void add(Family family, TableDraft table) {
        table(family, table.table()).ifPresent(first -> {
            throw table.token()
                    .fault("the table " + table.table() + " of " + family + " is in "
                            + first.token().line().fileName()
                            + " too, and the second replaces the first: join them");
        });
        all.add(new Of(family, table));
    }

    /** The table of a family. */
    Optional<TableDraft> table(Family family, NetfilterTable table) {
        return all.stream()
                .filter(of -> of.family() == family && of.table().table() == table)
                .map(Of::table)
                .findFirst();
    }

    /** The tables with a name, by family. */
    public Map<Family, TableDraft> of(NetfilterTable table) {
        Map<Family, TableDraft> tables = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            table(family, table).ifPresent(draft -> tables.put(family, draft));
        }
        return tables;
    }
}
