package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class that a page for engineers names is there: a class that is renamed is noticed. */
final class NamedClassesTest {

    private static final Path ROOT = Path.of("..");

    /** A name in backticks that begins as a class does, with a member or a call perhaps. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)(?:[.(#][^`]*)?`");

    @ParameterizedTest
    @ValueSource(strings = {"architecture.md", "glossary.md", "adding-a-match.md"})
    void classes_of_pages_exist(String page) throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = CLASS.matcher(Files.readString(ROOT.resolve("docs").resolve(page)));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(classes()).containsAll(named);
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("/src/") && file.endsWith(".java"))
                    .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
