package io.github.secfw.cil.reader.syntax;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.text.LineIndex;

/** The name of a file and its lines, for messages. */
public final class SourceLines {

    private final Source source;
    private final LineIndex index;

    public SourceLines(Source source) {
        this.source = source;
        this.index = new LineIndex(source.text());
    }

    String fileName() {
        return source.fileName();
    }

    /** {@return the file and line, for what is unknown} */
    String at(int offset) {
        return source.fileName() + ":" + index.line(offset);
    }

    MalformedTextException malformed(int offset, String fault) {
        return new MalformedTextException(source.fileName(), index.line(offset), index.column(offset), fault);
    }
}
