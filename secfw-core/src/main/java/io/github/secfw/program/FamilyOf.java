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
        return true;
    }

    private static boolean canHold(Criterion criterion, Family family) {
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
