package io.github.secfw;

import io.github.secfw.annotation.CanIgnoreReturnValue;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.proof.Proof;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Step;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files of a rendered policy, and what an administrator does with them. Made by {@link Secfw#render}. */
@CheckReturnValue
public final class Rendering {

    private final FirewallPolicy policy;
    private final List<Artifact> artifacts;
    private final List<Step> steps;
    private final SortedMap<String, Proof> proofs;

    Rendering(FirewallPolicy policy, List<Artifact> artifacts, List<Step> steps, SortedMap<String, Proof> proofs) {
        for (Artifact artifact : artifacts) {
            if (!artifact.fileName().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
                throw new IllegalStateException("a backend renders a file of the name \"" + artifact.fileName()
                        + "\": a file name is letters, digits, '_', '.' and '-', without a folder");
            }
        }
        this.policy = policy;
        this.artifacts = artifacts;
        this.steps = steps;
        this.proofs = proofs;
    }

    /** {@return the policy that was rendered} */
    public FirewallPolicy policy() {
        return policy;
    }

    /** {@return the files, sorted by name} */
    public List<Artifact> artifacts() {
        return artifacts;
    }

    /**
     * {@return the file of a name}
     *
     * @param fileName its name
     * @throws IllegalArgumentException if there is none of that name
     */
    public Artifact artifact(String fileName) {
        return artifacts.stream()
                .filter(artifact -> artifact.fileName().equals(fileName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file \"" + fileName + "\" was rendered, only "
                        + artifacts.stream().map(Artifact::fileName).toList()));
    }

    /**
     * {@return what is proven of each backend's files, by the backend's id: that they mean what the policy says, or why that is
     * undecided; empty where {@link Secfw#withoutProof} was asked for}
     */
    public SortedMap<String, Proof> proofs() {
        return proofs;
    }

    /** {@return what an administrator does with the files, and must know, in order} */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Writes all files into a folder, which is made if need be. Each file appears whole or not at all; files of the
     * same names are replaced.
     *
     * @param folder the folder
     * @return the files that were written
     * @throws IOException if the folder or a file cannot be written
     */
    @CanIgnoreReturnValue
    public List<Path> writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> parts = artifacts.stream()
                .map(artifact -> folder.resolve("." + artifact.fileName() + "." + UUID.randomUUID() + ".part"))
                .toList();
        try {
            for (int i = 0; i < parts.size(); i++) {
                writePart(artifacts.get(i), parts.get(i));
            }
            List<Path> written = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Path file = folder.resolve(artifacts.get(i).fileName());
                written.add(Files.move(
                        parts.get(i), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
            }
            return List.copyOf(written);
        } finally {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void writePart(Artifact artifact, Path part) throws IOException {
        try (Writer out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW)) {
            artifact.writeTo(out);
        }
    }

    /** {@return the policy and the names of the files} */
    @Override
    public String toString() {
        return policy + " as " + artifacts.stream().map(Artifact::fileName).collect(Collectors.joining(", "));
    }
}
