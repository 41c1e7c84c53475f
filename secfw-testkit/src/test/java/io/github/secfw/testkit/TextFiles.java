package io.github.secfw.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole files: what firewalld, ufw, docker and others make of a machine, and the golden files of the scenarios. */
final class TextFiles {

    private static final Path MACHINES = Path.of("src/test/resources/io/github/secfw/testkit/files");
    private static final Path GOLDEN = Path.of("../secfw-examples/src/test/resources/io/github/secfw/examples/golden");

    private TextFiles() {}

    static List<String> ofMachines(String ending) {
        return in(MACHINES, ending);
    }

    static List<String> golden(String ending) {
        return in(GOLDEN, ending);
    }

    private static List<String> in(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(TextFiles::withoutReasons)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A golden file has the reason of each line above it. */
    private static String withoutReasons(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> !line.startsWith("~ "))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
