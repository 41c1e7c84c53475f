package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.nio.file.Path;

/** A binary SELinux policy in a temporary file. Closing it deletes the file. */
@CheckReturnValue
public final class CompiledPolicy implements AutoCloseable {

    private final Workspace workspace;
    private final Path file;

    CompiledPolicy(Workspace workspace, Path file) {
        this.workspace = workspace;
        this.file = file;
    }

    /**
     * The binary policy, as a kernel loads it.
     *
     * @return an absolute path, valid until this is closed
     */
    public Path file() {
        return file;
    }

    /**
     * Reads this policy with setools.
     *
     * @return the query, usable until this is closed
     * @throws AssertionError if setools cannot read it
     * @throws RuntimeException if setools is missing: the test is skipped
     */
    public PolicyQuery query() {
        return PolicyQuery.on(file);
    }

    /** Deletes the file; closing twice is an error. */
    @Override
    public void close() {
        workspace.close();
    }
}
