package io.github.secfw.testkit;

import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.policy.AccessRules;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The compiler refuses a policy in which a module grants what another forbids, and only such a one. */
final class CilNeverAllowTest {

    private static final PacketType TYPE = PacketType.named("icmp_packet_t");

    private static final String FORBIDDING = CilModules.text(FirewallPolicy.named("forbidding")
            .neverAllow(attribute("domain").except("sshd_t"), TYPE, Permission.RECV)
            .build());

    @Test
    void whom_nothing_is_forbidden_may() {
        compiles(FORBIDDING, granting(rules -> rules.allow("sshd_t", TYPE)));
    }

    @Test
    void another_permission_is_not_forbidden() {
        compiles(
                FORBIDDING,
                granting(rules -> rules.allow("user_t", TYPE, Permission.SEND)
                        .auditAllow(attribute("domain"), TYPE, Permission.RECV)
                        .dontAudit(attribute("domain"), TYPE, Permission.RECV)));
    }

    @Test
    void a_grant_to_a_domain_is_refused() {
        refuses(FORBIDDING, granting(rules -> rules.allow("user_t", TYPE)));
    }

    @Test
    void a_grant_to_an_attribute_is_refused() {
        refuses(FORBIDDING, granting(rules -> rules.allow(attribute("domain"), TYPE)));
    }

    @Test
    void a_grant_under_a_boolean_is_refused() {
        refuses(
                FORBIDDING,
                granting(rules -> rules.when(
                        on("httpd_can_network_connect"), conditional -> conditional.allow("httpd_t", TYPE))));
    }

    @Test
    void a_rule_that_forbids_in_an_optional_block_is_broken_only_where_the_block_is_there() {
        String granting = granting(rules -> rules.allow("user_t", TYPE));
        refuses(optional(rules -> rules.neverAllow(attribute("domain"), TYPE, Permission.SEND)), granting);
        compiles(
                optional(rules -> rules.neverAllow(attribute("domain"), TYPE, Permission.SEND)
                        .allow("absent_t", TYPE, Permission.RECV)),
                granting);
    }

    private static String granting(UnaryOperator<AccessRules> rules) {
        return CilModules.text(
                FirewallPolicy.named("granting").optional("grants", rules).build());
    }

    private static String optional(UnaryOperator<AccessRules> rules) {
        return CilModules.text(
                FirewallPolicy.named("optional").optional("forbids", rules).build());
    }

    private static void compiles(String... modules) {
        for (MinimalPolicy base : List.of(MinimalPolicy.withMls(), MinimalPolicy.withoutMls())) {
            try (CompiledPolicy compiled = base.compile(modules)) {
                assertThat(compiled.file()).isNotEmptyFile();
            }
        }
    }

    private static void refuses(String... modules) {
        assertThatThrownBy(() -> MinimalPolicy.withMls().compile(modules).close())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("neverallow check failed");
    }
}
