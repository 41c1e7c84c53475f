package io.github.secfw.nftables.reader;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;

/** The text of a file, which knows its lines. */
final class SourceText {

    /** Of a longer text only so much is shown. */
    private static final int SHOWN = 400;

    private final Source source;
    private final boolean isJson;

    SourceText(Source source, boolean isJson) {
        this.source = source;
        this.isJson = isJson;
    }

    boolean isJson() {
        return isJson;
    }

    String fileName() {
        return source.fileName();
    }

    String text() {
        return source.text();
    }

    MalformedTextException fault(int at, String fault) {
        int lineStart = text().lastIndexOf('\n', at - 1) + 1;
        return new MalformedTextException(fileName(), line(at), at - lineStart + 1, fault);
    }

    /** Takes time that grows with the text: only for what is told once. */
    int line(int at) {
        int line = 1;
        for (int end = text().indexOf('\n'); end >= 0 && end < at; end = text().indexOf('\n', end + 1)) {
            line++;
        }
        return line;
    }

    /** A part of the text in one line, each white space one blank, without comments. */
    String excerpt(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, SHOWN);
    }

    /** A part of the text, however long: parts that do not mean the same are not equal. */
    String whole(int from, int to) {
        return new JoinedLines(text(), isJson).of(from, to, to - from);
    }
}
