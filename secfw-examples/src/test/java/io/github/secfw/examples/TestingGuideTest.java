package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.testkit.tools.Nft;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/testing.md. */
class TestingGuideTest {

    private static FirewallPolicy server() {
        PacketType ssh = PacketType.named("ssh_packet_t");
        return FirewallPolicy.named("server")
                .define(ssh)
                .define(off("ssh_may_answer"))
                .label(inbound(tcp().dport(22)), ssh)
                .labelling(OUTPUT, out -> out.rule(tcp().sport(22), secmark(ssh)))
                .filter(INPUT, drop(), in -> in.rule(any().state(ESTABLISHED, RELATED), accept()))
                .when(on("ssh_may_answer"), rules -> rules.allow(attribute("domain"), ssh))
                .build();
    }

    @Test
    void packets() {
        FirewallPolicy policy = server();

        assertThat(policy)
                .packet(in("eth0", tcp().from("192.0.2.7").dport(22)).state(NEW))
                .isDropped();
        assertThat(policy)
                .packet(out("lo", icmp().type("echo-request")).state(NEW))
                .isAccepted();
    }

    @Test
    void domains_and_booleans() {
        FirewallPolicy policy = server();

        assertThat(policy)
                .given(domain("sshd_t").in("domain"))
                .given(on("ssh_may_answer"))
                .packet(out("eth0", tcp().sport(22)).state(ESTABLISHED))
                .isAllowedFor("sshd_t");
    }

    @Test
    void whole_policies() {
        FirewallPolicy policy = server();
        FirewallPolicy sameInOtherWords = server();

        assertThat(policy).rendersEquivalently();
        assertThat(policy).meansTheSameAs(sameInOtherWords);
    }

    @Test
    void the_real_nft() {
        FirewallPolicy policy = server();

        String rules = Secfw.with(Nftables.create())
                .render(policy)
                .artifact("server.nft")
                .text();
        Nft.check(rules);
    }
}
