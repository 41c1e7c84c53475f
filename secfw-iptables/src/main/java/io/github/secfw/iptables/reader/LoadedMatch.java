package io.github.secfw.iptables.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A match that a rule loads: takes its options, then says what they ask of a packet. */
abstract class LoadedMatch {

    private final Extension extension;
    private final Word word;
    private final List<String> taken = new ArrayList<>(2);

    /** A match that is loaded at a word: by {@code -m}, or by the first of its options. */
    LoadedMatch(Extension extension, Word word) {
        this.extension = extension;
        this.word = word;
    }

    final Extension extension() {
        return extension;
    }

    /** Where it is loaded. */
    final Word word() {
        return word;
    }

    /** Takes the option of a rule, which stands behind others. */
    abstract void take(Option option, RuleHead head);

    /** What it asks of a packet, when all options of the rule are known. */
    abstract void addTo(List<RuleGuard> guards, RuleHead head);

    /** What it says to people. */
    Optional<String> comment() {
        return Optional.empty();
    }

    /** Refuses a second option of the same kind. */
    final void once(Option option, String kind) {
        if (taken.contains(kind)) {
            throw option.fault("--" + option.name() + " can stand once in a match: write the match again");
        }
        taken.add(kind);
    }

    /** Refuses a match without what it asks. */
    final void require(boolean isThere, String option) {
        if (!isThere) {
            throw word.fault("the match " + extension.name() + " asks for nothing: add " + option);
        }
    }
}
