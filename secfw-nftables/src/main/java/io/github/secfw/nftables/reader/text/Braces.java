package io.github.secfw.nftables.reader.text;

/** Parser of the braces around a block and of the ends of its entries. */
final class Braces {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    Braces(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Refuses a token that does not begin a block. */
    void requireBlock() {
        if (!scanner.isSymbol("{")) {
            throw scanner.fault("'{' is missing before " + scanner.shown());
        }
    }

    /**
     * Parses the brace that begins a block.
     *
     * @return its offset
     */
    int begin() {
        int open = scanner.at();
        scanner.requireSymbol("{");
        return open;
    }

    /**
     * Parses the end of a block if it is here.
     *
     * @return whether it is
     */
    boolean isEnd(int open) {
        while (scanner.kind() == Scanner.Kind.SEPARATOR) {
            scanner.advance();
        }
        if (scanner.kind() == Scanner.Kind.END) {
            throw scanner.file().fault(open, "this brace is not closed: write '}'");
        }
        return expressions.take("}");
    }

    /** Requires the end of an entry: the end of the line or a semicolon, even after a block. */
    void endOfEntry() {
        if (scanner.kind() != Scanner.Kind.SEPARATOR && scanner.kind() != Scanner.Kind.END) {
            throw scanner.fault("the end of the line or ';' is missing before " + scanner.shown());
        }
    }

    /** Parses one of two words. */
    void word(String first, String second) {
        if (!scanner.isWord(first) && !scanner.isWord(second)) {
            throw scanner.fault("\"" + first + "\" or \"" + second + "\" is missing before " + scanner.shown());
        }
        scanner.advance();
    }

    /** Skips a block. */
    void skipBlock() {
        int at = scanner.at();
        int open = 0;
        do {
            if (scanner.kind() == Scanner.Kind.END) {
                throw scanner.file().fault(at, "this brace is not closed: write '}'");
            }
            open += scanner.isSymbol("{") ? 1 : 0;
            open -= scanner.isSymbol("}") ? 1 : 0;
            skip();
        } while (open > 0);
    }

    /** Skips to the end of the entry or to its block. */
    void skipWords() {
        while (!scanner.isAtEnd() && !scanner.isSymbol("{")) {
            skip();
        }
    }

    /** Skips a token or a variable. */
    void skip() {
        if (scanner.isSymbol("$")) {
            expressions.variable();
        } else {
            scanner.advance();
        }
    }
}
