package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * What to do with each kind of condition. There are no default methods, so that a new kind breaks every visitor that
 * does not know it.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public interface ConditionVisitor<R> {
    /**
     * {@return the result for a criterion}
     *
     * @param condition the condition
     */
    R visitIs(Condition.Is condition);

    /**
     * {@return the result for a packet without label}
     *
     * @param condition the condition
     */
    R visitUnlabelled(Condition.Unlabelled condition);

    /**
     * {@return the result for a packet of a connection}
     *
     * @param condition the condition
     */
    R visitHasConnection(Condition.HasConnection condition);

    /**
     * {@return the result for a connection without label}
     *
     * @param condition the condition
     */
    R visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition);

    /**
     * {@return the result for a condition outside the model}
     *
     * @param condition the condition
     */
    R visitUnmodelled(Condition.Unmodelled condition);

    /**
     * {@return the result for a look-up in a set that programs may fill}
     *
     * @param condition the condition
     */
    R visitInSet(Condition.InSet condition);

    /**
     * {@return the result for a negation}
     *
     * @param condition the condition
     */
    R visitNot(Condition.Not condition);

    /**
     * {@return the result where all must hold}
     *
     * @param condition the condition
     */
    R visitAll(Condition.All condition);

    /**
     * {@return the result where one must hold}
     *
     * @param condition the condition
     */
    R visitAny(Condition.Any condition);
}
