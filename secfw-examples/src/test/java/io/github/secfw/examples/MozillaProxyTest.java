package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.program.Packet;
import io.github.secfw.testkit.PacketAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario A. */
class MozillaProxyTest {

    @ParameterizedTest
    @EnumSource(Family.class)
    void a_request_to_the_proxy_is_for_mozilla_only(Family family) {
        toProxy(family)
                .isLabelled("myhttp_client_packet_t")
                .hasConnectionLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void so_is_the_reply(Family family) {
        toProxy(family)
                .reply()
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void and_every_later_packet(Family family) {
        toProxy(family)
                .reply()
                .reply()
                .isLabelled("myhttp_client_packet_t")
                .isAllowedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void a_request_to_another_server_has_no_label_and_is_denied(Family family) {
        Addresses addresses = Addresses.of(family);
        given(out("eth0", tcp().from(addresses.here()).to(addresses.elsewhere()).dport(80))
                        .state(NEW))
                .isUnlabelled()
                .hasUnlabelledConnection()
                .isDeniedFor("mozilla_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void another_port_of_the_proxy_has_no_label(Family family) {
        Addresses addresses = Addresses.of(family);
        given(out("eth0", tcp().from(addresses.here()).to(addresses.proxy()).dport(443))
                        .state(NEW))
                .isUnlabelled()
                .isDeniedFor("mozilla_t");
    }

    private static PacketAssert toProxy(Family family) {
        Addresses addresses = Addresses.of(family);
        return given(
                out("eth0", tcp().from(addresses.here()).to(addresses.proxy()).dport(80))
                        .state(NEW));
    }

    private static PacketAssert given(Packet packet) {
        return assertThat(MozillaProxy.policy())
                .given(domain("mozilla_t").in("domain"), domain("user_t").in("domain"))
                .packet(packet);
    }
}
