package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceTest {

    private static final ProgramChain WEB = chain(
            "WEB", rule(label(A)), rule(new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET)), rule(accept()));

    private static final PacketProgram PROGRAM = program(
            base(
                    "mangle OUTPUT",
                    Hook.OUTPUT,
                    -150,
                    Verdict.ACCEPT,
                    rule(new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET)),
                    rule(tcp().dport(22), drop()),
                    rule(tcp().dport(80), jump(WEB)),
                    rule(drop())),
            base("late", Hook.POSTROUTING, 300, Verdict.DROP, rule(log("bye"))));

    private static final Packet PACKET = Packet.out("eth0", tcp().dport(80).state(NEW));

    @Test
    void the_whole_text() {
        assertThat(PROGRAM.trace(PACKET)).hasToString("""
                packet out eth0 tcp dport 80 state new, without label, connection without label
                mangle OUTPUT
                  yes: restore => nothing to restore, connection without label
                  no:  tcp; dport 22; drop; it is not "dport 22"
                  yes: tcp; dport 80; jump WEB
                    yes: WEB secmark u:r:a_t:s0 => the packet is now labelled u:r:a_t:s0
                    yes: WEB save => the connection is now labelled u:r:a_t:s0
                    yes: WEB accept => accepted
                late at POSTROUTING
                  yes: log "bye" at level warn => logged "bye"
                  yes: end of the chain => dropped by its policy
                dropped, labelled u:r:a_t:s0, connection labelled u:r:a_t:s0, logged bye
                """);
    }

    @Test
    void a_trace_ends_as_a_run_does() {
        assertThat(PROGRAM.trace(PACKET).outcome()).isEqualTo(PROGRAM.run(PACKET));
        assertThat(PROGRAM.trace(PACKET).packet()).isEqualTo(PACKET);
    }

    @Test
    void a_step_tells_where_it_was_and_what_failed() {
        TraceStep step = PROGRAM.trace(PACKET).steps().get(1);
        assertThat(step.hook()).isEqualTo(Hook.OUTPUT);
        assertThat(step.baseChain()).isEqualTo("mangle OUTPUT");
        assertThat(step.chain()).isEqualTo("mangle OUTPUT");
        assertThat(step.depth()).isZero();
        assertThat(step.failed()).contains("dport 22");
        assertThat(step.isMatched()).isFalse();
        TraceStep inner = PROGRAM.trace(PACKET).steps().get(3);
        assertThat(inner.chain()).isEqualTo("WEB");
        assertThat(inner.depth()).isEqualTo(1);
        assertThat(inner.isMatched()).isTrue();
    }

    @Test
    void each_kind_of_transfer_says_what_it_did() {
        Packet plain = Packet.out("eth0", any().state(NEW));
        Packet labelled = plain.labelled(A);
        Packet lonely = Packet.out("eth0", any()).connection(ConnectionLabel.noConnection());
        Packet owned = Packet.out("eth0", any()).connection(ConnectionLabel.of(A));
        Instruction save = new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET);
        Instruction restore = new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET);
        Instruction overwrite = new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE);
        Instruction reset = new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE);
        assertThat(effects(save, plain)).containsExactly("no label to save");
        assertThat(effects(save, lonely.labelled(A))).containsExactly("no connection to save to");
        assertThat(effects(save, owned.labelled(B))).containsExactly("nothing saved, connection labelled u:r:a_t:s0");
        assertThat(effects(save, labelled)).containsExactly("the connection is now labelled u:r:a_t:s0");
        assertThat(effects(overwrite, owned)).containsExactly("the connection is now without label");
        assertThat(effects(restore, labelled)).containsExactly("nothing restored, the packet has a label");
        assertThat(effects(restore, lonely)).containsExactly("nothing to restore, no connection");
        assertThat(effects(restore, owned)).containsExactly("the packet is now labelled u:r:a_t:s0");
        assertThat(effects(reset, labelled)).containsExactly("the packet is now without label");
    }

    @Test
    void all_effects_of_a_rule_are_told_in_order() {
        TraceStep step = Programs.output(rule(label(A), log("x"), drop()))
                .trace(Packet.out("eth0", any()))
                .steps()
                .get(0);
        assertThat(step)
                .hasToString(
                        "yes: secmark u:r:a_t:s0; log \"x\" at level warn; drop => the packet is now labelled u:r:a_t:s0,"
                                + " logged \"x\", dropped");
        assertThat(step.effects()).isUnmodifiable();
    }

    @Test
    void the_chains_of_a_hook_are_told_apart() {
        PacketProgram program =
                program(base("one", Hook.OUTPUT, 0, Verdict.ACCEPT), base("two", Hook.OUTPUT, 1, Verdict.ACCEPT));
        assertThat(program.trace(Packet.out("lo", any()))).hasToString("""
                packet out lo, without label
                one at OUTPUT
                  yes: end of the chain => accepted by its policy
                two at OUTPUT
                  yes: end of the chain => accepted by its policy
                accepted, without label
                """);
    }

    private static List<String> effects(Instruction step, Packet packet) {
        return Programs.output(rule(step)).trace(packet).steps().get(0).effects();
    }
}
