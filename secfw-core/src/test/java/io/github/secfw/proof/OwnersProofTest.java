package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At INPUT the kernel has found the socket of a connection already (early demultiplexing), but not of all packets. */
class OwnersProofTest {

    private static PacketProgram drops(Hook hook, Match<?> match) {
        return at(hook, rule(match, drop()));
    }

    private static Proof noPacket(Hook hook) {
        return new Proof.Undecided(
                "at " + hook + " no packet is known that shows a difference, but the programs are not proven equal");
    }

    /** 8 of 9 packets of a TCP connection from another host match. */
    @Test
    void a_packet_of_an_established_tcp_connection_has_an_owner() {
        assertThat(prove(drops(INPUT, any().uid(0)), at(INPUT)))
                .isInstanceOfSatisfying(Proof.Different.class, different -> {
                    Packet packet = different.example().orElseThrow().packet();
                    assertThat(packet.protocol()).contains(Protocol.TCP);
                    assertThat(packet.state()).contains(ESTABLISHED);
                    assertThat(packet.uid()).hasValue(0);
                    assertThat(packet.inputInterface()).contains("eth0");
                });
    }

    @Test
    void a_packet_of_an_established_udp_connection_has_an_owner() {
        assertThat(prove(drops(INPUT, udp().gid(100)), at(INPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void not_every_packet_has_an_owner() {
        assertThat(prove(drops(INPUT, any().except(any().uid(0))), drops(INPUT, any())))
                .isInstanceOf(Proof.Different.class);
        assertThat(prove(drops(INPUT, any().except(any().uid(0))), at(INPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void whether_other_packets_have_an_owner_is_not_known() {
        assertThat(prove(drops(INPUT, any().state(NEW).uid(0)), at(INPUT))).isEqualTo(noPacket(INPUT));
        assertThat(prove(drops(INPUT, icmp().uid(0)), at(INPUT))).isEqualTo(noPacket(INPUT));
    }

    /** None of 5 datagrams to a connected socket that came as a broadcast, 5 of 5 that did not. */
    @Test
    void that_a_broadcast_has_an_owner_is_not_known() {
        Instruction isBroadcast = guard(Condition.of(new DeliveryCriterion(EnumSet.of(Delivery.BROADCAST))));
        assertThat(prove(at(INPUT, rule(udp().uid(0), isBroadcast, drop())), at(INPUT)))
                .isEqualTo(noPacket(INPUT));
    }

    /** None was seen, but that there is none is not proven. */
    @Test
    void that_a_packet_on_loopback_has_an_owner_is_not_known() {
        assertThat(prove(drops(INPUT, any().in("lo").uid(0)), at(INPUT))).isEqualTo(noPacket(INPUT));
        assertThat(prove(drops(INPUT, any().in("lo").except(any().uid(0))), at(INPUT)))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void of_an_owner_the_rule_equals_itself() {
        assertThat(prove(drops(INPUT, tcp().uid(0)), drops(INPUT, tcp().uid(0))))
                .isEqualTo(new Proof.Equal());
        assertThat(prove(drops(INPUT, any().uid(0)), drops(INPUT, any().uid(1))))
                .isInstanceOf(Proof.Different.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREROUTING", "INPUT"})
    void whether_a_packet_that_arrives_is_of_a_control_group_is_not_known(Hook hook) {
        assertThat(prove(drops(hook, any().cgroup("a.slice")), at(hook))).isEqualTo(noPacket(hook));
        assertThat(prove(drops(hook, any().cgroup("a.slice")), drops(hook, any().cgroup("a.slice"))))
                .isEqualTo(new Proof.Equal());
    }

    /** The kernel calls a packet that this machine makes unicast; that another is never there is not proven. */
    @Test
    void a_packet_that_this_machine_makes_is_unicast() {
        PacketProgram unicast = drops(OUTPUT, any().delivery(Delivery.UNICAST));

        assertThat(prove(unicast, at(OUTPUT))).isInstanceOf(Proof.Different.class);
        assertThat(prove(unicast, drops(OUTPUT, any()))).isEqualTo(noPacket(OUTPUT));
        assertThat(prove(drops(OUTPUT, any().delivery(Delivery.BROADCAST)), at(OUTPUT)))
                .isEqualTo(noPacket(OUTPUT));
        assertThat(prove(drops(PREROUTING, any().delivery(Delivery.BROADCAST)), at(PREROUTING)))
                .isInstanceOf(Proof.Different.class);
    }
}
