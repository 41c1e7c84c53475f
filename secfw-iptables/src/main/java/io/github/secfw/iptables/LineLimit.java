package io.github.secfw.iptables;

/** Watches lines as they are written, whether iptables-restore can read each of them. */
final class LineLimit implements Appendable {

    /** Of a longer line it makes two: its buffer has 10,240 bytes with the zero at the end. */
    private static final int MAX_BYTES = 10_239;

    /** Of a line with more words it says that it cannot handle more arguments (MAX_ARGC less those that it adds). */
    private static final int MAX_WORDS = 251;

    private int bytes;
    private int words = 1;
    private boolean quoted;
    private boolean escaped;
    private boolean exceeded;

    boolean isExceeded() {
        return exceeded;
    }

    @Override
    public LineLimit append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public LineLimit append(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            append(text.charAt(i));
        }
        return this;
    }

    @Override
    public LineLimit append(char character) {
        if (character == '\n') {
            bytes = 0;
            words = 1;
            return this;
        }
        bytes += bytes(character);
        if (character == '"' && !escaped) {
            quoted = !quoted;
        } else if (character == ' ' && !quoted) {
            words++;
        }
        escaped = character == '\\' && !escaped;
        exceeded |= bytes > MAX_BYTES || words > MAX_WORDS;
        return this;
    }

    /** In UTF-8; a pair of surrogates makes four bytes. */
    private static int bytes(char character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }
}
