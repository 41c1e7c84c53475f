package io.github.secfw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.spi.Artifact;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderingTest {

    private static final FirewallPolicy POLICY = FirewallPolicy.named("p").build();

    @TempDir
    Path temp;

    @Test
    void folders_are_made() throws IOException {
        Path folder = temp.resolve("a/b");
        assertThat(rendering(new TextFile("x.rules", "one\n"), new TextFile("y.cil", "é\n"))
                        .writeTo(folder))
                .containsExactly(folder.resolve("x.rules"), folder.resolve("y.cil"))
                .isUnmodifiable();
        assertThat(namesIn(folder)).containsExactlyInAnyOrder("x.rules", "y.cil");
        assertThat(folder.resolve("x.rules")).hasContent("one\n");
        assertThat(folder.resolve("y.cil")).hasBinaryContent("é\n".getBytes(UTF_8));
    }

    @Test
    void a_second_run_gives_the_same_bytes() throws IOException {
        Rendering rendering = rendering(new TextFile("x", "one\n"));
        rendering.writeTo(temp);
        byte[] first = Files.readAllBytes(temp.resolve("x"));
        rendering.writeTo(temp);
        assertThat(temp.resolve("x")).hasBinaryContent(first);
        assertThat(namesIn(temp)).containsExactly("x");
    }

    @Test
    void a_longer_file_of_the_name_is_replaced() throws IOException {
        Files.writeString(temp.resolve("x"), "something much longer\n");
        Files.writeString(temp.resolve("other"), "stays\n");
        rendering(new TextFile("x", "one\n")).writeTo(temp);
        assertThat(temp.resolve("x")).hasContent("one\n");
        assertThat(temp.resolve("other")).hasContent("stays\n");
    }

    @Test
    void a_file_is_replaced_whole_so_that_its_readers_keep_the_old_one() throws IOException {
        Path file = Files.writeString(temp.resolve("x"), "old\n");
        Path link = Files.createLink(temp.resolve("link"), file);
        rendering(new TextFile("x", "new\n")).writeTo(temp);
        assertThat(file).hasContent("new\n");
        assertThat(link).hasContent("old\n");
    }

    @Test
    void a_link_is_replaced_and_not_followed() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "stays\n");
        Files.createSymbolicLink(temp.resolve("x"), elsewhere);
        rendering(new TextFile("x", "new\n")).writeTo(temp);
        assertThat(temp.resolve("x")).isRegularFile().hasContent("new\n");
        assertThat(Files.isSymbolicLink(temp.resolve("x"))).isFalse();
        assertThat(elsewhere).hasContent("stays\n");
    }

    @Test
    void a_link_where_a_file_belongs_is_replaced_and_not_followed() throws IOException {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "stays\n");
        Files.createSymbolicLink(temp.resolve("x"), elsewhere);
        rendering(new TextFile("x", "new\n")).writeTo(temp);
        assertThat(namesIn(temp)).containsExactlyInAnyOrder("elsewhere", "x");
        assertThat(temp.resolve("x")).hasContent("new\n");
        assertThat(elsewhere).hasContent("stays\n");
    }

    @Test
    void a_failure_midway_leaves_everything_as_it_was() throws IOException {
        Files.writeString(temp.resolve("a"), "old\n");
        Rendering rendering = rendering(new TextFile("a", "new\n"), new Failing("b", new IOException("disk full")));
        assertThatThrownBy(() -> rendering.writeTo(temp))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(namesIn(temp)).containsExactly("a");
        assertThat(temp.resolve("a")).hasContent("old\n");
    }

    @Test
    void a_backend_that_fails_leaves_no_part_either() throws IOException {
        Rendering rendering = rendering(new Failing("b", new IllegalStateException("bug")));
        assertThatThrownBy(() -> rendering.writeTo(temp))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
        assertThat(namesIn(temp)).isEmpty();
    }

    @Test
    void text_that_is_no_unicode_is_not_written() throws IOException {
        Rendering rendering = rendering(new TextFile("a", "\ud800"));
        assertThatThrownBy(() -> rendering.writeTo(temp)).isInstanceOf(CharacterCodingException.class);
        assertThat(namesIn(temp)).isEmpty();
    }

    @Test
    void a_folder_in_the_way_is_told() throws IOException {
        Files.createDirectories(temp.resolve("x/full"));
        Rendering rendering = rendering(new TextFile("x", "one\n"));
        assertThatThrownBy(() -> rendering.writeTo(temp)).isInstanceOf(IOException.class);
        assertThat(namesIn(temp)).containsExactly("x");
    }

    @Test
    void the_text_names_policy_and_files() {
        assertThat(rendering(new TextFile("x", "1"), new TextFile("y", "2"))).hasToString("policy \"p\" as x, y");
    }

    @Test
    void a_file_is_found_by_its_name() {
        Rendering rendering = rendering(new TextFile("x", "1"), new TextFile("y", "2"));
        assertThat(rendering.artifact("y").text()).isEqualTo("2");
    }

    @Test
    void a_name_that_was_not_rendered_is_refused_with_those_that_were() {
        Rendering rendering = rendering(new TextFile("x", "1"), new TextFile("y", "2"));
        assertThatThrownBy(() -> rendering.artifact("z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no file \"z\" was rendered, only [x, y]");
    }

    private static Rendering rendering(Artifact... artifacts) {
        return Secfw.with(FakeBackend.named("a").renders(artifacts)).render(POLICY);
    }

    private static Stream<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    /** Writes something, then throws. */
    private record Failing(String fileName, Exception failure) implements Artifact {
        @Override
        public void writeTo(Appendable out) throws IOException {
            out.append("half a line");
            if (failure instanceof IOException e) {
                throw e;
            }
            throw (RuntimeException) failure;
        }
    }
}
