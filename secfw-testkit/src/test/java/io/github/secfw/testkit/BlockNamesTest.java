package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.cil.Cil;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Traffic;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.UnsupportedFeatureException;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Names with blocks in them can stand wherever names can, beside any other. */
final class BlockNamesTest {

    private static final PacketType ICMP = PacketType.named("icmp_packet_t");

    @Test
    void connections_are_labelled_with_a_type_in_a_block() {
        PacketType type = PacketType.named("web.packet_t");
        FirewallPolicy policy = FirewallPolicy.named("blocks")
                .define(type)
                .label(Traffic.inbound(Match.tcp().dport(80)), type)
                .build();
        RealTools.nft(policy);
        RealTools.iptables(policy);
    }

    @Test
    void everything_else_is_labelled_with_a_type_in_a_block() {
        PacketType type = PacketType.named("web.packet_t");
        RealTools.nft(FirewallPolicy.named("blocks")
                .define(type)
                .labelEverythingElse(type)
                .build());
    }

    @Test
    void a_block_of_a_type_cannot_have_the_name_of_an_optional_block() {
        PacketType type = PacketType.named("secfw-blocks_web.packet_t");
        FirewallPolicy policy = FirewallPolicy.named("blocks")
                .define(type)
                .optional("web", rules -> rules.allow("httpd_t", type))
                .build();
        assertThatThrownBy(() -> Cil.create().render(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(
                        "optional block web: cil cannot say it, since a type or boolean is in a block of its"
                                + " rendered name, secfw-blocks_web: rename one of them");
    }

    @Test
    void optional_blocks_of_two_policies_have_two_names() {
        compile(
                FirewallPolicy.named("a")
                        .optional("b_c", rules -> rules.allow("httpd_t", ICMP))
                        .build(),
                FirewallPolicy.named("a_b")
                        .optional("c", rules -> rules.allow("user_t", ICMP))
                        .build());
    }

    private static void compile(FirewallPolicy... policies) {
        String[] modules = Arrays.stream(policies).map(CilModules::text).toArray(String[]::new);
        try (CompiledPolicy compiled = MinimalPolicy.withMls().compile(modules)) {
            assertThat(compiled.file()).isNotEmptyFile();
        }
    }
}
