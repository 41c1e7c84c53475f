package io.github.secfw.testkit;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

/** After multiport, iptables reads --dport as an abbreviation of multiport's own --dports. */
final class SourcePortSetTest {

    @Test
    void a_set_of_source_ports_and_one_destination_port() {
        RealTools.iptables(FirewallPolicy.named("test")
                .labelling(
                        Hook.INPUT,
                        in -> in.rule(tcp().sport(1, 3).dport(2), Target.accept())
                                .rule(udp().sport(1, 3).dport(2, 3, 4), Target.accept()))
                .build());
    }
}
