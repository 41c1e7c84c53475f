package io.github.secfw.examples;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Traffic.outbound;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;

/**
 * One application, one destination: only {@code mozilla_t} may use the company proxy, over IPv4 and IPv6.
 *
 * <p>The packet type has no attributes. With the attributes of the reference policy, more than a hundred other domains
 * could use the proxy too.
 */
public final class MozillaProxy {

    private MozillaProxy() {}

    /** {@return the policy} */
    public static FirewallPolicy policy() {
        PacketType proxyPackets = PacketType.named("myhttp_client_packet_t");

        return FirewallPolicy.named("mozilla-proxy")
                .define(proxyPackets)
                .label(
                        outbound(tcp().to("192.0.2.10", "2001:db8::10").dport(80))
                                .because("requests to the company proxy"),
                        proxyPackets)
                .allow("mozilla_t", proxyPackets)
                .build();
    }
}
