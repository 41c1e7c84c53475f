package io.github.secfw.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The real iptables, in both variants and both families, takes the files of every policy. */
final class IptablesPropertyTest {

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void both_variants_of_iptables_check_and_load_it(@ForAll("policies") PolicyParts parts) {
        RealTools.iptables(parts.build());
    }
}
