package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/**
 * A chain that rules jump to. Since it is there before the rules that jump to it, chains cannot form a loop.
 *
 * @param name its name, for explanations
 * @param rules its rules, in order
 */
@CheckReturnValue
public record ProgramChain(String name, List<ProgramRule> rules) {

    /** Copies the rules. */
    public ProgramChain {
        rules = List.copyOf(rules);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ProgramChain that && new ProgramEquality().same(this, that));
    }

    /** A hash of little: chains that share others many times over would be hashed as often. */
    @Override
    public int hashCode() {
        return 31 * name.hashCode() + rules.size();
    }
}
