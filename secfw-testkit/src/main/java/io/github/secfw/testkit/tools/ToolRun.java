package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The result of a program.
 *
 * @param exitCode its exit code, 0 for success
 * @param stdout its standard output, read as UTF-8
 * @param stderr its standard error, read as UTF-8
 */
@CheckReturnValue
public record ToolRun(int exitCode, String stdout, String stderr) {

    /**
     * A result.
     *
     * @param exitCode its exit code, 0 for success
     * @param stdout its standard output
     * @param stderr its standard error
     */
    public ToolRun {
        Objects.requireNonNull(stdout);
        Objects.requireNonNull(stderr);
    }

    /**
     * Whether the program succeeded.
     *
     * @return true if the exit code is 0
     */
    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * All output, for people to read.
     *
     * @return standard output followed by standard error, without leading and trailing blanks
     */
    public String output() {
        return (stdout.strip() + "\n" + stderr.strip()).strip();
    }
}
