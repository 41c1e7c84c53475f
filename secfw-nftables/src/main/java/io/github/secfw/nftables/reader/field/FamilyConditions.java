package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Family;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.program.Condition;

/** The condition that a packet is of a family: its source is any address of the family. */
public final class FamilyConditions {

    private static final Condition IPV4 = from("0.0.0.0/0");
    private static final Condition IPV6 = from("::/0");

    private FamilyConditions() {}

    public static Condition of(Family family) {
        return family == Family.IPV4 ? IPV4 : IPV6;
    }

    private static Condition from(String addresses) {
        return Condition.of(new SourceCriterion(AddressSet.of(addresses)));
    }
}
