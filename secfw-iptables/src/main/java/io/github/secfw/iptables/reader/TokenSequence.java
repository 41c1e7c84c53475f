package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Optional;

/** The words of a line, which are taken one after another. */
final class TokenSequence {

    private final List<Token> tokens;
    private int next;

    TokenSequence(List<Token> tokens) {
        this.tokens = tokens;
    }

    boolean hasNext() {
        return next < tokens.size();
    }

    Token take() {
        next++;
        return tokens.get(next - 1);
    }

    /** The value behind an option. */
    Token value(Token option) {
        if (!hasNext()) {
            throw option.fault(option.text() + " needs a value behind it");
        }
        return take();
    }

    /** A word that is no option, if it is the next. */
    Optional<Token> takeFree() {
        boolean isFree =
                peek("").isPresent() && peek("-").isEmpty() && peek("!").isEmpty();
        return isFree ? Optional.of(take()) : Optional.empty();
    }

    /** The next word, if it begins so; it stays the next. */
    Optional<Token> peek(String beginning) {
        return hasNext() && tokens.get(next).text().startsWith(beginning)
                ? Optional.of(tokens.get(next))
                : Optional.empty();
    }

    /** The last words that were taken and all behind them, with blanks between them. */
    String restWith(int taken) {
        return text(tokens.subList(next - taken, tokens.size()));
    }

    /** All words, with blanks between them. */
    String all() {
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
