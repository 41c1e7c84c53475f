package io.github.secfw.program;

import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderOfChainsTest {

    /** A chain at each hook and two priorities, the wrong way round. */
    private static final PacketProgram EVERYWHERE = program(
            at(Hook.POSTROUTING, 50), at(Hook.POSTROUTING, -150),
            at(Hook.OUTPUT, 50), at(Hook.OUTPUT, -150),
            at(Hook.FORWARD, 50), at(Hook.FORWARD, -150),
            at(Hook.INPUT, 50), at(Hook.INPUT, -150),
            at(Hook.PREROUTING, 50), at(Hook.PREROUTING, -150));

    @Test
    void a_packet_that_arrives_meets_prerouting_and_input() {
        assertThat(EVERYWHERE.run(Packet.in("eth0", Match.any())).logLines())
                .containsExactly("PREROUTING -150", "PREROUTING 50", "INPUT -150", "INPUT 50");
    }

    @Test
    void a_packet_that_leaves_meets_output_and_postrouting() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", Match.any())).logLines())
                .containsExactly("OUTPUT -150", "OUTPUT 50", "POSTROUTING -150", "POSTROUTING 50");
    }

    @Test
    void a_packet_that_is_passed_on_meets_prerouting_forward_and_postrouting() {
        assertThat(EVERYWHERE.run(Packet.forwarded("eth0", "eth1", Match.any())).logLines())
                .containsExactly(
                        "PREROUTING -150",
                        "PREROUTING 50",
                        "FORWARD -150",
                        "FORWARD 50",
                        "POSTROUTING -150",
                        "POSTROUTING 50");
    }

    @Test
    void chains_of_equal_priority_run_as_given() {
        PacketProgram program = program(
                base("z", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(log("z"))),
                base("a", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(log("a"))));
        assertThat(program.run(Packet.out("eth0", Match.any())).logLines()).containsExactly("z", "a");
    }

    @Test
    void the_chains_of_one_hook_are_told_in_order() {
        assertThat(EVERYWHERE.at(Hook.INPUT))
                .extracting(ProgramBaseChain::priority)
                .containsExactly(-150, 50);
        assertThat(program().at(Hook.INPUT)).isEmpty();
    }

    @Test
    void lists_are_copied() {
        List<ProgramBaseChain> chains = new ArrayList<>(List.of(at(Hook.INPUT, 0)));
        PacketProgram program = new PacketProgram(chains, false);
        List<ProgramRule> rules = new ArrayList<>();
        ProgramChain chain = new ProgramChain("c", rules);
        ProgramBaseChain base = new ProgramBaseChain("b", Hook.INPUT, 0, Verdict.ACCEPT, rules);
        chains.clear();
        rules.add(rule(log("x")));
        assertThat(program.baseChains()).hasSize(1).isUnmodifiable();
        assertThat(chain.rules()).isEmpty();
        assertThat(base.rules()).isEmpty();
    }

    @Test
    void selinux_asks_for_the_permissions_of_each_way() {
        assertThat(Direction.IN.permissions()).containsExactly(Permission.RECV);
        assertThat(Direction.OUT.permissions()).containsExactly(Permission.SEND);
        assertThat(Direction.FORWARDED.permissions()).containsExactly(Permission.FORWARD_IN, Permission.FORWARD_OUT);
    }

    private static ProgramBaseChain at(Hook hook, int priority) {
        return base("chain", hook, priority, Verdict.ACCEPT, rule(log(hook + " " + priority)));
    }
}
