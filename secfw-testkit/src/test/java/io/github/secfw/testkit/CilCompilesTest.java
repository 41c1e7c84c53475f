package io.github.secfw.testkit;

import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.PolicyQuery;
import io.github.secfw.testkit.tools.ReferencePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real compiler takes each statement. */
final class CilCompilesTest {

    static List<FirewallPolicy> policies() {
        return CilModules.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void each_module_compiles_with_levels_and_without(FirewallPolicy policy) {
        for (MinimalPolicy base : List.of(MinimalPolicy.withMls(), MinimalPolicy.withoutMls())) {
            try (CompiledPolicy compiled = base.compile(CilModules.BASE, CilModules.text(policy))) {
                assertThat(compiled.file()).isNotEmptyFile();
            }
        }
    }

    @Test
    void the_reference_policy_takes_all_statements_at_once() {
        PacketType exclusive = PacketType.named("a_packet_t");
        PacketType open = PacketType.named("b_packet_t").in("packet_type", "client_packet_type");
        FirewallPolicy policy = FirewallPolicy.named("test-policy")
                .requireNames()
                .define(exclusive, open)
                .allow("mozilla_t", exclusive)
                .auditAllow(
                        attribute("domain").except("kernel_t").exceptAttribute("daemon"), exclusive, Permission.SEND)
                .rollOut()
                .build();
        try (CompiledPolicy compiled = ReferencePolicy.require().compile(CilModules.text(policy))) {
            PolicyQuery query = compiled.query();
            assertThat(query.domainsAllowed("send", "a_packet_t")).containsExactly("mozilla_t");
            assertThat(query.domainsAllowed("relabelto", "a_packet_t")).containsExactly("iptables_t");
            assertThat(query.domainsAudited("send", "a_packet_t"))
                    .contains("mozilla_t", "user_t")
                    .doesNotContain("kernel_t", "sshd_t");
        }
    }
}
