package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import java.util.List;
import java.util.Optional;

/** The text of a field that a map is looked up by, and of its values. */
final class KeyText {

    private final Optional<Family> family;

    /** For the line of a family, which is given where rules have addresses. */
    KeyText(Optional<Family> family) {
        this.family = family;
    }

    String field(Criterion criterion) {
        if (criterion instanceof SourcePortCriterion port) {
            return port.protocol() + " sport";
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return port.protocol() + " dport";
        }
        if (criterion instanceof InputCriterion) {
            return "iifname";
        }
        if (criterion instanceof OutputCriterion) {
            return "oifname";
        }
        String of = family.orElseThrow() == Family.IPV4 ? "ip " : "ip6 ";
        return of + (criterion instanceof SourceCriterion ? "saddr" : "daddr");
    }

    List<String> values(Criterion criterion) {
        if (Keys.portsOf(criterion).isPresent()) {
            return Keys.portsOf(criterion).get().ranges().stream()
                    .map(PortRange::toString)
                    .toList();
        }
        if (Keys.interfacesOf(criterion).isPresent()) {
            return Keys.interfacesOf(criterion).get().patterns().stream()
                    .map(pattern -> '"' + pattern.text() + '"')
                    .toList();
        }
        return Keys.addressesOf(criterion).orElseThrow().ranges(family.orElseThrow()).stream()
                .map(AddressRange::toString)
                .toList();
    }
}
