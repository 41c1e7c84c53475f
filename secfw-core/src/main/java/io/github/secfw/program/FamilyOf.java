package io.github.secfw.program;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;

/** Which families a condition is for, as far as its kind tells. */
final class FamilyOf {

    private FamilyOf() {}

    /** Whether the condition could hold for a packet of a family; where it says no, it holds for none. */
    static boolean canHold(Condition condition, Family family) {
        if (condition instanceof Condition.Is is) {
            return canHold(is.criterion(), family);
        }
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().allMatch(one -> canHold(one, family));
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(one -> canHold(one, family));
        }
        return !(condition instanceof Condition.Not not
                && not.condition() instanceof Condition.Is is
                && alwaysHolds(is.criterion(), family));
    }

    /** Whether a criterion holds for every packet of a family, as far as its addresses tell. */
    private static boolean alwaysHolds(Criterion criterion, Family family) {
        if (criterion instanceof Criterion.Source source) {
            return source.addresses().isAllOf(family);
        }
        return criterion instanceof Criterion.Destination destination
                && destination.addresses().isAllOf(family);
    }

    private static boolean canHold(Criterion criterion, Family family) {
        if (criterion instanceof Criterion.Not not) {
            return !alwaysHolds(not.criterion(), family);
        }
        if (criterion instanceof Criterion.Source source) {
            return source.addresses().families().contains(family);
        }
        if (criterion instanceof Criterion.Destination destination) {
            return destination.addresses().families().contains(family);
        }
        if (criterion instanceof Criterion.Icmp icmp) {
            return icmp.family() == family;
        }
        if (criterion instanceof Criterion.OfIcmpType type) {
            return type.family() == family;
        }
        return !(criterion instanceof Criterion.OfIcmpCode code) || code.type().family() == family;
    }
}
