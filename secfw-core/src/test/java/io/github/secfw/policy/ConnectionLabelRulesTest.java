package io.github.secfw.policy;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.jump;
import static io.github.secfw.policy.Target.restore;
import static io.github.secfw.policy.Target.save;
import static io.github.secfw.policy.Target.secmark;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.policy.Traffic.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

/** What the short words stand for, written out by hand. */
final class ConnectionLabelRulesTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType SSH = PacketType.named("ssh_t");

    private static final Chain AS_WEB = saving("as_web_t", WEB);
    private static final Chain AS_SSH = saving("as_ssh_t", SSH);

    @Test
    void label_is_a_restore_and_a_jump_for_new_connections() {
        assertSame(
                policy().label(outbound(tcp().dport(80)).because("the proxy"), WEB),
                policy().labelling(INPUT, ConnectionLabelRulesTest::restoring)
                        .labelling(
                                OUTPUT,
                                out -> restoring(out)
                                        .rule(tcp().dport(80).state(NEW), jump(AS_WEB))
                                        .because("the proxy")));
    }

    @Test
    void further_labels_do_not_restore_again() {
        assertSame(
                policy().label(outbound(tcp().dport(80)), WEB)
                        .label(inbound(tcp().dport(22)), SSH)
                        .label(outbound(tcp().dport(443)), WEB),
                policy().labelling(
                                INPUT, in -> restoring(in).rule(tcp().dport(22).state(NEW), jump(AS_SSH)))
                        .labelling(
                                OUTPUT,
                                out -> restoring(out)
                                        .rule(tcp().dport(80).state(NEW), jump(AS_WEB))
                                        .rule(tcp().dport(443).state(NEW), jump(AS_WEB))));
    }

    @Test
    void label_loopback_labels_and_accepts() {
        assertSame(
                policy().labelLoopback(WEB),
                policy().labelling(
                                INPUT,
                                in -> in.rule(any().in("lo"), secmark(WEB))
                                        .because("loopback")
                                        .rule(any().in("lo"), accept())
                                        .because("loopback needs no other label"))
                        .labelling(
                                OUTPUT,
                                out -> out.rule(any().out("lo"), secmark(WEB))
                                        .because("loopback")
                                        .rule(any().out("lo"), accept())
                                        .because("loopback needs no other label")));
    }

    @Test
    void label_everything_else_labels_connections_and_packets_without() {
        assertSame(
                policy().labelEverythingElse(WEB),
                policy().labelling(INPUT, in -> rest(restoring(in))).labelling(OUTPUT, out -> rest(restoring(out))));
    }

    @Test
    void the_words_stand_in_the_order_in_which_they_are_written() {
        assertSame(
                policy().labelling(INPUT, in -> in.rule(tcp().dport(1), accept()))
                        .label(inbound(tcp().dport(22)), SSH)
                        .labelling(INPUT, in -> in.rule(tcp().dport(2), accept()))
                        .labelEverythingElse(WEB)
                        .labelling(INPUT, in -> in.rule(tcp().dport(3), accept())),
                policy().labelling(
                                INPUT,
                                in -> rest(restoring(in.rule(tcp().dport(1), accept()))
                                                .rule(tcp().dport(22).state(NEW), jump(AS_SSH))
                                                .rule(tcp().dport(2), accept()))
                                        .rule(tcp().dport(3), accept()))
                        .labelling(OUTPUT, out -> rest(restoring(out))));
    }

    private static BaseChain restoring(BaseChain chain) {
        return chain.rule(any().state(ESTABLISHED, RELATED), restore())
                .because("packets of a known connection carry its label");
    }

    private static BaseChain rest(BaseChain chain) {
        return chain.rule(any().state(NEW), jump(AS_WEB))
                .because("every other new connection")
                .rule(any().state(INVALID, UNTRACKED), secmark(WEB))
                .because("packets without connection");
    }

    private static Chain saving(String name, PacketType type) {
        return Chain.named(name)
                .rule(secmark(type))
                .rule(save())
                .because("later packets of the connection get the label from it")
                .rule(accept())
                .because("the first label decides");
    }

    private static void assertSame(FirewallPolicyBuilder sugar, FirewallPolicyBuilder byHand) {
        assertThat(sugar.build().baseChains()).isEqualTo(byHand.build().baseChains());
        assertThat(sugar.build()).isEqualTo(byHand.build());
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }
}
