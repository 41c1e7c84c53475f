package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Packet.forwarded;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.TransportMatch;
import io.github.secfw.program.Packet;
import io.github.secfw.testkit.PacketAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario D. */
class ServerFirewallTest {

    @ParameterizedTest
    @EnumSource(Family.class)
    void the_web_server_is_reached(Family family) {
        given(in("eth0", inbound(tcp(), family).dport(80)).state(NEW))
                .isAccepted()
                .isLogged()
                .reply()
                .isAccepted();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void nothing_else_is(Family family) {
        given(in("eth0", inbound(tcp(), family).dport(22)).state(NEW))
                .isDropped()
                .isLogged("INPUT ");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void the_log_is_limited_the_drop_is_not(Family family) {
        given(in("eth0", inbound(tcp(), family).dport(22)).state(NEW).overLimits())
                .isDropped()
                .isLogged();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void root_may_call_out(Family family) {
        given(out("eth0", outbound(tcp(), family).dport(443).uid(0)).state(NEW))
                .isAccepted()
                .reply()
                .isAccepted();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void others_may_not(Family family) {
        given(out("eth0", outbound(tcp(), family).dport(443).uid(1000)).state(NEW))
                .isDropped()
                .isLogged("OUTPUT ");
        given(out("eth0", outbound(tcp(), family).dport(443)).state(NEW).withoutSocket())
                .isDropped();
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4, 192.0.2.53, 53",
        "IPV6, 2001:db8::53, 53",
        "IPV4, 192.0.2.123, 123",
        "IPV6, 2001:db8::123, 123",
    })
    void everyone_may_ask_for_names_and_the_time(Family family, String server, int port) {
        TransportMatch packet = udp().from(Addresses.of(family).here())
                .sport(40000)
                .to(server)
                .dport(port)
                .uid(1000);
        given(out("eth0", packet).state(NEW)).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void but_no_other_server(Family family) {
        given(out("eth0", outbound(udp(), family).dport(53).uid(1000)).state(NEW))
                .isDropped()
                .isLogged("OUTPUT ");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void loopback_is_open_for_anything(Family family) {
        given(out("lo", outbound(tcp(), family).dport(1).uid(1000)).state(NEW)).isAccepted();
        given(in("lo", inbound(udp(), family).dport(1)).state(INVALID)).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void nothing_is_forwarded(Family family) {
        given(forwarded("eth0", "eth1", inbound(tcp(), family).dport(80)).state(ESTABLISHED))
                .isDropped()
                .isLogged();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void invalid_packets_are_dropped_without_a_line(Family family) {
        given(in("eth0", inbound(tcp(), family).dport(80)).state(INVALID))
                .isDropped()
                .isLogged();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void pings_pass_both_ways(Family family) {
        Match<?> ping = family == Family.IPV4
                ? icmp().type("echo-request").from("192.0.2.1").to("192.0.2.2")
                : icmpv6().type("echo-request").from("2001:db8::1").to("2001:db8::2");
        given(in("eth0", ping).state(NEW)).isAccepted();
        given(out("eth0", ping.uid(1000)).state(NEW)).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({
        "nd-neighbor-solicit, true, true",
        "nd-neighbor-advert, true, true",
        "nd-router-solicit, false, true",
        "nd-router-advert, true, false",
        "mld-listener-query, true, false",
        "mld-listener-report, false, true",
        "mld-listener-done, false, true",
        "mld2-listener-report, false, true",
        "nd-redirect, false, false",
    })
    void ipv6_has_what_it_needs_to_live(String type, boolean comesIn, boolean goesOut) {
        Match<?> message = icmpv6().type(type).from("fe80::1").to("ff02::1");
        verdict(given(in("eth0", message).state(UNTRACKED)), comesIn);
        verdict(given(out("eth0", message).state(UNTRACKED).withoutSocket()), goesOut);
    }

    @Test
    void neighbour_solicitations_come_in() {
        given(in("eth0", icmpv6().type(135).from("fe80::1").to("ff02::1:ff00:1"))
                        .state(UNTRACKED))
                .isAccepted();
    }

    private static void verdict(PacketAssert packet, boolean accepted) {
        if (accepted) {
            packet.isAccepted();
        } else {
            packet.isDropped();
        }
    }

    private static <M extends PortMatch<M>> M inbound(M match, Family family) {
        Addresses addresses = Addresses.of(family);
        return match.from(addresses.elsewhere()).to(addresses.here()).sport(40000);
    }

    private static <M extends PortMatch<M>> M outbound(M match, Family family) {
        Addresses addresses = Addresses.of(family);
        return match.from(addresses.here()).to(addresses.elsewhere()).sport(40000);
    }

    private static PacketAssert given(Packet packet) {
        return assertThat(ServerFirewall.policy()).packet(packet);
    }
}
