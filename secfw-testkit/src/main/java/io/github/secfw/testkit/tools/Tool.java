package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of this machine, found on the PATH, in {@code /usr/sbin} or in {@code /sbin}, and the Debian package that
 * contains it.
 */
@CheckReturnValue
public final class Tool {

    private final String program;
    private final String debianPackage;

    private Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /**
     * Names a program, without looking it up.
     *
     * @param program a file name without folder, such as {@code nft}
     * @param debianPackage the package to install if the program is missing, such as {@code nftables}
     * @return the named program
     * @throws IllegalArgumentException if a name is empty or the program contains a slash
     */
    public static Tool named(String program, String debianPackage) {
        if (program.isEmpty() || program.contains("/")) {
            throw new IllegalArgumentException(
                    "'" + program + "' is not a valid program name: name the file without its folder");
        }
        if (debianPackage.isEmpty()) {
            throw new IllegalArgumentException(program + " needs the name of the package that contains it");
        }
        return new Tool(program, debianPackage);
    }

    /**
     * Whether this machine has the program now.
     *
     * @return true if an executable file of that name is found
     */
    public boolean isPresent() {
        return find().isPresent();
    }

    /**
     * Requires the program.
     *
     * @throws RuntimeException if it is missing: the test framework's exception that marks the test as skipped
     * @throws AssertionError if it is missing and the system property {@code secfw.tools} is {@code required}
     * @throws IllegalArgumentException if that property is neither empty nor {@code required}
     */
    public void require() {
        require(MissingTool.configured());
    }

    /**
     * Requires the program and runs it to its end, without input, with {@code LC_ALL=C}, in its own empty
     * working directory, which is deleted afterwards.
     *
     * @param limit the time after which it and its child processes are killed
     * @param arguments its arguments, passed on without a shell
     * @return its exit code and output
     * @throws AssertionError if it does not end in time, or is missing and required
     * @throws RuntimeException if it is missing and not required: the test is skipped
     */
    public ToolRun run(Duration limit, List<String> arguments) {
        Objects.requireNonNull(limit);
        List<String> command = command(arguments);
        try (Workspace workspace = Workspace.create()) {
            return new BoundedProcess(command, workspace.directory(), Map.of(), limit).run();
        }
    }

    void require(MissingTool missing) {
        if (!isPresent()) {
            missing.report(program + " is missing: install the package " + debianPackage);
        }
    }

    /** Requires the program. Returns its absolute path, followed by the arguments. */
    List<String> command(List<String> arguments) {
        require();
        List<String> command = new ArrayList<>();
        command.add(find().orElseThrow().toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    List<String> command(String... arguments) {
        return command(List.of(arguments));
    }

    String program() {
        return program;
    }

    /** All folders that are searched, in this order. */
    static List<Path> folders() {
        return folders(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static List<Path> folders(String path) {
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .distinct()
                .toList();
    }

    private Optional<Path> find() {
        return folders().stream()
                .map(folder -> folder.resolve(program).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    @Override
    public String toString() {
        return program;
    }
}
