package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of each scenario, line by line. In the copies here, each line stands below a line that begins with
 * {@code ~} and names the sentence of docs/scenarios.md that it is there for.
 */
class GoldenFilesTest {

    private static final String REASON = "~ ";

    static Stream<Named<Artifact>> artifacts() {
        return Scenario.all().stream()
                .flatMap(scenario -> Secfw.discover().render(scenario.policy()).artifacts().stream())
                .map(artifact -> Named.of(artifact.fileName(), artifact));
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void is_what_was_read_and_found_right(Artifact artifact) throws IOException {
        List<String> expected = new ArrayList<>();
        boolean explained = false;
        for (String line : golden(artifact.fileName()).split("\n", -1)) {
            if (line.startsWith(REASON)) {
                explained = true;
            } else if (!line.isEmpty()) {
                assertThat(explained).as("a reason above \"%s\"", line).isTrue();
                explained = false;
                expected.add(line);
            }
        }
        assertThat(artifact.text()).isEqualTo(String.join("\n", expected) + "\n");
    }

    private static String golden(String fileName) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream("golden/" + fileName)) {
            return new String(Objects.requireNonNull(in, fileName).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
