package io.github.secfw.benchmarks;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;

import io.github.secfw.cil.Cil;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Backend;

/** Policies with many typical rules. */
final class ManyRules {

    private static final int TYPES = 8;

    private ManyRules() {}

    /** A policy with a number of rules of the kind that the backend renders: rules on packets or access rules. */
    static FirewallPolicy forBackend(Backend backend, int rules) {
        return backend.id().equals(Cil.ID) ? onDomains(rules) : onPackets(rules);
    }

    private static FirewallPolicy onPackets(int rules) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("many");
        Chain[] services = new Chain[TYPES];
        for (int i = 0; i < TYPES; i++) {
            PacketType type = PacketType.named("service" + i + "_packet_t");
            services[i] =
                    Chain.named("SERVICE_" + i).rule(secmark(type)).rule(save()).rule(accept());
        }
        return policy.labelling(INPUT, in -> onPackets(in, services, rules)).build();
    }

    private static BaseChain onPackets(BaseChain empty, Chain[] services, int rules) {
        BaseChain chain = empty;
        for (int i = 0; i < rules; i++) {
            Target target = jump(services[i % TYPES]);
            chain = switch (i % 4) {
                case 0 -> chain.rule(tcp().from(v4(i)).dport(1 + i % 60_000).state(NEW), target);
                case 1 ->
                    chain.rule(tcp().from(v6(i)).dport(22, 80, 443).in("eth0").state(NEW), target)
                            .because("service " + i);
                case 2 -> chain.rule(udp().from(v4(i)).sport(1 + i % 60_000).state(NEW), target);
                default -> chain.rule(tcp().to(v4(i)).dport(1 + i % 60_000), drop());
            };
        }
        return chain;
    }

    private static String v4(int i) {
        return "10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
    }

    private static String v6(int i) {
        return "2001:db8:0:" + Integer.toHexString(i >> 8) + "::" + Integer.toHexString(1 + (i & 255));
    }

    private static FirewallPolicy onDomains(int rules) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("many");
        for (int i = 0; i < rules; i++) {
            policy.allow("service" + i + "_t", PacketType.named("service" + i % 5_000 + "_packet_t"));
        }
        return policy.build();
    }
}
