package io.github.secfw.iptables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.spi.Meaning;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@code iptables-save} and {@code ip6tables-save} print and what {@code iptables-restore} takes, as it is when
 * it was loaded into a kernel without rules. Written from the manual pages of iptables 1.8.9 and from what its programs do.
 *
 * <p>A file whose name ends with {@code .v4} or {@code .v6} is of that family. Another is of the family of its first line or
 * option that only one of the two has; a file without any is taken as one of IPv4.
 *
 * <p>A match that the model does not have is a condition that is not known; a target that it does not have, and each chain of
 * the table {@code nat} that is not empty, is a step that is not known. Where the two variants of iptables differ, what only
 * one of them takes is refused.
 */
public final class IptablesReader implements Reader {

    /** A reader. */
    public IptablesReader() {}

    @Override
    public Meaning read(List<Source> files) {
        Set<Family> families = EnumSet.noneOf(Family.class);
        Map<Family, Map<NetfilterTable, TableDraft>> tables = new EnumMap<>(Family.class);
        List<ProgramBaseChain> baseChains = new ArrayList<>();
        boolean checksLabels = false;
        for (Source file : files) {
            Family family = FileFamily.of(file);
            families.add(family);
            for (TableDraft table : new TableReader(file, family).read()) {
                checkTwice(tables.computeIfAbsent(family, key -> new EnumMap<>(NetfilterTable.class)), table, family);
                baseChains.addAll(new TableLowering(table, family).baseChains());
                checksLabels |= setsLabels(table);
            }
        }
        return Meaning.of(new PacketProgram(baseChains, checksLabels), families, List.of());
    }

    private static void checkTwice(Map<NetfilterTable, TableDraft> tables, TableDraft table, Family family) {
        TableDraft first = tables.putIfAbsent(table.table(), table);
        if (first != null) {
            throw table.word()
                    .fault("the table " + table.table() + " of " + family + " is in "
                            + first.word().line().fileName()
                            + " too, and the second takes the place of the first: join them");
        }
    }

    /** A rule counts wherever it stands: loading it is enough. */
    private static boolean setsLabels(TableDraft table) {
        return table.chains().stream()
                .flatMap(chain -> chain.rules().stream())
                .flatMap(rule -> rule.steps().stream())
                .anyMatch(Instruction.SetLabel.class::isInstance);
    }

    /** {@return which files it reads} */
    @Override
    public String toString() {
        return "reader of iptables-save files";
    }
}
