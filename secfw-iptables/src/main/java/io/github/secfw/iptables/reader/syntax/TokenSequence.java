package io.github.secfw.iptables.reader.syntax;

import java.util.List;
import java.util.Optional;

/** The tokens of a line, read from left to right. */
public final class TokenSequence {

    private final List<Token> tokens;
    private int next;

    public TokenSequence(List<Token> tokens) {
        this.tokens = tokens;
    }

    public boolean hasNext() {
        return next < tokens.size();
    }

    public Token take() {
        next++;
        return tokens.get(next - 1);
    }

    /** The value after an option. */
    public Token value(Token option) {
        if (!hasNext()) {
            throw option.fault(option.text() + " needs a value: write it after the option");
        }
        return take();
    }

    /** The next token if it is not an option; empty otherwise. */
    public Optional<Token> takeFree() {
        boolean isFree =
                peek("").isPresent() && peek("-").isEmpty() && peek("!").isEmpty();
        return isFree ? Optional.of(take()) : Optional.empty();
    }

    /** The next token if it begins with a text; the position does not change. */
    public Optional<Token> peek(String beginning) {
        return hasNext() && tokens.get(next).text().startsWith(beginning)
                ? Optional.of(tokens.get(next))
                : Optional.empty();
    }

    /** The last tokens read and all later ones, with spaces between them. */
    public String restWith(int taken) {
        return text(tokens.subList(next - taken, tokens.size()));
    }

    /** All tokens, with spaces between them. */
    public String all() {
        return text(tokens);
    }

    private static String text(List<Token> some) {
        StringBuilder text = new StringBuilder();
        for (Token token : some) {
            token.appendTo(text.append(text.length() == 0 ? "" : " "));
        }
        return text.toString();
    }
}
