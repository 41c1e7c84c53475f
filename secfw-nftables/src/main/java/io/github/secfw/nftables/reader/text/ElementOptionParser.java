package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Element;

/** Parser of the options of an element, which follow its key. */
final class ElementOptionParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final CommentParser comment;

    ElementOptionParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
        this.comment = new CommentParser(scanner, expressions);
    }

    /**
     * Parses all options.
     *
     * @return the option that matters most: state, then timeout
     */
    Element.Option parse() {
        Element.Option option = Element.Option.NONE;
        while (scanner.isWord()) {
            switch (scanner.word()) {
                case "timeout", "expires" -> {
                    option = option == Element.Option.STATE ? option : Element.Option.TIMEOUT;
                    scanner.advance();
                    expressions.time();
                }
                case "limit", "quota", "ct" -> {
                    option = Element.Option.STATE;
                    skipWords();
                }
                case "counter" -> {
                    scanner.advance();
                    new CounterParser(scanner, expressions).parse();
                }
                case "last" -> skipWords();
                case "comment" -> comment.parse();
                default -> throw scanner.fault("an element has no option " + scanner.shown());
            }
        }
        return option;
    }

    private void skipWords() {
        do {
            scanner.advance();
        } while ((scanner.isWord() && !isOption()) || scanner.isSymbol("/"));
    }

    private boolean isOption() {
        return switch (scanner.word()) {
            case "timeout", "expires", "limit", "quota", "ct", "counter", "last", "comment" -> true;
            default -> false;
        };
    }
}
