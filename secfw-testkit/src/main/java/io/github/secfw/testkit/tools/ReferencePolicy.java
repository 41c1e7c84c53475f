package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A distribution's whole policy, converted to CIL, in the folder that a system property names. */
@CheckReturnValue
public final class ReferencePolicy {

    private static final String PROPERTY = "secfw.referencePolicy";

    private final List<Path> files;

    private ReferencePolicy(List<Path> files) {
        this.files = files;
    }

    /**
     * The policy in the folder that the system property {@code secfw.referencePolicy} names.
     *
     * @return the policy
     * @throws RuntimeException if the property is not set or the folder has no {@code .cil} file: the test is skipped
     * @throws AssertionError in the same case, if the system property {@code secfw.tools} is {@code required}
     */
    public static ReferencePolicy require() {
        return require(System.getProperty(PROPERTY, ""), MissingTool.configured());
    }

    static ReferencePolicy require(String folder, MissingTool missing) {
        List<Path> files = folder.isEmpty() ? List.of() : cilFilesIn(Path.of(folder));
        if (files.isEmpty()) {
            missing.report(
                    "no reference policy in '" + folder + "': run .ci/reference-policy and set the system property "
                            + PROPERTY + " to the folder of its .cil files");
        }
        return new ReferencePolicy(files);
    }

    /**
     * The files of the policy.
     *
     * @return paths sorted by name, at least one
     */
    public List<Path> files() {
        return files;
    }

    /**
     * Compiles this policy with modules and checks neverallow rules, in about five seconds.
     *
     * @param modules CIL texts, named module-1.cil and so on in messages
     * @return the binary policy; the caller closes it
     * @throws AssertionError if secilc refuses them, with its message
     * @throws RuntimeException if secilc is missing: the test is skipped
     */
    public CompiledPolicy compile(String... modules) {
        return Secilc.compile(files, List.of(modules), true);
    }

    private static List<Path> cilFilesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".cil"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
