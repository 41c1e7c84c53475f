package io.github.secfw.program;

import io.github.secfw.net.Family;

/** Decides whether a condition could hold for a packet of a family, as far as the condition alone decides it. */
final class PossibleInFamily implements ConditionVisitor<Boolean> {

    private final Family family;

    private PossibleInFamily(Family family) {
        this.family = family;
    }

    /** Whether the condition could hold for a packet of a family; where this is false, it holds for none. */
    static boolean canHold(Condition condition, Family family) {
        return condition.accept(new PossibleInFamily(family));
    }

    @Override
    public Boolean visitIs(Condition.Is condition) {
        return condition.criterion().canHold(family);
    }

    @Override
    public Boolean visitAll(Condition.All condition) {
        return condition.conditions().stream().allMatch(one -> one.accept(this));
    }

    @Override
    public Boolean visitAny(Condition.Any condition) {
        return condition.conditions().stream().anyMatch(one -> one.accept(this));
    }

    /** Of a negated criterion alone it is known whether it always holds. */
    @Override
    public Boolean visitNot(Condition.Not condition) {
        return !(condition.condition() instanceof Condition.Is is
                && is.criterion().alwaysHolds(family));
    }

    @Override
    public Boolean visitUnlabelled(Condition.Unlabelled condition) {
        return true;
    }

    @Override
    public Boolean visitHasConnection(Condition.HasConnection condition) {
        return true;
    }

    @Override
    public Boolean visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return true;
    }

    @Override
    public Boolean visitUnmodelled(Condition.Unmodelled condition) {
        return true;
    }

    @Override
    public Boolean visitInSet(Condition.InSet condition) {
        return true;
    }
}
