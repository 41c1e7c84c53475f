package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Idioms that main code and documents avoid, also where a line breaks inside them. "There is no" is English. */
class PlainEnglishTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern AVOIDED = Pattern.compile(
            "\\b(hangs on|speaks of|is told by|(?<!\\bthere )is no (?!longer\\b)[a-z]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*(\\*(?!/)|//)?\\s*");

    @Test
    void main_code_and_documents_avoid_idioms() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = LINE_BREAK.matcher(Files.readString(file)).replaceAll(" ");
            Matcher matcher = AVOIDED.matcher(text);
            while (matcher.find()) {
                found.add(ROOT.relativize(file) + ": " + matcher.group());
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        files.addAll(found(ROOT.resolve("docs"), ".md"));
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                Path code = module.resolve("src/main/java");
                if (Files.isDirectory(code)) {
                    files.addAll(found(code, ".java"));
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }

    private static List<Path> found(Path folder, String end) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(end)).sorted().toList();
        }
    }
}
