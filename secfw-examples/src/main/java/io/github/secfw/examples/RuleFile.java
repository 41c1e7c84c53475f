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
 * A file of one of the tools.
 *
 * @param source its text
 * @param backend the tool that it is of, by the ending of its name or, where that says nothing, by its first line
 */
record RuleFile(Source source, Backend backend) {

    static RuleFile of(String name) throws IOException {
        Source source = source(name);
        return new RuleFile(source, backend(source));
    }

    Meaning meaning() {
        return backend.reader().orElseThrow().read(List.of(source));
    }

    /** Whether only its rules can say of which family it is, since its name does not; they need not. */
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
