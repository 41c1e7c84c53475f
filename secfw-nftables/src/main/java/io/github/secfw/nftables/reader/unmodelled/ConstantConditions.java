package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.program.Condition;
import java.util.List;

/** The conditions that have one answer for every packet. */
public final class ConstantConditions {

    private ConstantConditions() {}

    /** {@return the condition that holds for every packet} */
    public static Condition always() {
        return Condition.all(List.of());
    }

    /** {@return the condition that holds for no packet} */
    public static Condition never() {
        return Condition.any(List.of());
    }
}
