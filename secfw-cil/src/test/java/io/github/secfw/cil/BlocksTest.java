package io.github.secfw.cil;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class BlocksTest {

    @Test
    void a_type_is_declared_in_its_block_and_used_by_its_whole_name() {
        assertThat(Rendered.statements(
                        policy -> policy.define(PacketType.named("web.packet_t").in("packet_type"))))
                .isEqualTo("""
                        (block web
                            (type packet_t)
                            (roletype object_r packet_t)
                        )
                        (typeattributeset packet_type (web.packet_t))
                        (allow iptables_t web.packet_t (packet (relabelto)))
                        """);
    }

    @Test
    void blocks_stand_in_blocks_behind_what_is_declared_beside_them() {
        assertThat(Rendered.statements(policy -> policy.loadedBy("user_t")
                        .define(
                                PacketType.named("web.inner.b_t"),
                                PacketType.named("web.z_t"),
                                PacketType.named("plain_t"),
                                PacketType.named("web.inner.a_t"),
                                PacketType.named("mail.a_t"),
                                PacketType.named("web.another.deep.a_t"))))
                .startsWith("""
                        (type plain_t)
                        (roletype object_r plain_t)
                        (block mail
                            (type a_t)
                            (roletype object_r a_t)
                        )
                        (block web
                            (type z_t)
                            (roletype object_r z_t)
                            (block another
                                (block deep
                                    (type a_t)
                                    (roletype object_r a_t)
                                )
                            )
                            (block inner
                                (type a_t)
                                (roletype object_r a_t)
                                (type b_t)
                                (roletype object_r b_t)
                            )
                        )
                        """);
    }

    @Test
    void types_and_booleans_share_a_block() {
        assertThat(Rendered.statements(policy -> policy.loadedBy("user_t")
                        .define(on("web.inner.a_switch"))
                        .define(off("web.a_switch"))
                        .define(PacketType.named("web.packet_t"))
                        .when(
                                on("web.inner.a_switch"),
                                rules -> rules.allow("web.server_t", PacketType.named("web.packet_t")))))
                .isEqualTo("""
                        (block web
                            (type packet_t)
                            (roletype object_r packet_t)
                            (boolean a_switch false)
                            (block inner
                                (boolean a_switch true)
                            )
                        )
                        (allow user_t web.packet_t (packet (relabelto)))
                        (booleanif web.inner.a_switch
                            (true
                                (allow web.server_t web.packet_t (packet (send recv)))
                            )
                        )
                        """);
    }

    @Test
    void a_type_of_the_base_policy_in_a_block_is_only_used() {
        assertThat(Rendered.statements(policy -> policy.allow(
                        attribute("our.domains").except("web.server_t"), PacketType.named("web.packet_t"))))
                .isEqualTo("""
                        (typeattribute secfw-test_domains_1)
                        (typeattributeset secfw-test_domains_1 (and (our.domains) (not (web.server_t))))
                        (allow secfw-test_domains_1 web.packet_t (packet (send recv)))
                        """);
    }
}
