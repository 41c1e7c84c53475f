package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.LimitUnit.MINUTE;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.log;

import io.github.secfw.policy.FirewallPolicy;

/**
 * A server that denies by default and distinguishes users. The web server is open to everyone. Only root may open
 * outgoing connections, except to the name and time servers. IPv6 has the same rules, and those that it needs to work.
 */
public final class ServerFirewall {

    private ServerFirewall() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        return FirewallPolicy.named("server-firewall")
                .filter(
                        INPUT,
                        drop(),
                        in -> in.rule(any().in("lo"), accept())
                                .because("loopback")
                                .rule(any().state(INVALID), drop())
                                .because("what belongs to no connection and begins none")
                                .rule(any().state(ESTABLISHED, RELATED), accept())
                                .because("known connections")
                                .rule(icmp().type("echo-request"), accept())
                                .because("ping")
                                .rule(icmpv6().type("echo-request"), accept())
                                .because("ping")
                                .rule(icmpv6().type("nd-neighbor-solicit", "nd-neighbor-advert"), accept())
                                .because("IPv6 needs its neighbours")
                                .rule(icmpv6().type("nd-router-advert"), accept())
                                .because("IPv6 needs its routers")
                                .rule(icmpv6().type("mld-listener-query"), accept())
                                .because("IPv6 needs multicast")
                                .rule(tcp().dport(80).state(NEW), accept())
                                .because("the web server")
                                .rule(any().limit(10, MINUTE, 5), log("INPUT "))
                                .because("what is dropped"))
                .filter(FORWARD, drop())
                .filter(
                        OUTPUT,
                        drop(),
                        out -> out.rule(any().out("lo"), accept())
                                .because("loopback")
                                .rule(any().state(ESTABLISHED, RELATED), accept())
                                .because("known connections")
                                .rule(any().uid(0).state(NEW), accept())
                                .because("root may call out")
                                .rule(icmp().type("echo-request"), accept())
                                .because("ping")
                                .rule(icmpv6().type("echo-request"), accept())
                                .because("ping")
                                .rule(icmpv6().type("nd-neighbor-solicit", "nd-neighbor-advert"), accept())
                                .because("IPv6 needs its neighbours")
                                .rule(icmpv6().type("nd-router-solicit"), accept())
                                .because("IPv6 needs its routers")
                                .rule(
                                        icmpv6().type(
                                                        "mld-listener-report",
                                                        "mld-listener-done",
                                                        "mld2-listener-report"),
                                        accept())
                                .because("IPv6 needs multicast")
                                .rule(udp().to("192.0.2.53", "2001:db8::53").dport(53), accept())
                                .because("the name server")
                                .rule(udp().to("192.0.2.123", "2001:db8::123").dport(123), accept())
                                .because("the time server")
                                .rule(any().limit(10, MINUTE, 5), log("OUTPUT "))
                                .because("what is dropped"))
                .build();
    }
}
