package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.net.Family;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Packet;
import io.github.secfw.spi.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of scenario F. */
class UserspaceVerdictTest {

    static Stream<Arguments> policies_and_families() {
        return Stream.of(UserspaceVerdict.policy(), UserspaceVerdict.bypass())
                .flatMap(policy -> Stream.of(Family.values()).map(family -> Arguments.of(policy, family)));
    }

    @ParameterizedTest
    @MethodSource("policies_and_families")
    void a_question_to_a_name_server_is_labelled_and_accepted_with_its_answer(FirewallPolicy policy, Family family) {
        for (Packet question : List.of(question(family), question(family).withoutListener())) {
            assertThat(policy)
                    .packet(question)
                    .isAccepted()
                    .isLabelled("dns_client_packet_t")
                    .hasConnectionLabelled("dns_client_packet_t")
                    .reply()
                    .isAccepted()
                    .isLabelled("dns_client_packet_t");
        }
    }

    @ParameterizedTest
    @MethodSource("policies_and_families")
    void every_other_new_connection_goes_to_the_program(FirewallPolicy policy, Family family) {
        assertThat(policy).packet(request(family, "eth0")).isQueued().isUnlabelled();
        assertThat(policy)
                .packet(out("eth0", udp().to(Addresses.of(family).elsewhere()).dport(123))
                        .state(NEW))
                .isQueued();
    }

    @ParameterizedTest
    @MethodSource("policies_and_families")
    void loopback_and_known_connections_do_not(FirewallPolicy policy, Family family) {
        assertThat(policy).packet(request(family, "lo").withoutListener()).isAccepted();
        assertThat(policy)
                .packet(request(family, "eth0").state(ESTABLISHED).withoutListener())
                .isAccepted();
        assertThat(policy)
                .packet(in("eth0", tcp().from(Addresses.of(family).elsewhere()).dport(22))
                        .state(NEW)
                        .withoutListener())
                .isAccepted();
    }

    @ParameterizedTest
    @MethodSource("policies_and_families")
    void ipv6_goes_on_living(FirewallPolicy policy) {
        assertThat(policy)
                .packet(out("eth0", icmpv6().type("nd-neighbor-solicit").to("ff02::1:ff00:2"))
                        .state(UNTRACKED)
                        .withoutSocket()
                        .withoutListener())
                .isAccepted();
    }

    @Test
    void without_the_program_the_packets_are_dropped_or_with_bypass_go_on() {
        for (Family family : Family.values()) {
            Packet packet = request(family, "eth0").withoutListener();
            assertThat(UserspaceVerdict.policy()).packet(packet).isDropped();
            assertThat(UserspaceVerdict.bypass()).packet(packet).isAccepted().isUnlabelled();
        }
    }

    @Test
    void the_administrator_is_told() {
        assertThat(steps(UserspaceVerdict.policy()))
                .contains(
                        "Packets are handed to queue 0. While no program listens there, they are dropped: start the program"
                                + " before the rules are loaded.");
        assertThat(steps(UserspaceVerdict.bypass()))
                .contains(
                        "Packets are handed to queue 0. While no program listens there, they are let through (bypass): they"
                                + " skip the rest of the base chain and go on in the next table.");
    }

    private static List<String> steps(FirewallPolicy policy) {
        return Secfw.discover().render(policy).steps().stream().map(Step::text).toList();
    }

    private static Packet question(Family family) {
        Addresses addresses = Addresses.of(family);
        return out(
                        "eth0",
                        udp().from(addresses.here()).to(addresses.elsewhere()).dport(53))
                .state(NEW);
    }

    private static Packet request(Family family, String name) {
        Addresses addresses = Addresses.of(family);
        return out(name, tcp().from(addresses.here()).to(addresses.elsewhere()).dport(443))
                .state(NEW);
    }
}
