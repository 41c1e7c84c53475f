package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.Match;
import io.github.secfw.program.Packet;
import io.github.secfw.testkit.PacketAssert;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario E. */
class OwnerScenariosTest {

    @ParameterizedTest
    @EnumSource(Family.class)
    void the_user_may_ping(Family family) {
        owner(out("eth0", icmpOf(family).type("echo-request").uid(1000)).state(NEW))
                .isAccepted();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void all_others_are_rejected(Family family) {
        owner(out("eth0", icmpOf(family).type("echo-request").uid(1001)).state(NEW))
                .isRejected();
        owner(out("eth0", icmpOf(family).type("echo-request").uid(0)).state(NEW))
                .isRejected();
        owner(out("eth0", icmpOf(family).type("echo-request")).state(NEW).withoutSocket())
                .isRejected();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void only_answers_come_in(Family family) {
        owner(in("eth0", icmpOf(family).type("echo-reply")).state(ESTABLISHED)).isAccepted();
        for (ConnectionState other : List.of(NEW, RELATED, INVALID)) {
            owner(in("eth0", icmpOf(family).type("echo-reply")).state(other)).isDropped();
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void the_group_has_no_network_and_no_loopback(Family family) {
        for (String name : List.of("eth0", "lo")) {
            group(out(
                            name,
                            tcp().to(Addresses.of(family).elsewhere())
                                    .dport(443)
                                    .gid(500)))
                    .isRejected();
            group(out(name, udp().to(Addresses.of(family).elsewhere()).dport(53).gid(500)))
                    .isRejected();
            group(out(name, icmpOf(family).type("echo-request").gid(500))).isRejected();
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void other_groups_have_it(Family family) {
        Match<?> packet = tcp().to(Addresses.of(family).elsewhere()).dport(443);
        group(out("eth0", packet.gid(1000))).isAccepted();
        group(out("eth0", packet).withoutSocket()).isAccepted();
    }

    private static IcmpMatch icmpOf(Family family) {
        return family == Family.IPV4 ? icmp() : icmpv6();
    }

    private static PacketAssert owner(Packet packet) {
        return assertThat(OwnerPing.policy()).packet(packet);
    }

    private static PacketAssert group(Packet packet) {
        return assertThat(NoinetGroup.policy()).packet(packet);
    }
}
