package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Separates the faults of an nft file from errors that only show what this kernel lacks: contexts or queues.
 *
 * <p>A kernel refuses the declaration of a secmark object with {@code No such file or directory} if it has no SELinux (Linux
 * 6.18), with {@code Invalid argument} if its policy does not have the context, and with {@code Permission denied} if the
 * process lacks {@code relabelto} (both Linux 6.1). In all cases {@code No such file or directory} follows at each use of the
 * object and at each map element that contains it.
 */
final class NftJudge {

    /** The exit code of nft when it has reported all errors; any other failure is a crash. */
    private static final int REFUSED = 1;

    private final NftSecmarks places;
    private final Set<Position> queues;

    NftJudge(String text) {
        places = new NftSecmarks(text);
        queues = new NftQueues(text).positions();
    }

    /**
     * The faults of the file; empty if the file is correct.
     *
     * @param run the output of nft
     * @param mayBeDenied whether this process may lack the permission to label packets
     * @param kernelHasQueues whether the kernel has the statement queue
     */
    List<NftFault> faults(ToolRun run, boolean mayBeDenied, boolean kernelHasQueues) {
        List<NftFault> printed = NftFault.in(run.stderr());
        if (run.succeeded()) {
            return printed;
        }
        if (printed.isEmpty() || run.exitCode() != REFUSED) {
            return List.of(new NftFault(Optional.empty(), "nft failed without a readable error"));
        }
        Set<Position> forgiven = new HashSet<>();
        Set<Position> following = new HashSet<>();
        for (NftSecmarks.Declaration declaration : places.declarations()) {
            Position position = declaration.name().position();
            List<NftFault> refusals = printed.stream()
                    .filter(fault -> fault.position().equals(Optional.of(position)))
                    .filter(fault -> fault.isNoSuchFile() || fault.isInvalid() || fault.isDenied())
                    .toList();
            if (!refusals.isEmpty()) {
                following.addAll(usesOf(declaration));
            }
            if (refusals.stream().allMatch(fault -> mayBeDenied || !fault.isDenied())) {
                forgiven.add(position);
            }
        }
        return printed.stream()
                .filter(fault ->
                        !(isAt(fault, forgiven) && (fault.isNoSuchFile() || fault.isInvalid() || fault.isDenied())))
                .filter(fault -> !(isAt(fault, following) && fault.isNoSuchFile()))
                .filter(fault -> kernelHasQueues || !(isAt(fault, queues) && fault.isNoSuchFile()))
                .toList();
    }

    /** The positions in the object's own table where it is used. */
    private Set<Position> usesOf(NftSecmarks.Declaration declaration) {
        Set<Position> positions = new HashSet<>();
        String name = declaration.name().text();
        places.uses().stream()
                .filter(use -> use.table().equals(declaration.table())
                        && use.name().text().equals(name))
                .forEach(use -> positions.add(use.name().position()));
        places.elements().stream()
                .filter(element -> element.table().equals(declaration.table())
                        && element.name().text().equals(name))
                .forEach(element -> positions.add(element.first().position()));
        return positions;
    }

    private static boolean isAt(NftFault fault, Set<Position> places) {
        return fault.position().filter(places::contains).isPresent();
    }
}
