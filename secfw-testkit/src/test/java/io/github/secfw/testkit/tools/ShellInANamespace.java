package io.github.secfw.testkit.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a shell script in an empty folder and a network namespace of its own. */
public final class ShellInANamespace {

    private ShellInANamespace() {}

    /**
     * Runs a script.
     *
     * @param files the texts of the files that the folder has, by name
     * @param script what {@code sh} runs
     * @return what it prints
     */
    public static String run(Map<String, String> files, String script) {
        try (Workspace workspace = Workspace.create()) {
            files.forEach(workspace::write);
            ToolRun run = NetworkNamespace.require()
                    .run(
                            workspace.directory(),
                            Map.of(
                                    "XTABLES_LOCKFILE",
                                    workspace.directory().resolve("lock").toString()),
                            List.of("sh", "-c", script));
            if (!run.succeeded()) {
                throw new AssertionError("the script fails:\n" + run.output() + "\n" + script);
            }
            return run.stdout();
        }
    }

    /** Whether the kernel checks labels. */
    public static boolean hasSelinux() {
        return Files.isDirectory(Path.of("/sys/fs/selinux"));
    }
}
