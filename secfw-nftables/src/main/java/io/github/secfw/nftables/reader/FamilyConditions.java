package io.github.secfw.nftables.reader;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import java.util.List;

/** The conditions that a packet is of a family. */
final class FamilyConditions {

    private static final AddressRange ALL_IPV4 = AddressRange.parse("0.0.0.0/0");
    private static final AddressRange ALL_IPV6 = AddressRange.parse("::/0");

    private FamilyConditions() {}

    static Condition of(Family family) {
        AddressRange all = family == Family.IPV4 ? ALL_IPV4 : ALL_IPV6;
        return Condition.of(new Criterion.Source(AddressSet.of(List.of(all))));
    }
}
