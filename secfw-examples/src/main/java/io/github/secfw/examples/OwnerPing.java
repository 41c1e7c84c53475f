package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.reject;

import io.github.secfw.policy.FirewallPolicy;

/**
 * One user may ping. An echo request of anyone else, including the kernel, is rejected; incoming echo replies must be answers
 * to a ping.
 */
public final class OwnerPing {

    private static final int USER = 1000;

    private OwnerPing() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        return FirewallPolicy.named("owner-ping")
                .filter(
                        OUTPUT,
                        accept(),
                        out -> out.rule(icmp().type("echo-request").uid(USER), accept())
                                .because("the user may ping")
                                .rule(icmpv6().type("echo-request").uid(USER), accept())
                                .because("the user may ping")
                                .rule(icmp().type("echo-request"), reject())
                                .because("all others may not, packets without socket among them")
                                .rule(icmpv6().type("echo-request"), reject())
                                .because("all others may not, packets without socket among them"))
                .filter(
                        INPUT,
                        accept(),
                        in -> in.rule(icmp().type("echo-reply").state(ESTABLISHED), accept())
                                .because("answers to a ping")
                                .rule(icmpv6().type("echo-reply").state(ESTABLISHED), accept())
                                .because("answers to a ping")
                                .rule(icmp().type("echo-reply"), drop())
                                .because("answers that nobody asked for")
                                .rule(icmpv6().type("echo-reply"), drop())
                                .because("answers that nobody asked for"))
                .build();
    }
}
