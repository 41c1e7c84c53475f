package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that an administrator does, or must know, to bring rendered files into force.
 *
 * @param phase when
 * @param text what and why, in a sentence or two
 * @param commands the commands, if any, in order; file names are relative to the folder that was written
 */
@CheckReturnValue
public record Step(Phase phase, String text, List<String> commands) {

    /** When a step is taken. Phases follow each other in the order of their declaration. */
    public enum Phase {
        /** Before anything is loaded. */
        BEFORE,
        /** The SELinux policy module is loaded, so that the kernel knows the labels. */
        POLICY_MODULE,
        /** The rules are loaded. */
        RULES,
        /** After the rules are loaded. */
        AFTER,
        /** The way back: the rules are removed. */
        UNDO_RULES,
        /** The way back: the policy module is removed, which no rule may need any more. */
        UNDO_POLICY_MODULE
    }

    /** Copies the commands. */
    public Step {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(text, "text");
        commands = List.copyOf(commands);
    }

    /**
     * A step.
     *
     * @param phase when
     * @param text what and why
     * @param commands the commands, if any, in order
     * @return the step
     */
    public static Step of(Phase phase, String text, String... commands) {
        return new Step(phase, text, List.of(commands));
    }

    /** {@return the text, and each command on an indented line of its own} */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(text), commands.stream().map(command -> "     " + command))
                .collect(Collectors.joining("\n"));
    }
}
