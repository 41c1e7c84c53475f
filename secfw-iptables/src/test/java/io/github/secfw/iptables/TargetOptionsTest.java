package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetOptionsTest {

    private static final PacketType TYPE = PacketType.named("http_client_packet_t");
    private static final Chain CHAIN = Chain.named("other").rule(Target.accept());

    @Test
    void a_label_has_the_range_of_an_mls_policy() {
        assertThat(lines(Target.secmark(TYPE)))
                .containsExactly("-A INPUT -j SECMARK --selctx system_u:object_r:http_client_packet_t:s0");
    }

    @Test
    void a_label_has_no_range_without_mls() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .withoutMls()
                .labelling(Hook.INPUT, in -> in.rule(Target.secmark(TYPE)))
                .build();
        assertThat(Rendered.rules(Rendered.v4(policy)))
                .containsExactly("-A INPUT -j SECMARK --selctx system_u:object_r:http_client_packet_t");
    }

    @Test
    void a_context_of_ones_own_is_written_as_it_stands() {
        assertThat(lines(Target.secmark(PacketType.inContext("staff_u:object_r:a_packet_t:s0-s15:c0.c1023"))))
                .containsExactly("-A INPUT -j SECMARK --selctx staff_u:object_r:a_packet_t:s0-s15:c0.c1023");
    }

    @Test
    void save_and_restore() {
        assertThat(lines(Target.save())).containsExactly("-A INPUT -j CONNSECMARK --save");
        assertThat(lines(Target.restore())).containsExactly("-A INPUT -j CONNSECMARK --restore");
    }

    @Test
    void accept_and_return() {
        assertThat(lines(Target.accept())).containsExactly("-A INPUT -j ACCEPT");
        assertThat(lines(Target.returnToCaller())).containsExactly("-A INPUT -j RETURN");
    }

    @Test
    void jump_and_goto() {
        assertThat(lines(Target.jump(CHAIN))).containsExactly("-A INPUT -j other", "-A other -j ACCEPT");
        assertThat(lines(Target.goTo(CHAIN))).containsExactly("-A INPUT -g other", "-A other -j ACCEPT");
    }

    private static List<String> lines(Target target) {
        return Rendered.rules(Rendered.v4(Rendered.policy(Hook.INPUT, in -> in.rule(target))));
    }
}
