package io.github.secfw.program;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.SourceCriterion;

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
        if (criterion instanceof SourceCriterion source) {
            return source.addresses().isAllOf(family);
        }
        return criterion instanceof DestinationCriterion destination
                && destination.addresses().isAllOf(family);
    }

    private static boolean canHold(Criterion criterion, Family family) {
        if (criterion instanceof NegatedCriterion not) {
            return !alwaysHolds(not.criterion(), family);
        }
        if (criterion instanceof SourceCriterion source) {
            return source.addresses().families().contains(family);
        }
        if (criterion instanceof DestinationCriterion destination) {
            return destination.addresses().families().contains(family);
        }
        if (criterion instanceof IcmpCriterion icmp) {
            return icmp.family() == family;
        }
        if (criterion instanceof IcmpTypeCriterion type) {
            return type.family() == family;
        }
        return !(criterion instanceof IcmpCodeCriterion code) || code.type().family() == family;
    }
}
