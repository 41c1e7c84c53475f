package io.github.secfw.testkit;

import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares a file with copies of it, and tells which are not proven equal. */
final class EqualFiles {

    private final Backend backend;
    private final String name;
    private final List<String> faults = new ArrayList<>();
    private final TreeSet<String> notWhole = new TreeSet<>();
    private int compared;

    /**
     * For files of one kind.
     *
     * @param backend what reads them
     * @param name the name of each
     */
    EqualFiles(Backend backend, String name) {
        this.backend = backend;
        this.name = name;
    }

    /** A map that programs may fill is known as it is listed only. */
    void require(String text, String kind, String copy) {
        compared++;
        String shown = kind + " of " + text + copy;
        try {
            Proof proof = Prover.create().prove(read(text), read(copy));
            boolean isEqual = proof.isEqual() || (proof instanceof Proof.EqualAsListed && text.contains("map m "));
            if (proof instanceof Proof.Undecided undecided
                    && undecided.reason().endsWith(", whose effect is unknown")) {
                notWhole.add(undecided.reason().replaceAll("(?s)^at [A-Z]+ packets can reach \"(.*)\",.*$", "$1"));
            } else if (!isEqual) {
                faults.add(proof + "\n" + shown);
            }
        } catch (MalformedTextException e) {
            faults.add(e.getMessage() + "\n" + shown);
        }
    }

    private Meaning read(String text) {
        return backend.reader().orElseThrow().read(List.of(new Source(name, text)));
    }

    /** What was not proven to be equal. */
    List<String> faults() {
        return faults;
    }

    /** The steps of which the reader does not know what they do. */
    List<String> notWhole() {
        return List.copyOf(notWhole);
    }

    int compared() {
        return compared;
    }
}
