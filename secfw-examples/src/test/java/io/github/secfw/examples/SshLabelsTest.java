package io.github.secfw.examples;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.SecurityContext;
import io.github.secfw.testkit.PacketAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of scenario B, with and without the grant for the roll-out. */
class SshLabelsTest {

    @ParameterizedTest
    @EnumSource(Family.class)
    void packets_to_the_server_are_for_sshd_only(Family family) {
        for (FirewallPolicy policy : both()) {
            given(policy, in("eth0", toServer(family)).state(NEW))
                    .isLabelled("ssh_server_packet_t")
                    .isAllowedFor("sshd_t")
                    .isDeniedFor("user_t")
                    .hasUnlabelledConnection();
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void packets_from_the_server_are_for_sshd_only(Family family) {
        for (FirewallPolicy policy : both()) {
            given(policy, in("eth0", toServer(family)).state(NEW))
                    .reply()
                    .isLabelled("ssh_server_packet_t")
                    .isAllowedFor("sshd_t")
                    .isDeniedFor("user_t");
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void without_the_grant_calls_to_other_ssh_servers_are_denied(Family family) {
        given(SshLabels.policy(), out("eth0", toOtherServer(family)).state(NEW))
                .isUnlabelled()
                .isDeniedFor("sshd_t")
                .isDeniedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void during_the_roll_out_they_are_allowed_and_audited(Family family) {
        given(SshLabels.rollout(), out("eth0", toOtherServer(family)).state(NEW))
                .isUnlabelled()
                .isAuditedFor("sshd_t")
                .isAuditedFor("user_t")
                .reply()
                .isUnlabelled()
                .isAuditedFor("sshd_t")
                .isAuditedFor("user_t");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void a_connection_that_another_rule_set_labelled_keeps_its_label(Family family) {
        ConnectionLabel other = ConnectionLabel.of(SecurityContext.parse("system_u:object_r:dns_client_packet_t:s0"));
        for (FirewallPolicy policy : both()) {
            given(policy, out("eth0", toOtherServer(family)).state(ESTABLISHED).connection(other))
                    .isLabelled("dns_client_packet_t");
            given(policy, out("eth0", toOtherServer(family)).state(ESTABLISHED).connection(other))
                    .reply()
                    .isLabelled("dns_client_packet_t");
        }
    }

    private static FirewallPolicy[] both() {
        return new FirewallPolicy[] {SshLabels.policy(), SshLabels.rollout()};
    }

    private static Match<?> toServer(Family family) {
        Addresses addresses = Addresses.of(family);
        return tcp().from(addresses.elsewhere())
                .to(addresses.here())
                .sport(40000)
                .dport(22);
    }

    private static Match<?> toOtherServer(Family family) {
        Addresses addresses = Addresses.of(family);
        return tcp().from(addresses.here())
                .to(addresses.elsewhere())
                .sport(40000)
                .dport(22);
    }

    private static PacketAssert given(FirewallPolicy policy, Packet packet) {
        return assertThat(policy)
                .given(domain("sshd_t").in("domain"), domain("user_t").in("domain"))
                .packet(packet);
    }
}
