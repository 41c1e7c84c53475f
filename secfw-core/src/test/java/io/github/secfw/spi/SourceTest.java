package io.github.secfw.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come in as text, or are refused before anything reads them. */
class SourceTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_file_is_its_name_and_its_text() throws IOException {
        assertThat(Source.of(file("rules.nft", "# Zürich \uFFFD \uD83D\uDD25\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Source("rules.nft", "# Zürich \uFFFD \uD83D\uDD25\n"));
    }

    @Test
    void an_empty_file_is_an_empty_text() throws IOException {
        assertThat(Source.of(file("empty.v4", new byte[0])).text()).isEmpty();
    }

    @Test
    void bytes_that_are_not_text_have_a_place() throws IOException {
        Path file = file("rules.v4", "*filter\n# Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Source.of(file))
                .isInstanceOf(MalformedTextException.class)
                .hasMessage("rules.v4:2:4: byte 0xfc is not UTF-8: give a file of rules, converted to UTF-8");
    }

    @Test
    void the_place_counts_what_comes_far_before() throws IOException {
        byte[] text = ("é".repeat(9_999) + "\n" + "x".repeat(20_000) + "?").getBytes(StandardCharsets.UTF_8);
        text[text.length - 1] = (byte) 0x80;
        Path file = file("rules.nft", text);
        assertThatThrownBy(() -> Source.of(file)).hasMessageStartingWith("rules.nft:2:20001: byte 0x80 is not");
    }

    @Test
    void a_character_that_is_cut_off_is_no_text() throws IOException {
        Path file = file("rules.nft", new byte[] {'a', (byte) 0xe2, (byte) 0x82});
        assertThatThrownBy(() -> Source.of(file)).hasMessageStartingWith("rules.nft:1:2: byte 0xe2 is not UTF-8");
    }

    @Test
    void a_file_that_is_too_long_is_refused() throws IOException {
        Path file = file("rules.v4", new byte[0]);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(Source.MAX_LENGTH + 1L);
        }
        assertThatThrownBy(() -> Source.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rules.v4 has more than 134217728 bytes: read it in parts");
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        String text = " ".repeat(Source.MAX_LENGTH);
        assertThat(new Source("rules.v4", text).text()).hasSize(Source.MAX_LENGTH);
        assertThatThrownBy(() -> new Source("rules.v4", text + " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rules.v4 has more than 134217728 characters: read it in parts");
    }

    @Test
    void a_file_that_is_not_there_is_said_by_its_path() {
        Path file = folder.resolve("none.v4");
        assertThatThrownBy(() -> Source.of(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file.toString());
    }

    @Test
    void a_folder_is_said_by_its_path() {
        assertThatThrownBy(() -> Source.of(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": it is a folder: name a file");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
