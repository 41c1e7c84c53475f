package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import java.util.List;
import java.util.Optional;

/** Normalized options of {@code -m recent} that look up an address in a list ({@code recent_mt} of the kernel). */
public final class RecentLists {

    private static final List<String> LOOK_UPS = List.of("rcheck", "update", "remove");

    /** The kernel counts ticks, of which a second has at most 1,000, and larger numbers overflow. */
    private static final long MAX_SECONDS = Integer.MAX_VALUE / 1_000;

    private final UnmodelledOptions given;

    public RecentLists(UnmodelledOptions given) {
        this.given = given;
    }

    /**
     * Removes the negation and returns whether there was one. The negation of an update stays, since it also decides
     * whether the list is updated.
     */
    public boolean removeNegation() {
        boolean isNegated = false;
        for (String lookUp : List.of("rcheck", "remove")) {
            if (given.isNegated(lookUp)) {
                given.put(lookUp, "", false);
                isNegated = true;
            }
        }
        return isNegated;
    }

    /**
     * The text of the rule that adds the same address to the same list. Directly after that rule the look-up succeeds.
     * Empty if the look-up needs more than one earlier packet.
     */
    public Optional<String> additionToList() {
        if (needsMore()) {
            return Optional.empty();
        }
        UnmodelledOptions set = given.copy();
        LOOK_UPS.forEach(set::remove);
        set.remove("seconds");
        set.remove("hitcount");
        set.put("set", "", false);
        return Optional.of(set.text("-m recent"));
    }

    private boolean needsMore() {
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
