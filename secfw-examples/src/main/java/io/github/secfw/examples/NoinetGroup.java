package io.github.secfw.examples;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.RejectType.TCP_RESET;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.reject;

import io.github.secfw.policy.FirewallPolicy;

/**
 * A group without network. Packets of a process that was started with primary group 500 ({@code sg noinet COMMAND}) are
 * rejected, on loopback too. What counts is the primary group of the process that created the socket.
 */
public final class NoinetGroup {

    private static final int GROUP = 500;

    private NoinetGroup() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        return FirewallPolicy.named("noinet-group")
                .filter(
                        OUTPUT,
                        accept(),
                        out -> out.rule(tcp().gid(GROUP), reject(TCP_RESET))
                                .because("the group has no network: connections end at once")
                                .rule(any().gid(GROUP), reject())
                                .because("the group has no network"))
                .note("Supplementary groups pass: start programs with the group as their primary one, by sg or newgrp.")
                .build();
    }
}
