package io.github.secfw.nftables.reader;

import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;

/** The text of a file, which knows its lines. */
final class SourceText {

    /** Of a longer text only so much is shown. */
    private static final int SHOWN = 400;

    private final Source source;

    SourceText(Source source) {
        this.source = source;
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

    /** A part of the text in one line, each white space one blank. */
    String excerpt(int from, int to) {
        return to - from <= SHOWN && isPlain(from, to) ? text().substring(from, to) : inOneLine(from, to);
    }

    /** Whether a part has no white space but single blanks between its words. */
    private boolean isPlain(int from, int to) {
        boolean isGap = true;
        for (int i = from; i < to; i++) {
            char next = text().charAt(i);
            if (next == '\\' || next < ' ' || (next == ' ' && isGap)) {
                return false;
            }
            isGap = next == ' ';
        }
        return !isGap;
    }

    private String inOneLine(int from, int to) {
        StringBuilder shown = new StringBuilder(Math.min(to - from, SHOWN));
        boolean isGap = false;
        for (int i = from; i < to; i++) {
            char next = text().charAt(i);
            if (next <= ' ' || (next == '\\' && i + 1 < to && text().charAt(i + 1) <= ' ')) {
                isGap = true;
                continue;
            }
            if (shown.length() >= SHOWN) {
                return shown.append(" …").toString();
            }
            if (isGap && shown.length() > 0) {
                shown.append(' ');
            }
            isGap = false;
            shown.append(next);
        }
        return shown.toString();
    }
}
