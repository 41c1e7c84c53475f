package io.github.secfw.cil;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class AccessRuleWriterTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void a_domain_may_send_and_receive() {
        assertThat(Rendered.statements(policy -> policy.allow("user_t", TYPE)))
                .isEqualTo("(allow user_t a_packet_t (packet (send recv)))\n");
    }

    @Test
    void each_permission() {
        for (Permission permission : Permission.values()) {
            assertThat(Rendered.statements(policy -> policy.allow(domains("user_t"), TYPE, permission)))
                    .isEqualTo("(allow user_t a_packet_t (packet (" + permission + ")))\n");
        }
        assertThat(Rendered.statements(policy -> policy.allow(
                        domains("user_t"),
                        TYPE,
                        Permission.FORWARD_OUT,
                        Permission.FORWARD_IN,
                        Permission.RELABELTO,
                        Permission.RECV,
                        Permission.SEND)))
                .isEqualTo("(allow user_t a_packet_t (packet (send recv relabelto forward_in forward_out)))\n");
    }

    @Test
    void use_is_audited() {
        assertThat(Rendered.statements(policy -> policy.auditAllow(domains("user_t"), TYPE, Permission.SEND)))
                .isEqualTo("(auditallow user_t a_packet_t (packet (send)))\n");
    }

    @Test
    void a_denial_is_kept_out_of_the_audit_log() {
        assertThat(Rendered.statements(
                        policy -> policy.dontAudit(domains("user_t"), TYPE, Permission.RECV, Permission.SEND)))
                .isEqualTo("(dontaudit user_t a_packet_t (packet (send recv)))\n");
    }

    @Test
    void nobody_may_ever() {
        assertThat(Rendered.statements(policy -> policy.neverAllow(attribute("domain"), TYPE, Permission.FORWARD_OUT)))
                .isEqualTo("(neverallow domain a_packet_t (packet (forward_out)))\n");
    }

    @Test
    void kinds_of_rules_stand_in_one_order() {
        DomainSet most = attribute("domain").except("user_t");
        assertThat(Rendered.statements(policy -> policy.neverAllow(most, TYPE, Permission.FORWARD_IN)
                        .dontAudit(most, TYPE, Permission.RECV)
                        .auditAllow(most, TYPE, Permission.SEND)
                        .allow(most, TYPE, Permission.SEND)))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (domain) (not (user_t))))
                        (allow secfw-test_domains_1 a_packet_t (packet (send)))
                        (auditallow secfw-test_domains_1 a_packet_t (packet (send)))
                        (dontaudit secfw-test_domains_1 a_packet_t (packet (recv)))
                        (neverallow secfw-test_domains_1 a_packet_t (packet (forward_in)))
                        """);
    }

    @Test
    void an_attribute_stands_for_its_domains() {
        assertThat(Rendered.statements(policy -> policy.allow(attribute("domain"), TYPE)))
                .isEqualTo("(allow domain a_packet_t (packet (send recv)))\n");
    }

    @Test
    void a_union_is_a_statement_for_each() {
        DomainSet union = new DomainSet(
                new TreeSet<>(List.of("user_t", "httpd_t")),
                new TreeSet<>(List.of("client_domain")),
                Collections.emptySortedSet(),
                Collections.emptySortedSet());
        assertThat(Rendered.statements(policy -> policy.allow(union, TYPE))).isEqualTo("""
                (allow client_domain a_packet_t (packet (send recv)))
                (allow httpd_t a_packet_t (packet (send recv)))
                (allow user_t a_packet_t (packet (send recv)))
                """);
    }

    @Test
    void a_set_with_exceptions_becomes_an_attribute() {
        assertThat(Rendered.statements(policy -> policy.allow(
                        attribute("domain").except("httpd_t", "backup_t").exceptAttribute("client_domain"), TYPE)))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (domain) (not (backup_t client_domain httpd_t))))
                        (allow secfw-test_domains_1 a_packet_t (packet (send recv)))
                        """);
    }

    @Test
    void equal_sets_share_an_attribute_and_others_are_numbered() {
        DomainSet most = attribute("domain").except("httpd_t");
        DomainSet some = attribute("client_domain").exceptAttribute("server_domain");
        assertThat(Rendered.statements(policy -> policy.allow(some, TYPE)
                        .allow(most, TYPE, Permission.SEND)
                        .auditAllow(most, TYPE, Permission.SEND)))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (client_domain) (not (server_domain))))
                        (allow secfw-test_domains_1 a_packet_t (packet (send recv)))
                        (typeattribute secfw-test_domains_2)
                        (typeattributeset secfw-test_domains_2 (and (domain) (not (httpd_t))))
                        (allow secfw-test_domains_2 a_packet_t (packet (send)))
                        (auditallow secfw-test_domains_2 a_packet_t (packet (send)))
                        """);
    }

    @Test
    void the_rollout_grants_packets_without_label_and_audits_it() {
        assertThat(Rendered.statements(policy -> policy.rollOut())).isEqualTo("""
                (allow domain unlabeled_t (packet (send recv)))
                (auditallow domain unlabeled_t (packet (send recv)))
                """);
    }

    @Test
    void a_rule_that_is_written_twice_stands_once() {
        assertThat(Rendered.statements(policy -> policy.allow("user_t", TYPE).allow("user_t", TYPE)))
                .isEqualTo("(allow user_t a_packet_t (packet (send recv)))\n");
    }

    @Test
    void the_attribute_takes_no_name_that_the_policy_uses() {
        PacketType type = PacketType.named("secfw-test_domains_1");
        assertThat(Rendered.statements(
                        policy -> policy.allow(attribute("domain").except("user_t"), type)))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_2)
                        (typeattributeset secfw-test_domains_2 (and (domain) (not (user_t))))
                        (allow secfw-test_domains_2 secfw-test_domains_1 (packet (send recv)))
                        """);
    }
}
