package io.github.secfw.examples;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Family;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.proof.Changes;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Meaning;
import io.github.secfw.spi.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what two rule files or scenarios mean. */
final class Comparison {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int UNDECIDED = 2;

    private final PrintStream out;

    Comparison(PrintStream out) {
        this.out = out;
    }

    /** Says whether both mean the same; returns the exit status. */
    int of(String first, String second) throws IOException {
        Meaning left = meaning(first);
        Meaning right = meaning(second);
        Set<Family> families = EnumSet.copyOf(left.families());
        families.retainAll(right.families());
        if (families.size() < Family.values().length) {
            out.println("compared for packets of "
                    + (families.isEmpty() ? "no family" : families.iterator().next() + " only"));
        }
        Proof proof = Prover.create().prove(left, right);
        out.println(proof);
        if (proof.isEqual()) {
            return EQUAL;
        }
        if (proof instanceof Proof.Different) {
            tellChanges(Changes.between(left, right));
            return DIFFERENT;
        }
        return UNDECIDED;
    }

    /** Where only access differs, no packets do. */
    private void tellChanges(Changes changes) {
        String text = changes.toString();
        if (!text.isEmpty()) {
            out.println("what changes from the first to the second:");
            out.print(text);
        }
    }

    private static Meaning meaning(String name) throws IOException {
        Optional<Scenario> scenario = Scenario.named(name);
        if (scenario.isPresent()) {
            return scenario.get().policy().meaning();
        }
        Source file = source(name);
        return backend(file).reader().orElseThrow().read(List.of(file));
    }

    private static Source source(String name) throws IOException {
        try {
            return Source.of(Path.of(name));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no path: " + e.getReason(), e);
        }
    }

    /** The tool that the file is of, by the ending of its name or, where that says nothing, by its first word. */
    private static Backend backend(Source file) {
        String name = file.fileName();
        if (name.endsWith(".v4") || name.endsWith(".v6")) {
            return Iptables.create();
        }
        if (name.endsWith(".nft") || name.endsWith(".json")) {
            return Nftables.create();
        }
        String first = file.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(1)
                .collect(Collectors.joining());
        return first.startsWith("*") || first.startsWith("-") || first.startsWith(":")
                ? Iptables.create()
                : Nftables.create();
    }
}
