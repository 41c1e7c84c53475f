package io.github.secfw.policy;

import io.github.secfw.net.Requirement;

/** What a packet lacks where a criterion asks for it, and what to do about it. */
enum UnmetRequirement {
    OWNER("owner", "match it in OUTPUT", "label outbound connections, or leave the owner out"),
    DELIVERY("delivery", "match it where packets arrive", "label inbound connections, or leave the delivery out"),
    INTERFACE("interface", "match the other interface", "match the other interface");

    private final String what;
    private final String inRules;
    private final String inTraffic;

    UnmetRequirement(String what, String inRules, String inTraffic) {
        this.what = what;
        this.inRules = inRules;
        this.inTraffic = inTraffic;
    }

    /** What a packet lacks at a hook where the requirement is not met. */
    static UnmetRequirement of(Requirement requirement) {
        return switch (requirement) {
            case SOCKET_OWNER, CONTROL_GROUP -> OWNER;
            case DELIVERY -> DELIVERY;
            case INPUT_INTERFACE, OUTPUT_INTERFACE -> INTERFACE;
            case NOTHING -> throw new IllegalArgumentException("nothing is never missing");
        };
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
