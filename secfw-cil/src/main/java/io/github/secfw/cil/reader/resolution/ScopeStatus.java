package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.OptionalBlock;
import java.util.Optional;

/**
 * Whether the statements in a scope are in force.
 *
 * @param isPossible whether they can be in force
 * @param block the optional block that alone decides it
 * @param reason the scope, as a noun phrase, if the files do not decide it
 */
public record ScopeStatus(boolean isPossible, Optional<OptionalBlock> block, Optional<String> reason) {

    static final ScopeStatus CERTAIN = new ScopeStatus(true, Optional.empty(), Optional.empty());
    static final ScopeStatus NEVER = new ScopeStatus(false, Optional.empty(), Optional.empty());

    static ScopeStatus dependsOn(OptionalBlock block) {
        return new ScopeStatus(true, Optional.of(block), Optional.empty());
    }

    static ScopeStatus unmodelled(String reason) {
        return new ScopeStatus(true, Optional.empty(), Optional.of(reason));
    }

    /** Whether the statements are in force in any case. */
    public boolean isCertain() {
        return isPossible && block.isEmpty() && reason.isEmpty();
    }
}
