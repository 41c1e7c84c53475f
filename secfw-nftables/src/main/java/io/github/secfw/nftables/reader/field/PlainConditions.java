package io.github.secfw.nftables.reader.field;

import io.github.secfw.program.Condition;

/** Plain conditions: criteria of the model, or alternatives and combinations of these, without negation. */
public final class PlainConditions {

    private PlainConditions() {}

    /** {@return whether a condition is plain; the conditions that are always or never true are not} */
    public static boolean isPlain(Condition condition) {
        return condition instanceof Condition.Is
                || condition instanceof Condition.Unlabelled
                || condition instanceof Condition.ConnectionUnlabelled
                || (condition instanceof Condition.Any any
                        && !any.conditions().isEmpty()
                        && any.conditions().stream().allMatch(PlainConditions::isPlain))
                || (condition instanceof Condition.All all
                        && !all.conditions().isEmpty()
                        && all.conditions().stream().allMatch(PlainConditions::isPlain));
    }
}
