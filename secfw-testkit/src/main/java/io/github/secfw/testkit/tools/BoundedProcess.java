package io.github.secfw.testkit.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run of a program with a time limit. A program that runs longer is killed.
 *
 * <p>Both output streams go to files. So a program that prints a lot cannot block on a full pipe, and a child process that
 * outlives it cannot hold a pipe open.
 */
record BoundedProcess(List<String> command, Path directory, Map<String, String> environment, Duration limit) {

    static final Duration USUAL_LIMIT = Duration.ofSeconds(60);

    ToolRun run() {
        try (Workspace streams = Workspace.create()) {
            Path stdout = streams.directory().resolve("stdout");
            Path stderr = streams.directory().resolve("stderr");
            Process process = start(stdout, stderr);
            if (!ends(process)) {
                throw new AssertionError("'" + String.join(" ", command) + "' did not end within " + limit.toMillis()
                        + " ms and was killed: give it more time, or less to do; it printed\n"
                        + read(stdout) + read(stderr));
            }
            return new ToolRun(process.exitValue(), read(stdout), read(stderr));
        } catch (IOException e) {
            throw new UncheckedIOException("'" + String.join(" ", command) + "' cannot be run: " + e.getMessage(), e);
        }
    }

    private Process start(Path stdout, Path stderr) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment()
                .put(
                        "PATH",
                        Tool.folders().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Whether it ended by itself within the limit; otherwise this kills it before it returns. */
    private boolean ends(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            kill(process);
            return false;
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while '" + String.join(" ", command) + "' was running; it was killed", e);
        }
    }

    private static void kill(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
