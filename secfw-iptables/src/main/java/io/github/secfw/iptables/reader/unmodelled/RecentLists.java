package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import java.util.List;
import java.util.Optional;

/** Options of the match recent, in their form, that ask for an address in a list ({@code recent_mt} of the kernel). */
public final class RecentLists {

    private static final List<String> QUESTIONS = List.of("rcheck", "update", "remove");

    /** The kernel counts in ticks, of which there are at most 1,000 in a second, and lets large numbers overflow. */
    private static final long MAX_SECONDS = Integer.MAX_VALUE / 1_000;

    private final UnmodelledOptions given;

    public RecentLists(UnmodelledOptions given) {
        this.given = given;
    }

    /** Takes the negation away; that of an update decides too whether the address is seen now, and stays. */
    public boolean removeNegation() {
        boolean isNegated = false;
        for (String question : List.of("rcheck", "remove")) {
            if (given.isNegated(question)) {
                given.put(question, "", false);
                isNegated = true;
            }
        }
        return isNegated;
    }

    /**
     * The text of the rule that puts the same address into the same list: right behind it the question is answered yes, since the
     * address was seen now. Empty where more is asked than to have been seen once.
     */
    public Optional<String> newInList() {
        if (asksMore()) {
            return Optional.empty();
        }
        UnmodelledOptions set = given.copy();
        QUESTIONS.forEach(set::remove);
        set.remove("seconds");
        set.remove("hitcount");
        set.put("set", "", false);
        return Optional.of(set.text("-m recent"));
    }

    private boolean asksMore() {
        return given.isNegated("update")
                || given.has("rttl")
                || given.has("reap")
                || number("hitcount", 1) > 1
                || number("seconds", 1) > MAX_SECONDS
                || number("seconds", 1) < 1;
    }

    private long number(String option, long otherwise) {
        return given.value(option).map(Long::parseLong).orElse(otherwise);
    }
}
