package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import java.util.List;

/** The conditions that have one answer for every packet. */
final class ConstantConditions {

    private ConstantConditions() {}

    /** {@return the condition that holds for every packet} */
    static Condition always() {
        return Condition.all(List.of());
    }

    /** {@return the condition that holds for no packet} */
    static Condition never() {
        return Condition.any(List.of());
    }
}
