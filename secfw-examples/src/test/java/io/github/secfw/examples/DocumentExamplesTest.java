package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of README and user guide are the code of tests, and their commands run. */
class DocumentExamplesTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve(Path.of("docs", "guide"));
    private static final Path SOURCES = Path.of("src/test/java/io/github/secfw/examples");
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARGUMENTS = Pattern.compile("-Dexec\\.args=\"([^\"]*)\"");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*?) \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /**
     * A document, and the classes that hold its examples.
     *
     * @param path where it is
     * @param blocks how many examples in Java it has
     * @param classes the simple names of the classes
     */
    record Document(Path path, int blocks, List<String> classes) {

        static Document readme() {
            return new Document(ROOT.resolve("README.md"), 3, List.of("ProxyPolicy", "ReadmeTest"));
        }

        static Document guide(String page, int blocks, String... classes) {
            return new Document(GUIDE.resolve(page), blocks, List.of(classes));
        }

        String text() throws IOException {
            return Files.readString(path);
        }

        String code() throws IOException {
            StringBuilder code = new StringBuilder();
            for (String name : classes) {
                code.append(Files.readString(SOURCES.resolve(name + ".java")));
            }
            return code.toString();
        }
    }

    static Stream<Document> documents() {
        return Stream.of(
                Document.readme(),
                Document.guide("README.md", 0),
                Document.guide("writing.md", 2, "WritingGuideTest"),
                Document.guide("rendering.md", 2, "RenderingGuideTest"),
                Document.guide("testing.md", 5, "ReadmeTest", "TestingGuideTest"),
                Document.guide("comparing.md", 4, "ReadmeTest", "ComparingGuideTest"),
                Document.guide("embedding.md", 2, "EmbeddingGuideTest"));
    }

    @Test
    void every_page_of_the_guide_is_checked() throws IOException {
        try (Stream<Path> pages = Files.list(GUIDE)) {
            assertThat(documents().skip(1).map(Document::path)).containsExactlyInAnyOrderElementsOf(pages.toList());
        }
    }

    @Test
    void the_readme_has_at_most_120_lines() throws IOException {
        assertThat(Files.readAllLines(Document.readme().path())).hasSizeLessThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_example_is_code_that_is_compiled_and_run(Document document) throws IOException {
        String code = withoutLayout(document.code());
        List<String> blocks = BLOCK.matcher(document.text())
                .results()
                .filter(block -> block.group(1).equals("java"))
                .map(block -> block.group(2))
                .toList();

        assertThat(blocks)
                .hasSize(document.blocks())
                .allSatisfy(block -> assertThat(code).contains(withoutLayout(block)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_runs(Document document) throws IOException {
        assertThat(ARGUMENTS.matcher(document.text()).results())
                .allSatisfy(arguments -> assertThat(new Main(NOWHERE, NOWHERE)
                                .run(List.of(arguments.group(1).split(" "))))
                        .isZero());
    }

    @Test
    void every_call_in_the_tables_is_compiled_and_run() throws IOException {
        String code = withoutLayout(writing().code());
        List<String> calls = rows().flatMap(row -> CODE.matcher(row.group(1)).results())
                .map(cell -> cell.group(1))
                .filter(call -> call.contains("("))
                .toList();

        assertThat(calls)
                .hasSizeGreaterThan(50)
                .allSatisfy(call -> assertThat(code).contains(withoutLayout(call)));
    }

    @Test
    void every_import_in_the_tables_is_one_of_the_examples() throws IOException {
        String code = String.join(
                "",
                documents()
                        .flatMap(document -> document.classes().stream())
                        .distinct()
                        .map(DocumentExamplesTest::source)
                        .toList());
        List<String> imports = new ArrayList<>();
        rows().forEach(row -> CODE.matcher(row.group(1)).results().forEach(name -> {
            String from = row.group(2).replace("`", "");
            if (from.startsWith("io.github.secfw")) {
                String last = from.substring(from.lastIndexOf('.') + 1);
                imports.add("import " + (Character.isUpperCase(last.charAt(0)) ? "static " : "") + from + "."
                        + name.group(1) + ";");
            }
        }));

        assertThat(imports)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(code).contains(line));
    }

    private static Document writing() {
        return documents()
                .filter(document -> document.path().endsWith("writing.md"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(writing().text()).results();
    }

    private static String source(String name) {
        try {
            return Files.readString(SOURCES.resolve(name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code without its layout, which the formatter owns. */
    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
