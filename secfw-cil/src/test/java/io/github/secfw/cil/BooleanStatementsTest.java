package io.github.secfw.cil;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import org.junit.jupiter.api.Test;

final class BooleanStatementsTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void a_boolean_is_defined_with_its_initial_value() {
        assertThat(Rendered.statements(policy -> policy.define(on("b_switch")).define(off("a_switch"))))
                .isEqualTo("""
                        (boolean a_switch false)
                        (boolean b_switch true)
                        """);
    }

    @Test
    void types_are_declared_before_booleans() {
        assertThat(Rendered.statements(policy ->
                        policy.define(on("a_switch")).loadedBy("user_t").define(TYPE)))
                .isEqualTo("""
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (boolean a_switch true)
                        (allow user_t a_packet_t (packet (relabelto)))
                        """);
    }

    @Test
    void a_rule_is_in_force_while_the_boolean_is_on() {
        assertThat(Rendered.statements(policy -> policy.when(on("a_switch"), rules -> rules.allow("user_t", TYPE))))
                .isEqualTo("""
                        (booleanif a_switch
                            (true
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void a_rule_is_in_force_while_the_boolean_is_off() {
        assertThat(Rendered.statements(policy -> policy.when(off("a_switch"), rules -> rules.allow("user_t", TYPE))))
                .isEqualTo("""
                        (booleanif a_switch
                            (false
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void rules_of_one_boolean_stand_together_with_on_before_off() {
        assertThat(Rendered.statements(policy -> policy.when(off("a_switch"), rules -> rules.allow("user_t", TYPE))
                        .when(on("b_switch"), rules -> rules.allow("mozilla_t", TYPE))
                        .when(
                                on("a_switch"),
                                rules -> rules.allow("httpd_t", TYPE)
                                        .auditAllow(domains("httpd_t"), TYPE, Permission.SEND)
                                        .dontAudit(domains("sshd_t"), TYPE, Permission.RECV))))
                .isEqualTo("""
                        (booleanif a_switch
                            (true
                                (allow httpd_t a_packet_t (packet (send recv)))
                                (auditallow httpd_t a_packet_t (packet (send)))
                                (dontaudit sshd_t a_packet_t (packet (recv)))
                            )
                            (false
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        (booleanif b_switch
                            (true
                                (allow mozilla_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void rules_without_condition_come_first() {
        assertThat(Rendered.statements(policy -> policy.when(on("a_switch"), rules -> rules.allow("httpd_t", TYPE))
                        .allow("user_t", TYPE)))
                .isEqualTo("""
                        (allow user_t a_packet_t (packet (send recv)))
                        (booleanif a_switch
                            (true
                                (allow httpd_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void the_attribute_of_a_set_is_declared_before_the_condition() {
        assertThat(Rendered.statements(policy -> policy.when(
                        off("a_switch"),
                        rules -> rules.allow(attribute("domain").except("user_t"), TYPE))))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (domain) (not (user_t))))
                        (booleanif a_switch
                            (false
                                (allow secfw-test_domains_1 a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void a_union_under_a_condition_is_a_statement_for_each() {
        assertThat(Rendered.statements(policy ->
                        policy.when(on("a_switch"), rules -> rules.allow(domains("user_t", "httpd_t"), TYPE))))
                .isEqualTo("""
                        (booleanif a_switch
                            (true
                                (allow httpd_t a_packet_t (packet (send recv)))
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void the_same_rule_stands_under_each_of_its_conditions() {
        assertThat(Rendered.statements(policy -> policy.when(on("a_switch"), rules -> rules.allow("user_t", TYPE))
                        .when(off("a_switch"), rules -> rules.allow("user_t", TYPE))))
                .isEqualTo("""
                        (booleanif a_switch
                            (true
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                            (false
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }
}
