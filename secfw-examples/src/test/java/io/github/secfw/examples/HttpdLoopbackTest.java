package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.program.Packet;
import io.github.secfw.testkit.PacketAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario C. */
class HttpdLoopbackTest {

    private static final int ICMPV6 = 58;

    @ParameterizedTest
    @EnumSource(Family.class)
    void a_request_is_for_httpd_only(Family family) {
        for (int port : new int[] {80, 443}) {
            given(in("eth0", inbound(family).dport(port)).state(NEW))
                    .isLabelled("httpd_packet_t")
                    .isAllowedFor("httpd_t")
                    .isDeniedFor("httpd_sys_script_t")
                    .isDeniedFor("sshd_t");
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void so_is_the_answer(Family family) {
        given(in("eth0", inbound(family).dport(443)).state(NEW))
                .reply()
                .isLabelled("httpd_packet_t")
                .isAllowedFor("httpd_t")
                .isDeniedFor("httpd_sys_script_t")
                .isDeniedFor("sshd_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void the_kernel_may_reset_a_connection_to_httpd(Family family) {
        given(in("eth0", inbound(family).dport(443)).state(NEW)).reply().isAllowedFor("kernel_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void over_loopback_everything_is_reached(Family family) {
        given(out("lo", outbound(family).dport(5432)).state(NEW))
                .isLabelled("loopback_packet_t")
                .isAllowedFor("httpd_t")
                .isAllowedFor("httpd_sys_script_t")
                .isAllowedFor("sshd_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void what_arrives_over_loopback_and_its_reply_too(Family family) {
        for (int port : new int[] {5432, 80}) {
            PacketAssert arrived =
                    given(out("lo", outbound(family).dport(port)).state(NEW)).arriving();
            arrived.isLabelled("loopback_packet_t").isAllowedFor("httpd_t").isAllowedFor("httpd_sys_script_t");
            arrived.reply()
                    .isLabelled("loopback_packet_t")
                    .isAllowedFor("httpd_sys_script_t")
                    .isAllowedFor("sshd_t")
                    .arriving()
                    .isLabelled("loopback_packet_t")
                    .isAllowedFor("httpd_t");
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void httpd_and_its_scripts_cannot_call_out_but_others_can(Family family) {
        isForOthers(given(out("eth0", outbound(family).dport(443)).state(NEW)));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void nor_get_replies(Family family) {
        isForOthers(given(out("eth0", outbound(family).dport(443)).state(NEW)).reply());
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void no_other_service_changes(Family family) {
        isForOthers(given(in("eth0", inbound(family).dport(22)).state(NEW)));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void not_even_on_its_second_packet(Family family) {
        isForOthers(given(in("eth0", inbound(family).dport(22)).state(NEW)).reply());
        isForOthers(
                given(in("eth0", inbound(family).dport(22)).state(NEW)).reply().reply());
    }

    @Test
    void packets_without_connection_get_the_default_label_unsaved() {
        Packet solicitation = in("eth0", protocol(ICMPV6).from("2001:db8::7").to("2001:db8::1"));
        isForOthers(given(solicitation.state(UNTRACKED)).hasUnlabelledConnection());
        isForOthers(given(out("eth0", any()).state(UNTRACKED)).hasUnlabelledConnection());
        isForOthers(given(in("eth0", any()).state(INVALID)).hasUnlabelledConnection());
        isForOthers(given(out("eth0", any()).state(INVALID)).hasUnlabelledConnection());
    }

    @Test
    void neighbour_discovery_is_the_kernels_and_goes_on() {
        given(out("eth0", protocol(ICMPV6).to("2001:db8::7")).state(UNTRACKED)).isAllowedFor("kernel_t");
    }

    private static void isForOthers(PacketAssert packet) {
        packet.isLabelled("default_packet_t")
                .isDeniedFor("httpd_t")
                .isDeniedFor("httpd_sys_script_t")
                .isAllowedFor("sshd_t");
    }

    private static TcpMatch inbound(Family family) {
        Addresses addresses = Addresses.of(family);
        return tcp().from(addresses.elsewhere()).to(addresses.here()).sport(40000);
    }

    private static TcpMatch outbound(Family family) {
        Addresses addresses = Addresses.of(family);
        return tcp().from(addresses.here()).to(addresses.elsewhere()).sport(40000);
    }

    private static PacketAssert given(Packet packet) {
        return assertThat(HttpdLoopback.policy())
                .given(
                        domain("httpd_t").in("domain"),
                        domain("httpd_sys_script_t").in("domain"),
                        domain("kernel_t").in("domain"),
                        domain("sshd_t").in("domain"))
                .packet(packet);
    }
}
