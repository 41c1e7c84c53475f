package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.OVERWRITE;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Before connection tracking packets bring any state: on loopback that of the way out, at OUTPUT the answers of a reject that
 * of the packet that they answer, which is related there.
 */
class BeforeTrackingProofTest {

    private static final Proof NO_PACKET_AT_OUTPUT = new Proof.Undecided(
            "at OUTPUT no packet is known that shows a difference, but the programs are not proven equal");
    private static final Proof NO_PACKET_AT_PREROUTING = new Proof.Undecided(
            "at PREROUTING no packet is known that shows a difference, but the programs are not proven equal");

    private static PacketProgram drops(Hook hook, Match<?> match) {
        return at(hook, -300, rule(match, drop()));
    }

    private static Packet shown(Proof proof) {
        return ((Proof.Different) proof).example().orElseThrow().packet();
    }

    /** Such a rule drops the reset of a reject: a connection that is refused times out. */
    @Test
    void at_output_the_answers_of_a_reject_are_related() {
        Packet packet = shown(prove(drops(OUTPUT, any().state(RELATED)), at(OUTPUT)));

        assertThat(packet.state()).contains(RELATED);
        assertThat(packet.bringsConnection()).isTrue();
        assertThat(packet.isWithoutSocket()).isTrue();
        assertThat(packet.tcpFlags().orElseThrow().set()).containsExactly(TcpFlag.RST);
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "ESTABLISHED"})
    void at_output_other_states_are_not_known_to_be_there(ConnectionState state) {
        assertThat(prove(drops(OUTPUT, any().state(state)), at(OUTPUT))).isEqualTo(NO_PACKET_AT_OUTPUT);
        assertThat(prove(drops(OUTPUT, any().state(state)), drops(OUTPUT, any().state(state))))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void at_output_not_all_packets_are_without_connection() {
        Packet packet = shown(prove(drops(OUTPUT, any().state(INVALID)), drops(OUTPUT, any())));

        assertThat(packet.state()).contains(RELATED);
        assertThat(prove(drops(OUTPUT, any().state(INVALID)), at(OUTPUT))).isInstanceOf(Proof.Different.class);
    }

    @ParameterizedTest
    @CsvSource({"OUTPUT", "PREROUTING"})
    void all_states_together_are_all_packets(Hook hook) {
        assertThat(prove(drops(hook, any().state(NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED)), drops(hook, any())))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void at_output_the_label_is_saved_to_the_connection_that_is_brought() {
        assertThat(prove(at(OUTPUT, -300, rule(save(OVERWRITE))), at(OUTPUT))).isInstanceOf(Proof.Different.class);
    }

    @Test
    void a_packet_on_loopback_has_the_state_that_it_left_with() {
        Packet packet = shown(prove(drops(PREROUTING, any().state(NEW)), at(PREROUTING)));

        assertThat(packet.inputInterface()).contains("lo");
        assertThat(packet.state()).contains(NEW);
        assertThat(prove(drops(PREROUTING, any().in("lo").state(NEW)), at(PREROUTING)))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void a_packet_from_elsewhere_is_not_known_to_bring_a_connection() {
        assertThat(prove(drops(PREROUTING, any().in("eth0").state(NEW)), at(PREROUTING)))
                .isEqualTo(NO_PACKET_AT_PREROUTING);
        assertThat(prove(
                        drops(PREROUTING, any().state(NEW)),
                        drops(PREROUTING, any().in("lo").state(NEW))))
                .isEqualTo(NO_PACKET_AT_PREROUTING);
        assertThat(prove(drops(PREROUTING, any().in("eth0").state(INVALID)), at(PREROUTING)))
                .isInstanceOf(Proof.Different.class);
    }

    @ParameterizedTest
    @CsvSource({"OUTPUT, -200", "OUTPUT, -150", "PREROUTING, -200", "PREROUTING, -150"})
    void from_connection_tracking_on_each_state_is_known_to_be_there(Hook hook, int priority) {
        assertThat(prove(at(hook, priority, rule(any().state(ESTABLISHED), drop())), at(hook)))
                .isInstanceOf(Proof.Different.class);
    }

    /** A rule rejects TCP with a reset, all else with a message that the destination is unreachable. */
    @Test
    void at_output_no_other_packets_are_known_to_bring_a_connection() {
        assertThat(prove(drops(OUTPUT, udp().state(RELATED)), at(OUTPUT))).isEqualTo(NO_PACKET_AT_OUTPUT);
        assertThat(prove(
                        drops(
                                OUTPUT,
                                tcp().flags(Set.of(TcpFlag.SYN), Set.of(TcpFlag.SYN))
                                        .state(RELATED)),
                        at(OUTPUT)))
                .isEqualTo(NO_PACKET_AT_OUTPUT);
        assertThat(prove(drops(OUTPUT, icmp().type("echo-request").state(RELATED)), at(OUTPUT)))
                .isEqualTo(NO_PACKET_AT_OUTPUT);

        Packet reset = shown(prove(drops(OUTPUT, tcp().state(RELATED)), at(OUTPUT)));
        assertThat(reset.tcpFlags().orElseThrow().set()).contains(TcpFlag.RST);
        Packet error = shown(prove(drops(OUTPUT, icmp().state(RELATED)), at(OUTPUT)));
        assertThat(error.icmpType().orElseThrow()).hasToString("destination-unreachable");
    }
}
