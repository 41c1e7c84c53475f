package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * What a program answered.
 *
 * @param exitCode its exit code, 0 for success
 * @param stdout all it printed to standard output, read as UTF-8
 * @param stderr all it printed to standard error, read as UTF-8
 */
@CheckReturnValue
public record ToolRun(int exitCode, String stdout, String stderr) {

    /**
     * An answer.
     *
     * @param exitCode its exit code, 0 for success
     * @param stdout all it printed to standard output
     * @param stderr all it printed to standard error
     */
    public ToolRun {
        Objects.requireNonNull(stdout);
        Objects.requireNonNull(stderr);
    }

    /**
     * Whether the program says that it succeeded.
     *
     * @return true if the exit code is 0
     */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * All it printed, for people to read.
     *
     * @return standard output followed by standard error, without blank ends
     */
    public String output() {
        return (stdout.strip() + "\n" + stderr.strip()).strip();
    }
}
