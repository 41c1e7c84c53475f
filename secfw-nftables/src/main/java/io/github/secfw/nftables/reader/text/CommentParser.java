package io.github.secfw.nftables.reader.text;

import java.nio.charset.StandardCharsets;

/** Parser of the comment of a block or rule, which has at most one. */
final class CommentParser {

    /** nft refuses longer comments (NFTNL_UDATA_COMMENT_MAXLEN). */
    private static final int MAX = 128;

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private boolean isThere;

    CommentParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /**
     * Parses a comment if one begins here.
     *
     * @return whether one does
     */
    boolean parse() {
        if (!scanner.isWord("comment")) {
            return false;
        }
        if (isThere) {
            throw scanner.fault("there is a second comment: write one");
        }
        isThere = true;
        scanner.advance();
        int at = scanner.at();
        if (expressions.text("a comment").getBytes(StandardCharsets.UTF_8).length > MAX) {
            throw scanner.file().fault(at, "the comment has more than " + MAX + " bytes: shorten it");
        }
        return true;
    }
}
