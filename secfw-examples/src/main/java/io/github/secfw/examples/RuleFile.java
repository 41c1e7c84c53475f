package io.github.secfw.examples;

import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Source;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule file or policy module.
 *
 * @param source its text
 * @param backend the backend that reads it, chosen by the ending of its name or, for any other ending, by its first line
 */
record RuleFile(Source source, Backend backend) {

    static RuleFile of(String name) throws IOException {
        Source source = source(name);
        return new RuleFile(source, backend(source));
    }

    Meaning meaning() {
        return backend.reader().orElseThrow().read(List.of(source));
    }

    /** Whether it is an iptables file whose name does not give the family; its rules may not give it either. */
    boolean hasUnnamedFamily() {
        return backend instanceof Iptables && !namesFamily(source);
    }

    private static boolean namesFamily(Source source) {
        return source.fileName().endsWith(".v4") || source.fileName().endsWith(".v6");
    }

    private static Source source(String name) throws IOException {
        try {
            return Source.of(Path.of(name));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + name + "\" is not a valid path: " + e.getReason(), e);
        }
    }

    private static Backend backend(Source source) {
        String name = source.fileName();
        if (namesFamily(source)) {
            return Iptables.create();
        }
        if (name.endsWith(".nft") || name.endsWith(".json")) {
            return Nftables.create();
        }
        if (name.endsWith(".cil")) {
            return Cil.create();
        }
        String first = source.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(1)
                .collect(Collectors.joining());
        if (first.startsWith("(") || first.startsWith(";")) {
            return Cil.create();
        }
        return first.startsWith("*") || first.startsWith("-") || first.startsWith(":")
                ? Iptables.create()
                : Nftables.create();
    }
}
