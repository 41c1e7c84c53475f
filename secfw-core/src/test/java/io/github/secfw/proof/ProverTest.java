package io.github.secfw.proof;

import static io.github.secfw.Target.accept;
import static io.github.secfw.Target.drop;
import static io.github.secfw.Target.jump;
import static io.github.secfw.Target.restore;
import static io.github.secfw.Target.save;
import static io.github.secfw.Target.secmark;
import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

class ProverTest {

    private static final PacketType HTTP = PacketType.named("http_t");
    private static final PacketType REST = PacketType.named("rest_t");

    private static PacketProgram labels(int port) {
        Chain mark = Chain.named("MARK").rule(secmark(HTTP)).rule(save()).rule(accept());
        return FirewallPolicy.named("p")
                .labelling(
                        INPUT,
                        in -> in.rule(any().state(ESTABLISHED, RELATED), restore())
                                .rule(tcp().dport(port).state(NEW), jump(mark))
                                .rule(any().state(NEW), secmark(REST)))
                .filter(INPUT, drop(), in -> in.rule(tcp().from("192.0.2.0/24", "2001:db8::/32"), accept()))
                .build()
                .program();
    }

    @Test
    void a_program_means_the_same_as_itself() {
        assertThat(Prover.create().prove(labels(80), labels(80))).isEqualTo(new Proof.Equal());
    }

    @Test
    void another_port_is_a_difference() {
        Proof proof = Prover.create().prove(labels(80), labels(81));
        System.out.println(proof);
        assertThat(proof).isInstanceOf(Proof.Different.class);
    }
}
