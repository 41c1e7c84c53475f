package io.github.secfw.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextBufferTest {

    private static final int LARGE = 8_192;

    private final List<String> pieces = new ArrayList<>();

    @Test
    void small_text_waits_for_the_end() throws IOException {
        TextBuffer buffer = new TextBuffer(collector());
        buffer.text().append("one");
        buffer.endLine();
        buffer.text().append("two");
        buffer.endPart();
        assertThat(pieces).isEmpty();
        buffer.flush();
        assertThat(String.join("", pieces)).isEqualTo("one\ntwo");
        assertThat(buffer.text()).isEmpty();
    }

    @Test
    void text_that_has_become_large_is_handed_on() throws IOException {
        TextBuffer buffer = new TextBuffer(collector());
        buffer.text().append("x".repeat(LARGE - 1));
        buffer.endPart();
        assertThat(pieces).isEmpty();
        buffer.endLine();
        assertThat(String.join("", pieces)).isEqualTo("x".repeat(LARGE - 1) + "\n");
        buffer.text().append("rest");
        buffer.flush();
        assertThat(String.join("", pieces)).endsWith("\nrest");
    }

    @Test
    void a_writer_gets_the_same_text_in_pieces() throws IOException {
        StringWriter writer = new StringWriter();
        TextBuffer buffer = new TextBuffer(writer);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            expected.append(i).append(' ');
        }
        buffer.text().append(expected);
        buffer.flush();
        buffer.text().append("end");
        buffer.endLine();
        buffer.flush();
        assertThat(writer).hasToString(expected + "end\n");
    }

    private Appendable collector() {
        return new Appendable() {
            @Override
            public Appendable append(CharSequence text) {
                pieces.add(text.toString());
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) {
                pieces.add(text.subSequence(start, end).toString());
                return this;
            }

            @Override
            public Appendable append(char c) {
                pieces.add(String.valueOf(c));
                return this;
            }
        };
    }
}
