package io.github.secfw.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PacketTypeTest {

    @Test
    void a_type_without_attributes_is_exclusive() {
        PacketType type = PacketType.named("web_t");
        assertThat(type.name()).isEqualTo("web_t");
        assertThat(type.attributes()).isEmpty();
        assertThat(type.context()).isEmpty();
        assertThat(type.isExclusive()).isTrue();
        assertThat(type).hasToString("web_t");
    }

    @Test
    void attributes_add_up_and_are_sorted() {
        PacketType type = PacketType.named("web_t").in("packet_type").in("client_packet_type", "a");
        assertThat(type.attributes())
                .containsExactly("a", "client_packet_type", "packet_type")
                .isUnmodifiable();
        assertThat(type.isExclusive()).isFalse();
        assertThat(type).isEqualTo(PacketType.named("web_t").in("client_packet_type", "packet_type", "a"));
    }

    @Test
    void a_context_of_its_own_gives_the_name() {
        PacketType type = PacketType.inContext("staff_u:object_r:web_t:s0:c7");
        assertThat(type.name()).isEqualTo("web_t");
        assertThat(type.context()).contains(SecurityContext.parse("staff_u:object_r:web_t:s0:c7"));
        assertThat(type.in("packet_type").context()).isEqualTo(type.context());
        assertThat(type).hasToString("staff_u:object_r:web_t:s0:c7");
    }

    @Test
    void types_are_equal_by_name_attributes_and_context() {
        PacketType type = PacketType.named("web_t");
        assertThat(type).isEqualTo(PacketType.named("web_t")).hasSameHashCodeAs(PacketType.named("web_t"));
        assertThat(type)
                .isNotEqualTo(PacketType.named("dns_t"))
                .isNotEqualTo(type.in("packet_type"))
                .isNotEqualTo(PacketType.inContext("system_u:object_r:web_t"));
    }

    @Test
    void packets_without_label_have_a_type() {
        assertThat(PacketType.UNLABELED).isEqualTo(PacketType.named("unlabeled_t"));
    }

    @Test
    void names_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> PacketType.named("9_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "packet type \"9_t\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThatThrownBy(() -> PacketType.named("web_t").in("packet_type", "self"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute \"self\" is a keyword of SELinux policies: choose another name");
        assertThatThrownBy(() -> PacketType.named("packet_type"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "packet type \"packet_type\" is an attribute, not a type: write attribute(\"packet_type\")");
        assertThatThrownBy(() -> PacketType.inContext("u:r:web_t:s0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("context \"u:r:web_t:s0\" has the role \"r\", packets have \"object_r\": write that");
        assertThatThrownBy(() -> PacketType.inContext("web_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"web_t\" is not a valid context: write user:role:type or, for an MLS policy, user:role:type:range");
    }
}
