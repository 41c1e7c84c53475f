package io.github.secfw.examples;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Traffic.outbound;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import java.nio.file.Path;

final class ProxyPolicy {

    static FirewallPolicy policy() {
        PacketType proxyPackets = PacketType.named("myhttp_client_packet_t");

        return FirewallPolicy.named("myhttp")
                .define(proxyPackets)
                .label(outbound(tcp().to("192.0.2.10", "2001:db8::10").dport(80)), proxyPackets)
                .allow("mozilla_t", proxyPackets)
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        Rendering rendering = Secfw.discover().render(policy());
        rendering.writeTo(Path.of("out"));
        rendering.steps().forEach(System.out::println);
    }
}
