package io.github.secfw.cil;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import org.junit.jupiter.api.Test;

final class OptionalBlocksTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void a_block_is_named_after_the_module() {
        assertThat(Rendered.statements(policy -> policy.optional("web", rules -> rules.allow("httpd_t", TYPE))))
                .isEqualTo("""
                        (optional secfw-test_web
                            (allow httpd_t a_packet_t (packet (send recv)))
                        )
                        """);
    }

    @Test
    void a_block_has_every_kind_of_rule() {
        assertThat(Rendered.statements(policy -> policy.optional(
                        "web",
                        rules -> rules.neverAllow(domains("user_t"), TYPE, Permission.FORWARD_IN)
                                .dontAudit(domains("user_t"), TYPE, Permission.RECV)
                                .auditAllow(domains("user_t"), TYPE, Permission.SEND)
                                .allow(domains("user_t"), TYPE, Permission.SEND))))
                .isEqualTo("""
                        (optional secfw-test_web
                            (allow user_t a_packet_t (packet (send)))
                            (auditallow user_t a_packet_t (packet (send)))
                            (dontaudit user_t a_packet_t (packet (recv)))
                            (neverallow user_t a_packet_t (packet (forward_in)))
                        )
                        """);
    }

    @Test
    void rules_of_one_block_stand_together_and_blocks_in_alphabetical_order_behind_the_rest() {
        assertThat(Rendered.statements(policy -> policy.optional("web", rules -> rules.allow("httpd_t", TYPE))
                        .optional("mail", rules -> rules.allow("exim_t", TYPE))
                        .optional("web", rules -> rules.allow("squid_t", TYPE))
                        .when(on("a_switch"), rules -> rules.allow("mozilla_t", TYPE))
                        .allow("user_t", TYPE)))
                .isEqualTo("""
                        (allow user_t a_packet_t (packet (send recv)))
                        (booleanif a_switch
                            (true
                                (allow mozilla_t a_packet_t (packet (send recv)))
                            )
                        )
                        (optional secfw-test_mail
                            (allow exim_t a_packet_t (packet (send recv)))
                        )
                        (optional secfw-test_web
                            (allow httpd_t a_packet_t (packet (send recv)))
                            (allow squid_t a_packet_t (packet (send recv)))
                        )
                        """);
    }

    @Test
    void conditions_stand_within_the_block() {
        assertThat(Rendered.statements(policy -> policy.optional(
                        "web",
                        rules -> rules.when(off("a_switch"), inner -> inner.allow("user_t", TYPE))
                                .allow("squid_t", TYPE)
                                .when(on("a_switch"), inner -> inner.allow("httpd_t", TYPE)))))
                .isEqualTo("""
                        (optional secfw-test_web
                            (allow squid_t a_packet_t (packet (send recv)))
                            (booleanif a_switch
                                (true
                                    (allow httpd_t a_packet_t (packet (send recv)))
                                )
                                (false
                                    (allow user_t a_packet_t (packet (send recv)))
                                )
                            )
                        )
                        """);
    }

    @Test
    void each_block_declares_the_attributes_of_its_own_sets() {
        DomainSet most = attribute("domain").except("httpd_t");
        assertThat(Rendered.statements(policy -> policy.optional(
                                "web",
                                rules -> rules.when(on("a_switch"), inner -> inner.allow(most, TYPE))
                                        .dontAudit(most, TYPE, Permission.SEND))
                        .optional("mail", rules -> rules.allow(most, TYPE))
                        .allow(most, TYPE)))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (domain) (not (httpd_t))))
                        (allow secfw-test_domains_1 a_packet_t (packet (send recv)))
                        (optional secfw-test_mail
                            (typeattribute secfw-test_domains_2)
                            (typeattributeset secfw-test_domains_2 (and (domain) (not (httpd_t))))
                            (allow secfw-test_domains_2 a_packet_t (packet (send recv)))
                        )
                        (optional secfw-test_web
                            (typeattribute secfw-test_domains_3)
                            (typeattributeset secfw-test_domains_3 (and (domain) (not (httpd_t))))
                            (dontaudit secfw-test_domains_3 a_packet_t (packet (send)))
                            (booleanif a_switch
                                (true
                                    (allow secfw-test_domains_3 a_packet_t (packet (send recv)))
                                )
                            )
                        )
                        """);
    }

    @Test
    void the_attribute_of_a_block_takes_no_name_that_the_policy_uses() {
        assertThat(Rendered.statements(policy -> policy.optional(
                        "web",
                        rules -> rules.allow(domains("secfw-test_domains_1").except("secfw-test_domains_2"), TYPE))))
                .isEqualTo("""
                        (optional secfw-test_web
                            (typeattribute secfw-test_domains_3)
                            (typeattributeset secfw-test_domains_3 (and (secfw-test_domains_1) (not (secfw-test_domains_2))))
                            (allow secfw-test_domains_3 a_packet_t (packet (send recv)))
                        )
                        """);
    }

    @Test
    void a_type_is_declared_outside_of_the_block_that_uses_it() {
        assertThat(Rendered.statements(
                        policy -> policy.define(TYPE).optional("web", rules -> rules.allow("httpd_t", TYPE))))
                .isEqualTo("""
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (allow iptables_t a_packet_t (packet (relabelto)))
                        (optional secfw-test_web
                            (allow httpd_t a_packet_t (packet (send recv)))
                        )
                        """);
    }
}
