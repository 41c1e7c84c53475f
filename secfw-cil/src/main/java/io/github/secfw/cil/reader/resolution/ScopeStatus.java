package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.OptionalBlock;
import java.util.Optional;

/**
 * Whether what stands in a scope is in force.
 *
 * @param isPossible whether it can be
 * @param block the optional block that it depends on alone
 * @param doubt why that is not known
 */
public record ScopeStatus(boolean isPossible, Optional<OptionalBlock> block, Optional<String> doubt) {

    static final ScopeStatus CERTAIN = new ScopeStatus(true, Optional.empty(), Optional.empty());
    static final ScopeStatus NEVER = new ScopeStatus(false, Optional.empty(), Optional.empty());

    static ScopeStatus hangsOn(OptionalBlock block) {
        return new ScopeStatus(true, Optional.of(block), Optional.empty());
    }

    public boolean isCertain() {
        return isPossible && block.isEmpty() && doubt.isEmpty();
    }

    static ScopeStatus unknown(String doubt) {
        return new ScopeStatus(true, Optional.empty(), Optional.of(doubt));
    }
}
