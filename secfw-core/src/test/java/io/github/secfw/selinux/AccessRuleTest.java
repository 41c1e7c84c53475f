package io.github.secfw.selinux;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessRuleTest {

    @Test
    void the_text_is_that_of_selinux_policies() {
        assertThat(new AccessRule(
                        AccessRule.Kind.ALLOW,
                        domains("mozilla_t"),
                        "web_t",
                        EnumSet.of(Permission.RECV, Permission.SEND)))
                .hasToString("allow mozilla_t web_t:packet { send recv }");
        assertThat(new AccessRule(
                        AccessRule.Kind.AUDITALLOW,
                        attribute("domain").except("httpd_t"),
                        "unlabeled_t",
                        EnumSet.of(Permission.FORWARD_IN)))
                .hasToString("auditallow { domain -httpd_t } unlabeled_t:packet { forward_in }");
    }

    @ParameterizedTest
    @CsvSource({"SEND, send", "RECV, recv", "RELABELTO, relabelto", "FORWARD_IN, forward_in", "FORWARD_OUT, forward_out"
    })
    void permissions_are_named_as_in_policies(Permission permission, String name) {
        assertThat(permission).hasToString(name);
    }

    @Test
    void rules_are_ordered_by_type_kind_domains_and_permissions() {
        AccessRule.Kind allow = AccessRule.Kind.ALLOW;
        List<AccessRule> ordered = List.of(
                new AccessRule(allow, attribute("c"), "a_t", EnumSet.of(Permission.SEND)),
                new AccessRule(allow, domains("a_t"), "a_t", EnumSet.of(Permission.RECV)),
                new AccessRule(allow, domains("a_t"), "a_t", EnumSet.of(Permission.SEND)),
                new AccessRule(allow, domains("b_t"), "a_t", EnumSet.of(Permission.SEND)),
                new AccessRule(AccessRule.Kind.AUDITALLOW, domains("a_t"), "a_t", EnumSet.of(Permission.SEND)),
                new AccessRule(allow, domains("a_t"), "b_t", EnumSet.of(Permission.SEND)));
        assertThat(ordered).isSorted();
        assertThat(new TreeSet<>(ordered)).hasSize(6);
    }

    @Test
    void permissions_are_copied() {
        Set<Permission> permissions = EnumSet.of(Permission.SEND);
        AccessRule rule = new AccessRule(AccessRule.Kind.ALLOW, domains("a_t"), "web_t", permissions);
        permissions.add(Permission.RECV);
        assertThat(rule.permissions()).containsExactly(Permission.SEND).isUnmodifiable();
    }

    @Test
    void a_rule_without_permission_is_refused() {
        assertThatThrownBy(() -> new AccessRule(
                        AccessRule.Kind.ALLOW, domains("a_t"), "web_t", EnumSet.noneOf(Permission.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rule \"allow a_t web_t\" has no permission: name one, send for instance");
    }

    @Test
    void a_packet_type_that_cannot_be_is_refused() {
        assertThatThrownBy(() ->
                        new AccessRule(AccessRule.Kind.ALLOW, domains("a_t"), "web t", EnumSet.of(Permission.SEND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "packet type \"web t\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
    }
}
