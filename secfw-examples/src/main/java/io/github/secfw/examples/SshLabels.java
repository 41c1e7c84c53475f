package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.secmark;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.PacketType;

/**
 * Labels of a known service, per packet and not per connection. Packets to and from this machine's TCP port 22 are
 * {@code ssh_server_packet_t}, a type that the base policy already has.
 */
public final class SshLabels {

    private SshLabels() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        return labels("ssh-labels").build();
    }

    /** {@return the policy for its roll-out: every domain may still use packets without a label} */
    public static FirewallPolicy rollout() {
        return labels("ssh-labels-rollout").rollOut().build();
    }

    private static FirewallPolicyBuilder labels(String name) {
        PacketType sshPackets = PacketType.named("ssh_server_packet_t");

        return FirewallPolicy.named(name)
                .labelling(
                        INPUT,
                        in -> in.rule(any().state(ESTABLISHED, RELATED), restore())
                                .because("a connection that has a label keeps it")
                                .rule(tcp().dport(22), secmark(sshPackets))
                                .because("to the ssh server"))
                .labelling(
                        OUTPUT,
                        out -> out.rule(any().state(ESTABLISHED, RELATED), restore())
                                .because("a connection that has a label keeps it")
                                .rule(tcp().sport(22), secmark(sshPackets))
                                .because("from the ssh server"))
                .allow("sshd_t", sshPackets);
    }
}
