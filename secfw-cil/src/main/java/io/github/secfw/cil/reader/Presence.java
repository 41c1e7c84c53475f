package io.github.secfw.cil.reader;

import java.util.Optional;

/**
 * Whether what stands in a scope is in force.
 *
 * @param isPossible whether it can be
 * @param block the optional block that it depends on alone
 * @param doubt why that is not known
 */
record Presence(boolean isPossible, Optional<OptionalBlock> block, Optional<String> doubt) {

    static final Presence CERTAIN = new Presence(true, Optional.empty(), Optional.empty());
    static final Presence NEVER = new Presence(false, Optional.empty(), Optional.empty());

    static Presence hangsOn(OptionalBlock block) {
        return new Presence(true, Optional.of(block), Optional.empty());
    }

    boolean isCertain() {
        return isPossible && block.isEmpty() && doubt.isEmpty();
    }

    static Presence unknown(String doubt) {
        return new Presence(true, Optional.empty(), Optional.of(doubt));
    }
}
