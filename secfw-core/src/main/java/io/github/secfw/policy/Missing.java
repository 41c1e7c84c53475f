package io.github.secfw.policy;

import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.NegatedCriterion;

/** What a packet lacks where a criterion asks for it, and what to do about it. */
enum Missing {
    OWNER("owner", "match it in OUTPUT", "label outbound connections, or leave the owner out"),
    DELIVERY("delivery", "match it where packets arrive", "label inbound connections, or leave the delivery out"),
    INTERFACE("interface", "match the other interface", "match the other interface");

    private final String what;
    private final String inRules;
    private final String inTraffic;

    Missing(String what, String inRules, String inTraffic) {
        this.what = what;
        this.inRules = inRules;
        this.inTraffic = inTraffic;
    }

    static Missing of(Criterion criterion) {
        if (criterion instanceof NegatedCriterion not) {
            return of(not.criterion());
        }
        if (criterion.isOfOwner() || criterion instanceof ControlGroupCriterion) {
            return OWNER;
        }
        return criterion instanceof DeliveryCriterion ? DELIVERY : INTERFACE;
    }

    String inRules() {
        return inRules;
    }

    String inTraffic() {
        return inTraffic;
    }

    @Override
    public String toString() {
        return what;
    }
}
