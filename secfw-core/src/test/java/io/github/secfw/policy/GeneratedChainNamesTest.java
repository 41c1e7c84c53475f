package io.github.secfw.policy;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Traffic.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class GeneratedChainNamesTest {

    @Test
    void a_chain_is_named_after_its_type() {
        assertThat(chainOf(PacketType.named("web_t"))).isEqualTo("as_web_t");
    }

    @Test
    void a_name_of_28_characters_stays() {
        assertThat(chainOf(PacketType.named("abcdefghijklmnopqrstuvwxy"))).isEqualTo("as_abcdefghijklmnopqrstuvwxy");
    }

    @Test
    void a_longer_name_is_cut_and_told_apart() {
        assertThat(chainOf(PacketType.named("very_long_client_packet_one_t")))
                .isEqualTo("as_very_long_client_cf1b6b7c");
        assertThat(chainOf(PacketType.named("very_long_client_packet_two_t")))
                .startsWith("as_very_long_client_")
                .hasSize(28)
                .isNotEqualTo("as_very_long_client_cf1b6b7c");
    }

    @Test
    void a_context_of_its_own_is_told_apart() {
        String one = chainOf(PacketType.inContext("u:object_r:web_t:s0:c1"));
        String other = chainOf(PacketType.inContext("u:object_r:web_t:s0:c2"));
        assertThat(one).matches("as_web_t_[0-9a-f]{8}").isNotEqualTo(other);
    }

    @Test
    void one_policy_takes_a_type_in_several_contexts() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(tcp().dport(1)), PacketType.named("web_t"))
                .label(outbound(tcp().dport(2)), PacketType.inContext("u:object_r:web_t:s0:c1"))
                .label(outbound(tcp().dport(3)), PacketType.inContext("u:object_r:web_t:s0:c2"))
                .build();
        assertThat(policy.chains()).hasSize(3);
        assertThat(policy.labels()).hasSize(3);
    }

    private static String chainOf(PacketType type) {
        return FirewallPolicy.named("p")
                .label(outbound(tcp()), type)
                .build()
                .chains()
                .get(0)
                .name();
    }
}
