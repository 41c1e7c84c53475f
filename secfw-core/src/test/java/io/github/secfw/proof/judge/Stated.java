package io.github.secfw.proof.judge;

import io.github.secfw.program.Condition;
import java.util.Optional;

/** What an example states of answers that are not modelled. */
@FunctionalInterface
interface Stated {

    /** Whether a condition holds, empty where it is not stated. */
    Optional<Boolean> holds(Condition condition, String text);
}
