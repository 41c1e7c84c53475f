package io.github.secfw.cil.reader.syntax;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.text.LineIndex;

/** The name of a file and the index of its lines, for messages. */
public final class SourceLines {

    private final Source source;
    private final LineIndex index;

    public SourceLines(Source source) {
        this.source = source;
        this.index = new LineIndex(source.text());
    }

    /** {@return the file and line of a character, as in {@code a.cil:7}} */
    String at(int offset) {
        return source.fileName() + ":" + index.line(offset);
    }

    /** {@return the exception that refuses the text at a character} */
    MalformedTextException malformed(int offset, String fault) {
        return new MalformedTextException(source.fileName(), index.line(offset), index.column(offset), fault);
    }
}
