package io.github.secfw.cil;

import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class RequiredNamesTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void no_name_is_required_by_default() {
        assertThat(Rendered.statements(policy -> policy.define(TYPE).allow("user_t", TYPE)))
                .doesNotContain("cil_gen_require");
    }

    @Test
    void every_name_that_the_module_does_not_define_is_required_once() {
        assertThat(Rendered.statements(policy -> policy.requireNames()
                        .define(TYPE, PacketType.named("b_packet_t").in("packet_type"))
                        .allow("user_t", TYPE)
                        .allow("user_t", PacketType.named("icmp_packet_t"))
                        .allow(attribute("domain").except("httpd_t").exceptAttribute("client_domain"), TYPE)))
                .isEqualTo("""
                        (roleattributeset cil_gen_require object_r)
                        (typeattributeset cil_gen_require client_domain)
                        (typeattributeset cil_gen_require domain)
                        (typeattributeset cil_gen_require httpd_t)
                        (typeattributeset cil_gen_require icmp_packet_t)
                        (typeattributeset cil_gen_require iptables_t)
                        (typeattributeset cil_gen_require packet_type)
                        (typeattributeset cil_gen_require user_t)
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (type b_packet_t)
                        (roletype object_r b_packet_t)
                        (typeattributeset packet_type (b_packet_t))
                        (allow iptables_t a_packet_t (packet (relabelto)))
                        (allow iptables_t b_packet_t (packet (relabelto)))
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (domain) (not (client_domain httpd_t))))
                        (allow secfw-test_domains_1 a_packet_t (packet (send recv)))
                        (allow user_t a_packet_t (packet (send recv)))
                        (allow user_t icmp_packet_t (packet (send recv)))
                        """);
    }

    @Test
    void without_types_of_its_own_the_module_requires_no_role() {
        assertThat(Rendered.statements(policy -> policy.requireNames().allow("user_t", TYPE)))
                .isEqualTo("""
                        (typeattributeset cil_gen_require a_packet_t)
                        (typeattributeset cil_gen_require user_t)
                        (allow user_t a_packet_t (packet (send recv)))
                        """);
    }

    @Test
    void names_of_an_optional_block_are_required_within_it() {
        assertThat(Rendered.statements(policy -> policy.requireNames()
                        .define(TYPE)
                        .allow("user_t", TYPE)
                        .optional(
                                "web",
                                rules -> rules.allow("user_t", TYPE)
                                        .allow(attribute("domain").except("httpd_t"), PacketType.named("web.packet_t")))
                        .optional("mail", rules -> rules.allow("httpd_t", TYPE))))
                .isEqualTo("""
                        (roleattributeset cil_gen_require object_r)
                        (typeattributeset cil_gen_require iptables_t)
                        (typeattributeset cil_gen_require user_t)
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (allow iptables_t a_packet_t (packet (relabelto)))
                        (allow user_t a_packet_t (packet (send recv)))
                        (optional secfw-test_mail
                            (typeattributeset cil_gen_require httpd_t)
                            (allow httpd_t a_packet_t (packet (send recv)))
                        )
                        (optional secfw-test_web
                            (typeattributeset cil_gen_require domain)
                            (typeattributeset cil_gen_require httpd_t)
                            (typeattributeset cil_gen_require web.packet_t)
                            (allow user_t a_packet_t (packet (send recv)))
                            (typeattribute secfw-test_domains_1)
                            (typeattributeset secfw-test_domains_1 (and (domain) (not (httpd_t))))
                            (allow secfw-test_domains_1 web.packet_t (packet (send recv)))
                        )
                        """);
    }

    @Test
    void names_under_a_boolean_are_required_outside_of_it() {
        assertThat(Rendered.statements(
                        policy -> policy.requireNames().when(on("a_switch"), rules -> rules.allow("user_t", TYPE))))
                .isEqualTo("""
                        (typeattributeset cil_gen_require a_packet_t)
                        (typeattributeset cil_gen_require user_t)
                        (booleanif a_switch
                            (true
                                (allow user_t a_packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void a_type_in_a_block_is_not_required_where_it_is_defined() {
        PacketType type = PacketType.named("web.packet_t");
        assertThat(Rendered.statements(policy ->
                        policy.requireNames().define(type).optional("web", rules -> rules.allow("web.server_t", type))))
                .isEqualTo("""
                        (roleattributeset cil_gen_require object_r)
                        (typeattributeset cil_gen_require iptables_t)
                        (block web
                            (type packet_t)
                            (roletype object_r packet_t)
                        )
                        (allow iptables_t web.packet_t (packet (relabelto)))
                        (optional secfw-test_web
                            (typeattributeset cil_gen_require web.server_t)
                            (allow web.server_t web.packet_t (packet (send recv)))
                        )
                        """);
    }
}
