package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Optional;

/** The words of a line, which are taken one after another. */
final class WordSequence {

    private final List<Word> words;
    private int next;

    WordSequence(List<Word> words) {
        this.words = words;
    }

    boolean hasNext() {
        return next < words.size();
    }

    Word take() {
        next++;
        return words.get(next - 1);
    }

    /** The value behind an option. */
    Word value(Word option) {
        if (!hasNext()) {
            throw option.fault(option.text() + " needs a value behind it");
        }
        return take();
    }

    /** A word that is no option, if it is the next. */
    Optional<Word> takeFree() {
        boolean isFree =
                peek("").isPresent() && peek("-").isEmpty() && peek("!").isEmpty();
        return isFree ? Optional.of(take()) : Optional.empty();
    }

    /** The next word, if it begins so; it stays the next. */
    Optional<Word> peek(String beginning) {
        return hasNext() && words.get(next).text().startsWith(beginning)
                ? Optional.of(words.get(next))
                : Optional.empty();
    }

    /** The last words that were taken and all behind them, with blanks between them. */
    String restWith(int taken) {
        return text(words.subList(next - taken, words.size()));
    }

    /** All words, with blanks between them. */
    String all() {
        return text(words);
    }

    private static String text(List<Word> some) {
        StringBuilder text = new StringBuilder();
        for (Word word : some) {
            word.appendTo(text.append(text.length() == 0 ? "" : " "));
        }
        return text.toString();
    }
}
