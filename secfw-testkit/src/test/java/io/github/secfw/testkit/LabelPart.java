package io.github.secfw.testkit;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Traffic;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Whole connections that get a label. */
record LabelPart(boolean outbound, List<Matches.Parts> matches, int type, Optional<String> because) {

    void addTo(FirewallPolicyBuilder policy, IntFunction<PacketType> types) {
        Place place = Place.labelling(outbound ? Hook.OUTPUT : Hook.INPUT);
        Alternatives alternatives = RulePart.alternatives(matches.stream()
                .<Match<?>>map(match -> match.ofConnections().at(place))
                .toList());
        Traffic traffic = outbound ? Traffic.outbound(alternatives) : Traffic.inbound(alternatives);
        policy.label(because.map(traffic::because).orElse(traffic), types.apply(type));
    }
}
