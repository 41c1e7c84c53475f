package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Main code and documents do without phrases that are not plain English. */
class PlainEnglishTest {

    private static final Path ROOT = Path.of("..");

    /** What joins two lines of a comment, of a string or of a text. */
    private static final Pattern LINE_BREAK = Pattern.compile("\"?\\s*\\n\\s*(?:\\*(?!/)|//|\\+ \")?\\s*");

    /** "There is no x", "is no longer" and "is no more than" are English. */
    private static final Pattern PHRASE = Pattern.compile(
            "(?i)\\bhangs? on\\b|\\bspeaks? of\\b|\\bis told by\\b|(?<!\\bthere )\\bis no (?!longer\\b|more\\b)[a-z]+");

    @Test
    void the_files_are_found() throws IOException {
        assertThat(files().map(file -> ROOT.relativize(file).toString()))
                .contains(
                        "README.md",
                        "CONTRIBUTING.md",
                        "docs/guide/writing.md",
                        "docs/decisions/0001-packages.md",
                        "secfw-core/src/main/java/io/github/secfw/Secfw.java",
                        "secfw-benchmarks/src/main/java/io/github/secfw/benchmarks/MarkdownTable.java");
    }

    @Test
    void no_file_has_such_a_phrase() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files().toList()) {
            phrases(Files.readString(file)).forEach(phrase -> found.add(ROOT.relativize(file) + ": " + phrase));
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "it hangs on the file, hangs on",
        "'what they speak\n     * of', speak of",
        "'\"they speak \"\n                + \"of\"', speak of",
        "the kernel is told by nft, is told by",
        "\"foo\" is no port, is no port",
        "'which is\n    // no port', is no port",
        "'where there is no chain', ''",
        "it is no longer there, ''",
        "it is no more than one, ''",
        "this no file, ''"
    })
    void a_phrase_is_found_across_lines(String text, String phrase) {
        assertThat(phrases(text)).isEqualTo(phrase.isEmpty() ? List.of() : List.of(phrase));
    }

    private static List<String> phrases(String text) {
        return PHRASE.matcher(LINE_BREAK.matcher(text).replaceAll(" ").replaceAll(" +", " "))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        addFiles(files, ROOT.resolve("docs"), ".md");
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path main = module.resolve("src").resolve("main");
                if (Files.isDirectory(main)) {
                    addFiles(files, main, ".java");
                }
            }
        }
        return files.stream().sorted();
    }

    private static void addFiles(List<Path> files, Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(file -> file.toString().endsWith(ending)).forEach(files::add);
        }
    }
}
