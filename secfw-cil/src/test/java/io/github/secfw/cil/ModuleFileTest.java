package io.github.secfw.cil;

import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import org.junit.jupiter.api.Test;

final class ModuleFileTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Test
    void one_file_named_after_the_policy() {
        assertThat(Cil.create().render(FirewallPolicy.named("my-policy").build()))
                .extracting(Artifact::fileName)
                .containsExactly("my-policy.cil");
    }

    @Test
    void a_whole_file() {
        FirewallPolicy policy = FirewallPolicy.named("my-policy")
                .define(TYPE)
                .allow("user_t", TYPE)
                .allow(attribute("domain").except("user_t"), PacketType.named("other_packet_t"))
                .build();
        assertThat(Rendered.file(policy)).isEqualTo("""
                ; policy "my-policy", for semodule or secilc
                (type a_packet_t)
                (roletype object_r a_packet_t)
                (allow iptables_t a_packet_t (packet (relabelto)))
                (allow user_t a_packet_t (packet (send recv)))
                (typeattribute secfw-my-policy_domains_1)
                (typeattributeset secfw-my-policy_domains_1 (and (domain) (not (user_t))))
                (allow secfw-my-policy_domains_1 other_packet_t (packet (send recv)))
                """);
    }

    @Test
    void a_policy_without_types_and_access_rules_is_a_comment() {
        assertThat(Rendered.file(FirewallPolicy.named("test").build()))
                .isEqualTo("; policy \"test\", for semodule or secilc\n");
    }

    @Test
    void the_order_of_writing_does_not_matter() {
        PacketType other = PacketType.named("b_packet_t").in("packet_type");
        FirewallPolicy one = FirewallPolicy.named("test")
                .define(TYPE)
                .define(other)
                .allow("user_t", TYPE)
                .allow("httpd_t", other)
                .rollOut()
                .build();
        FirewallPolicy two = FirewallPolicy.named("test")
                .rollOut()
                .allow("httpd_t", other)
                .allow("user_t", TYPE)
                .define(other, TYPE)
                .build();
        assertThat(two).isEqualTo(one);
        assertThat(Rendered.file(two)).isEqualTo(Rendered.file(one));
    }
}
