package io.github.secfw.net;

/** Which criteria can be negated, so that both tools say the same. */
final class Negation {

    private Negation() {}

    static void check(Criterion criterion) {
        if (criterion instanceof LimitCriterion) {
            throw new IllegalArgumentException("\"not " + criterion
                    + "\": the packets beyond a limit are those that go on behind a rule for the packets within it: write"
                    + " that rule, then one for the rest");
        }
        if (criterion instanceof ControlGroupCriterion) {
            throw new IllegalArgumentException("\"not " + criterion
                    + "\" means other packets in iptables than in nftables: write a chain that returns for the group"
                    + " first");
        }
        if (criterion instanceof StateCriterion) {
            throw new IllegalArgumentException("\"not " + criterion + "\": match the other states");
        }
        if (criterion instanceof NegatedCriterion) {
            throw new IllegalArgumentException("\"not " + criterion + "\": match it without negating it twice");
        }
        if (leavesNothing(criterion)) {
            throw new IllegalArgumentException(
                    "\"not " + criterion + "\" leaves no packet: leave it out, or name fewer values");
        }
    }

    private static boolean leavesNothing(Criterion criterion) {
        if (criterion instanceof SourcePortCriterion port) {
            return port.ports().isAll();
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return port.ports().isAll();
        }
        if (criterion instanceof SourceCriterion source) {
            return source.addresses().isAllOf(Family.IPV4) && source.addresses().isAllOf(Family.IPV6);
        }
        if (criterion instanceof DestinationCriterion destination) {
            return destination.addresses().isAllOf(Family.IPV4)
                    && destination.addresses().isAllOf(Family.IPV6);
        }
        return false;
    }
}
