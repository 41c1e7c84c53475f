package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.queue;
import static io.github.secfw.policy.Traffic.outbound;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;

/**
 * A program that decides about new connections to other machines. Queries to name servers are labelled and pass without it.
 */
public final class UserspaceVerdict {

    private static final int QUEUE = 0;

    private UserspaceVerdict() {}

    /** {@return the policy that lets nothing through while the program does not run} */
    public static FirewallPolicy policy() {
        return policy("userspace-verdict", queue(QUEUE));
    }

    /** {@return the policy that lets everything through while the program does not run} */
    public static FirewallPolicy bypass() {
        return policy("userspace-verdict-bypass", queue(QUEUE).orBypass());
    }

    /** A labelled packet leaves the table before the last rule, because iptables cannot match on the absence of a label. */
    private static FirewallPolicy policy(String name, Target queue) {
        return FirewallPolicy.named(name)
                .label(
                        outbound(udp().dport(53)).because("questions to name servers"),
                        PacketType.named("dns_client_packet_t"))
                .labelling(
                        OUTPUT,
                        out -> out.rule(any().state(NEW).except(any().out("lo")), queue)
                                .because("a program decides about every other new connection"))
                .build();
    }
}
