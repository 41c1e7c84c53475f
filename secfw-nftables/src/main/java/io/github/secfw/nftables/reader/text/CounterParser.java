package io.github.secfw.nftables.reader.text;

/** Parser of the numbers of a counter: {@code packets 5 bytes 60}. */
final class CounterParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    CounterParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /**
     * Parses both numbers if they begin here.
     *
     * @return whether they do
     */
    boolean parse() {
        if (!scanner.isWord("packets")) {
            return false;
        }
        scanner.advance();
        expressions.count("a number of packets");
        scanner.require("bytes");
        expressions.count("a number of bytes");
        return true;
    }
}
