package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The real nft and secilc take the files of every policy. */
final class RealToolsPropertyTest {

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.forAllTools();
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void nft_checks_and_loads_it(@ForAll("policies") PolicyParts parts) {
        RealTools.nft(parts.build());
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void secilc_compiles_it(@ForAll("policies") PolicyParts parts) {
        FirewallPolicy policy = parts.build();
        MinimalPolicy base = policy.isMls() ? MinimalPolicy.withMls() : MinimalPolicy.withoutMls();
        try (CompiledPolicy compiled = base.compile(CilModules.BASE, CilModules.text(policy))) {
            assertThat(compiled.file()).isNotEmptyFile();
        }
    }
}
