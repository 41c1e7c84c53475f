package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.lowering.TableDraftLowering;
import io.github.secfw.iptables.reader.parser.FileTables;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the output of {@code iptables-save} and {@code ip6tables-save} and other files for {@code iptables-restore}.
 * The program has the meaning that a file has when it is loaded into a kernel without rules. Source: the manual pages
 * and the programs of iptables 1.8.9.
 *
 * <p>A file whose name ends with {@code .v4} or {@code .v6} is of that family. The family of another file is that of
 * its first line or option that only one family has; without any it is IPv4.
 *
 * <p>Matches and targets outside the model become unmodelled conditions and instructions with canonical texts, and with
 * what they read and write where a table has it. An extension without an entry may read and write anything, and so may
 * each chain of the table {@code nat} that has rules. Where the two variants of iptables differ, the reader refuses
 * what only one of them accepts.
 */
public final class IptablesReader implements Reader {

    /** Creates a reader. */
    public IptablesReader() {}

    @Override
    public Meaning read(List<Source> files) {
        FileTables tables = FileTables.of(files);
        List<ProgramBaseChain> baseChains = new ArrayList<>();
        boolean checksLabels = false;
        for (FileTables.Of of : tables.all()) {
            baseChains.addAll(new TableDraftLowering(of.table(), of.family()).baseChains());
            checksLabels |= of.table().firstLabel().isPresent();
        }
        return Meaning.of(new PacketProgram(baseChains, checksLabels), tables.families(), List.of());
    }

    /** {@return the reader's description} */
    @Override
    public String toString() {
        return "reader of iptables-save files";
    }
}
