package io.github.secfw.nftables.reader.syntax;

/**
 * Excerpts of a text on one line: white space outside quotes becomes one blank, and comments are left out.
 *
 * @param text the text
 * @param isJson whether it is JSON, which has escapes in quotes and no comments
 */
record JoinedLines(String text, boolean isJson) {

    /** An excerpt of at most so many characters. */
    String of(int from, int to, int most) {
        return to - from <= most && isPlain(from, to) ? text.substring(from, to) : joined(from, to, most);
    }

    /** Whether the only white space of a part is single blanks between words. */
    private boolean isPlain(int from, int to) {
        boolean isGap = true;
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            if (next == '\\' || next == '#' || next < ' ' || (next == ' ' && isGap)) {
                return false;
            }
            isGap = next == ' ';
        }
        return !isGap;
    }

    private String joined(int from, int to, int most) {
        StringBuilder line = new StringBuilder(Math.min(to - from, most));
        boolean isGap = false;
        int at = from;
        while (at < to) {
            int end = endOfGap(at, to);
            isGap |= end > at;
            at = end;
            if (at < to) {
                if (line.length() >= most) {
                    return line.append(" …").toString();
                }
                end = endOfWord(at, to);
                line.append(isGap && line.length() > 0 ? " " : "").append(text, at, Math.min(end, at + most));
                isGap = false;
                at = end;
            }
        }
        return line.toString();
    }

    private int endOfGap(int from, int to) {
        int at = from;
        while (at < to) {
            if (text.charAt(at) <= ' ' || isJoining(at, to)) {
                at++;
            } else if (text.charAt(at) == '#' && !isJson) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? to : end;
            } else {
                break;
            }
        }
        return Math.min(at, to);
    }

    /** Whether a backslash continues the line. */
    private boolean isJoining(int at, int to) {
        return text.charAt(at) == '\\' && at + 1 < to && text.charAt(at + 1) <= ' ';
    }

    /** The end of a quoted text, or of one character. */
    private int endOfWord(int from, int to) {
        if (text.charAt(from) != '"') {
            return from + 1;
        }
        int at = from + 1;
        while (at < to && text.charAt(at) != '"') {
            at += isJson && text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, to);
    }
}
