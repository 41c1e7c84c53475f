package io.github.secfw.nftables.reader;

/** Skips what an element of a set or map has beside its key and value. */
final class ElementOptions {

    private final Scanner scanner;

    ElementOptions(Scanner scanner) {
        this.scanner = scanner;
    }

    /** What the element has besides, of which the last kind matters most. */
    Element.Option skip() {
        Element.Option option = Element.Option.NONE;
        while (scanner.isWord()) {
            switch (scanner.word()) {
                case "timeout", "expires" -> {
                    option = option == Element.Option.STATE ? option : Element.Option.TIMEOUT;
                    skipWords();
                }
                case "limit", "quota", "ct" -> {
                    option = Element.Option.STATE;
                    skipWords();
                }
                case "counter", "last" -> skipWords();
                case "comment" -> {
                    scanner.advance();
                    if (scanner.kind() != Scanner.Kind.QUOTED && !scanner.isWord()) {
                        throw scanner.fault("a comment is missing before " + scanner.shown());
                    }
                    scanner.advance();
                }
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
