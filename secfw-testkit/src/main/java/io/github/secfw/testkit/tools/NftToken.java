package io.github.secfw.testkit.tools;

/**
 * A piece of nftables text.
 *
 * @param kind what it is
 * @param text as written; of a string, what is between its quotes
 * @param start where it begins in the whole text
 * @param end where it ends in the whole text, excluded
 * @param position the same place as nft counts it
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

    /** Whether this is that word or symbol; a string never is. */
    boolean is(String wordOrSymbol) {
        return kind != Kind.STRING && text.equals(wordOrSymbol);
    }

    /** Whether a statement ends here. */
    boolean endsStatement() {
        return kind == Kind.NEWLINE || is(";") || is("}");
    }
}
