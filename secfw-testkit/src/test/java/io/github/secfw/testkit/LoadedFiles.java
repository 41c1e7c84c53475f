package io.github.secfw.testkit;

import io.github.secfw.testkit.tools.Tool;
import io.github.secfw.testkit.tools.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads many files one after another in one network namespace. */
final class LoadedFiles {

    private LoadedFiles() {}

    /**
     * What the tool lists of each file; empty of those that it or this kernel does not load.
     *
     * @param folder an empty folder
     * @param texts the files
     * @param load words of a shell that load the file {@code $f} and list it
     */
    static List<Optional<String>> listings(Path folder, List<String> texts, String load) {
        try {
            for (int i = 0; i < texts.size(); i++) {
                Files.writeString(folder.resolve("f" + i), texts.get(i));
            }
            String all = "cd \"$1\" && export XTABLES_LOCKFILE=\"$1/lock\" && for f in f*; do " + load
                    + " >\"list-$f\" 2>err || rm -f \"list-$f\"; done";
            ToolRun run = Tool.named("unshare", "util-linux")
                    .run(Duration.ofMinutes(2), List.of("-n", "sh", "-c", all, "sh", folder.toString()));
            if (!run.succeeded()) {
                throw new AssertionError(run.output());
            }
            List<Optional<String>> listings = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                Path listing = folder.resolve("list-f" + i);
                listings.add(Files.exists(listing) ? Optional.of(Files.readString(listing)) : Optional.empty());
            }
            return listings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
