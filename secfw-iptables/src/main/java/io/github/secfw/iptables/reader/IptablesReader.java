package io.github.secfw.iptables.reader;

import io.github.secfw.iptables.reader.lowering.TableLowering;
import io.github.secfw.iptables.reader.parser.FileTables;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.spi.Reader;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code iptables-save} and {@code ip6tables-save} print and what {@code iptables-restore} takes, as it is when
 * it was loaded into a kernel without rules. Written from the manual pages of iptables 1.8.9 and from what its programs do.
 *
 * <p>A file whose name ends with {@code .v4} or {@code .v6} is of that family. Another is of the family of its first line or
 * option that only one of the two has; a file without any is taken as one of IPv4.
 *
 * <p>Matches and targets that the model does not have are conditions and steps of canonical words, with what they read and
 * write as far as a table says; one that is not in the table, and each chain of the table {@code nat} that is not empty, may
 * do anything. Where the two variants of iptables differ, what only
 * one of them takes is refused.
 */
public final class IptablesReader implements Reader {

    /** A reader. */
    public IptablesReader() {}

    @Override
    public Meaning read(List<Source> files) {
        FileTables tables = FileTables.of(files);
        List<ProgramBaseChain> baseChains = new ArrayList<>();
        boolean checksLabels = false;
        for (FileTables.Of of : tables.all()) {
            baseChains.addAll(new TableLowering(of.table(), of.family()).baseChains());
            checksLabels |= of.table().firstLabel().isPresent();
        }
        return Meaning.of(new PacketProgram(baseChains, checksLabels), tables.families(), List.of());
    }

    /** {@return which files it reads} */
    @Override
    public String toString() {
        return "reader of iptables-save files";
    }
}
