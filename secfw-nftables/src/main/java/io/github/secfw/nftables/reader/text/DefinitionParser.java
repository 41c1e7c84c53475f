package io.github.secfw.nftables.reader.text;

/** Parser of definitions of variables. */
final class DefinitionParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    DefinitionParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /**
     * Parses a definition if one begins here.
     *
     * @return whether one does
     */
    boolean parse() {
        if (scanner.isWord("include")) {
            throw scanner.fault("includes are not supported: put the text of the included file here");
        }
        boolean isAgain = scanner.isWord("redefine");
        if (isAgain || scanner.isWord("define")) {
            scanner.advance();
            String name = expressions.identifier("the name of a variable");
            scanner.requireSymbol("=");
            expressions.define(name, isAgain);
            return true;
        }
        if (scanner.isWord("undefine")) {
            scanner.advance();
            expressions.variables().remove(expressions.identifier("the name of a variable"));
            return true;
        }
        return false;
    }
}
