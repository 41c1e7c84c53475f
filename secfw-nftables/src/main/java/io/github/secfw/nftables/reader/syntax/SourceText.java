package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.text.LineIndex;

/** The text of a file with an index of its lines. */
public final class SourceText {

    /** The most characters of an excerpt. */
    private static final int SHOWN = 400;

    private final Source source;
    private final boolean isJson;
    private final LineIndex lines;

    public SourceText(Source source, boolean isJson) {
        this.source = source;
        this.isJson = isJson;
        this.lines = new LineIndex(source.text());
    }

    boolean isJson() {
        return isJson;
    }

    String fileName() {
        return source.fileName();
    }

    public String text() {
        return source.text();
    }

    public MalformedTextException fault(int at, String fault) {
        return new MalformedTextException(fileName(), lines.line(at), lines.column(at), fault);
    }

    /** {@return the line of an offset, from 1} */
    int line(int at) {
        return lines.line(at);
    }

    /** {@return a part of the text on one line, without comments, shortened if it is long} */
    public String excerpt(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, SHOWN);
    }

    /** {@return a part of the text on one line, never shortened: parts with different meanings have different texts} */
    public String whole(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, to - from);
    }
}
