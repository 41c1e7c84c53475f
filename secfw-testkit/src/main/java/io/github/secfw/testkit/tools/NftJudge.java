package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which of nft's errors on one file are what this kernel lacks, SELinux or queues, and which are the file's. */
final class NftJudge {

    /** The exit code of an nft that said all it had to say; any other failure is a crash. */
    private static final int REFUSED = 1;

    private final Set<Position> labels = new HashSet<>();
    private final Set<Position> queues;

    /** Labels are forgiven only where the text itself declares their object, in the same table. */
    NftJudge(String text) {
        NftSecmarks places = new NftSecmarks(text);
        queues = new NftQueues(text).positions();
        places.declarations()
                .forEach(declaration -> labels.add(declaration.name().position()));
        places.uses().stream()
                .filter(use -> places.contextOf(use.table(), use.name().text()).isPresent())
                .forEach(use -> labels.add(use.name().position()));
        places.elements().stream()
                .filter(element ->
                        places.contextOf(element.table(), element.name().text()).isPresent())
                .forEach(element -> labels.add(element.first().position()));
    }

    /** The faults of the file; empty if it is right. */
    List<NftFault> faults(ToolRun run, boolean kernelKnowsContexts, boolean kernelHasQueues) {
        List<NftFault> printed = NftFault.in(run.stderr());
        if (run.succeeded()) {
            return printed;
        }
        if (printed.isEmpty() || run.exitCode() != REFUSED) {
            return List.of(new NftFault(Optional.empty(), "nft failed, and not with an error that can be read"));
        }
        return printed.stream()
                .filter(fault -> kernelKnowsContexts || !isUnknown(fault, labels))
                .filter(fault -> kernelHasQueues || !isUnknown(fault, queues))
                .toList();
    }

    private static boolean isUnknown(NftFault fault, Set<Position> places) {
        return fault.isNoSuchFile() && fault.position().filter(places::contains).isPresent();
    }
}
