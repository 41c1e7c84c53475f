package io.github.secfw.nftables.reader.text;

/** The braces around a block, and the ends of the entries between them. */
final class Braces {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    Braces(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Refuses what is not the beginning of a block. */
    void requireBlock() {
        if (!scanner.isSymbol("{")) {
            throw scanner.fault("'{' is missing before " + scanner.shown());
        }
    }

    /** The brace that begins a block; where it stands. */
    int begin() {
        int open = scanner.at();
        if (!expressions.take("{")) {
            throw scanner.fault("'{' is missing before " + scanner.shown());
        }
        return open;
    }

    /** Whether the block that began at a place ends here; then goes behind its end. */
    boolean isEnd(int open) {
        while (scanner.kind() == Scanner.Kind.SEPARATOR) {
            scanner.advance();
        }
        if (scanner.kind() == Scanner.Kind.END) {
            throw scanner.file().fault(open, "this brace is not closed: write '}'");
        }
        return expressions.take("}");
    }

    /** An entry of a block ends with its line or with a semicolon, also where it has a block of its own. */
    void endOfEntry() {
        if (scanner.kind() != Scanner.Kind.SEPARATOR && scanner.kind() != Scanner.Kind.END) {
            throw scanner.fault("the end of the line or ';' is missing before " + scanner.shown());
        }
    }

    /** One of two words, which must stand here. */
    void word(String first, String second) {
        if (!scanner.isWord(first) && !scanner.isWord(second)) {
            throw scanner.fault("\"" + first + "\" or \"" + second + "\" is missing before " + scanner.shown());
        }
        scanner.advance();
    }

    /** A block, whatever stands in it. */
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

    /** Goes to the end of the entry, or to the block that it has. */
    void skipWords() {
        while (!scanner.isAtEnd() && !scanner.isSymbol("{")) {
            skip();
        }
    }

    /** Goes behind a word, or a variable. */
    void skip() {
        if (scanner.isSymbol("$")) {
            expressions.variable();
        } else {
            scanner.advance();
        }
    }
}
