package io.github.secfw.testkit.tools;

/**
 * A piece of nftables text.
 *
 * @param kind what it is
 * @param text the text as written; for a string, the text between its quotes
 * @param start the index of its first character in the whole text
 * @param end the index after its last character
 * @param position its place as nft counts it
 */
record NftToken(Kind kind, String text, int start, int end, Position position) {

    enum Kind {
        WORD,
        STRING,
        SYMBOL,
        NEWLINE
    }

    /** Line and column, both from 1; columns count bytes of UTF-8, as nft's messages do. */
    record Position(int line, int column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** Whether this is the given word or symbol; never true for a string. */
    boolean is(String wordOrSymbol) {
        return kind != Kind.STRING && text.equals(wordOrSymbol);
    }

    /** Whether a statement ends here. */
    boolean endsStatement() {
        return kind == Kind.NEWLINE || is(";") || is("}");
    }
}
