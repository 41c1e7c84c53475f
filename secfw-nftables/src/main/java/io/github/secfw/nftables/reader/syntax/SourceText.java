package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.text.LineIndex;

/** The text of a file, which knows its lines. */
public final class SourceText {

    /** Of a longer text only so much is shown. */
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

    /** The line of a character, from 1. */
    int line(int at) {
        return lines.line(at);
    }

    /** A part of the text in one line, each white space one blank, without comments. */
    public String excerpt(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, SHOWN);
    }

    /** A part of the text, however long: parts that do not mean the same are not equal. */
    public String whole(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, to - from);
    }
}
