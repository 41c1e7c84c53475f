package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/**
 * A rule of a program.
 *
 * @param text the rule in words, for explanations; it has no effect
 * @param instructions its steps, from left to right
 */
@CheckReturnValue
public record ProgramRule(String text, List<Instruction> instructions) {

    /** Copies the steps. */
    public ProgramRule {
        instructions = List.copyOf(instructions);
    }
}
