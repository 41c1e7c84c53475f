package io.github.secfw.cil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class TypeStatementsTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void an_exclusive_type_may_be_loaded_by_iptables() {
        assertThat(Rendered.statements(policy -> policy.define(TYPE))).isEqualTo("""
                (type a_packet_t)
                (roletype object_r a_packet_t)
                (allow iptables_t a_packet_t (packet (relabelto)))
                """);
    }

    @Test
    void an_exclusive_type_may_be_loaded_by_the_domain_that_loads() {
        assertThat(Rendered.statements(policy -> policy.define(TYPE).loadedBy("firewalld_t")))
                .isEqualTo("""
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (allow firewalld_t a_packet_t (packet (relabelto)))
                        """);
    }

    @Test
    void a_type_with_attributes_gets_them_and_may_be_loaded_too() {
        assertThat(Rendered.statements(policy -> policy.define(TYPE.in("packet_type", "client_packet_type"))))
                .isEqualTo("""
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (typeattributeset client_packet_type (a_packet_t))
                        (typeattributeset packet_type (a_packet_t))
                        (allow iptables_t a_packet_t (packet (relabelto)))
                        """);
    }

    @Test
    void a_domain_that_the_base_policy_does_not_expect_may_load_the_base_policys_types() {
        assertThat(Rendered.statements(policy -> policy.loadedBy("firewalld_t")
                        .labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("icmp_packet_t"))))))
                .isEqualTo("(allow firewalld_t icmp_packet_t (packet (relabelto)))\n");
    }

    @Test
    void types_stand_in_alphabetical_order() {
        assertThat(Rendered.statements(policy -> policy.define(PacketType.named("b_packet_t"), TYPE)))
                .isEqualTo("""
                        (type a_packet_t)
                        (roletype object_r a_packet_t)
                        (type b_packet_t)
                        (roletype object_r b_packet_t)
                        (allow iptables_t a_packet_t (packet (relabelto)))
                        (allow iptables_t b_packet_t (packet (relabelto)))
                        """);
    }

    @Test
    void a_type_that_is_only_used_is_the_base_policys() {
        assertThat(Rendered.statements(policy ->
                        policy.labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.named("icmp_packet_t"))))))
                .isEmpty();
    }

    @Test
    void a_range_of_its_own_does_not_matter_here() {
        assertThat(Rendered.statements(
                        policy -> policy.define(PacketType.inContext("system_u:object_r:a_packet_t:s0:c7"))))
                .isEqualTo(Rendered.statements(policy -> policy.define(TYPE)));
    }
}
