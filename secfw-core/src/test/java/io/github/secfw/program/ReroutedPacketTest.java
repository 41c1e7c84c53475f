package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A chain that reroutes compares what routing asks for with what it was before the chain (nft_chain_route.c of the kernel). */
final class ReroutedPacketTest {

    private static final Instruction MARK_1 = new Instruction.SetMark(Mark.of(1));
    private static final Instruction DSCP =
            new Instruction.Unmodelled("ip dscp set 4", Footprint.reading().writing(UnmodelledFields.DSCP));
    private static final Instruction HOP_LIMIT =
            new Instruction.Unmodelled("ip6 hoplimit set 4", Footprint.reading().writing(UnmodelledFields.TTL));

    private static Trace trace(Packet packet, Instruction... steps) {
        return program(base("out", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(steps)).rerouting())
                .trace(packet);
    }

    private static boolean isRerouted(Packet packet, Instruction... steps) {
        Trace trace = trace(packet, steps);
        boolean isRerouted = trace.written().containsKey(UnmodelledFields.ROUTE);
        assertThat(trace.toString().contains("accepted by its policy, routed anew"))
                .isEqualTo(isRerouted);
        return isRerouted;
    }

    @Test
    void where_its_mark_has_changed() {
        assertThat(isRerouted(Packet.out("eth0", any()), MARK_1)).isTrue();
        assertThat(isRerouted(Packet.out("eth0", any().mark(1)), MARK_1)).isFalse();
        assertThat(isRerouted(Packet.out("eth0", any()))).isFalse();
    }

    @Test
    void where_the_class_of_service_is_written_and_for_IPv6_the_hop_limit() {
        Packet ipv4 = Packet.out("eth0", any().to("192.0.2.1"));
        Packet ipv6 = Packet.out("eth0", any().to("2001:db8::1"));
        assertThat(isRerouted(ipv4, DSCP)).isTrue();
        assertThat(isRerouted(ipv6, DSCP)).isTrue();
        assertThat(isRerouted(ipv4, HOP_LIMIT)).isFalse();
        assertThat(isRerouted(ipv6, HOP_LIMIT)).isTrue();
    }

    @Test
    void not_where_it_is_dropped() {
        assertThat(trace(Packet.out("eth0", any()), MARK_1, drop()).written()).isEmpty();
    }

    @Test
    void not_for_what_another_chain_has_changed() {
        PacketProgram program = program(
                base("marks", Hook.OUTPUT, -1, Verdict.ACCEPT, rule(MARK_1)),
                base("out", Hook.OUTPUT, 0, Verdict.ACCEPT).rerouting());
        assertThat(program.trace(Packet.out("eth0", any())).written()).isEmpty();
    }

    @Test
    void what_asks_for_the_route_is_told_the_new_one() {
        Condition gateway = new Condition.Unmodelled("rt nexthop 192.0.2.1", Footprint.reading(UnmodelledFields.ROUTE));
        PacketProgram program = program(
                base("out", Hook.OUTPUT, -1, Verdict.ACCEPT, rule(MARK_1)).rerouting(),
                base("asks", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(new Instruction.Guard(gateway), drop())));
        Occurrence rerouted = new Occurrence("rerouting", 1, List.of("mark 0x1"));
        Occurrence asked = new Occurrence("rt nexthop 192.0.2.1", 1, List.of("route written by " + rerouted));
        Packet packet = Packet.out("eth0", any());

        assertThat(program.trace(packet.withAnswers(Map.of(asked, true))).asked())
                .contains(asked);
        assertThat(program.run(packet.withAnswers(Map.of(asked, true))).verdict())
                .isEqualTo(Verdict.DROP);
    }
}
