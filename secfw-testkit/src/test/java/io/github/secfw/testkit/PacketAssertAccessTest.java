package io.github.secfw.testkit;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.forwarded;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import org.junit.jupiter.api.Test;

/** Who may use a packet; each assertion passes, and fails with the decision and the rules that the packet met. */
final class PacketAssertAccessTest {

    private static final PacketType WEB = PacketType.named("web_packet_t");

    private static final FirewallPolicy POLICY = FirewallPolicy.named("test")
            .labelling(Hook.PREROUTING, chain -> chain.rule(tcp().dport(80), Target.secmark(WEB)))
            .labelling(Hook.OUTPUT, out -> out.rule(tcp().dport(80), Target.secmark(WEB)))
            .allow("mozilla_t", WEB)
            .allow(domains("sender_t"), WEB, Permission.SEND)
            .allow(domains("router_t"), WEB, Permission.FORWARD_IN, Permission.FORWARD_OUT)
            .allow(domains("half_router_t"), WEB, Permission.FORWARD_IN)
            .auditAllow(domains("mozilla_t"), WEB, Permission.SEND)
            .allow(attribute("domain"), PacketType.UNLABELED)
            .build();

    private static final String OUT_TRACE = """
            packet out eth0 tcp dport 80, without label
            mangle OUTPUT
              yes: rule 1: tcp dport 80, then secmark web_packet_t => the packet is now labelled \
            system_u:object_r:web_packet_t:s0
              yes: end of the chain => accepted by its policy
            accepted, labelled system_u:object_r:web_packet_t:s0
            """;

    @Test
    void a_packet_that_leaves_is_sent() {
        leaving().isAllowedFor("mozilla_t").isAllowedFor("sender_t").isDeniedFor("user_t");
        assertThatThrownBy(() -> leaving().isAllowedFor("user_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "expected the packet to be allowed for user_t, but: user_t send web_packet_t: denied, no rule"
                                + " of the policy allows it\n" + OUT_TRACE);
        assertThatThrownBy(() -> leaving().isDeniedFor("sender_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be denied for sender_t, but: sender_t send web_packet_t: allowed by"
                        + " \"allow sender_t web_packet_t:packet { send }\"\n" + OUT_TRACE);
    }

    @Test
    void a_packet_that_arrives_is_received() {
        assertThat(POLICY)
                .packet(in("eth0", tcp().dport(80)))
                .isAllowedFor("mozilla_t")
                .isDeniedFor("sender_t");
        assertThatThrownBy(() ->
                        assertThat(POLICY).packet(in("eth0", tcp().dport(80))).isAllowedFor("sender_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "expected the packet to be allowed for sender_t, but: sender_t recv web_packet_t:"
                                + " denied, no rule of the policy allows it\npacket in eth0 tcp dport 80");
    }

    @Test
    void a_packet_that_is_passed_on_needs_both_permissions() {
        assertThat(POLICY)
                .packet(forwarded("eth0", "eth1", tcp().dport(80)))
                .isAllowedFor("router_t")
                .isDeniedFor("half_router_t");
        assertThatThrownBy(() -> assertThat(POLICY)
                        .packet(forwarded("eth0", "eth1", tcp().dport(80)))
                        .isDeniedFor("router_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected the packet to be denied for router_t, but: router_t forward_in"
                        + " web_packet_t: allowed by \"allow router_t web_packet_t:packet { forward_in forward_out }\";"
                        + " router_t forward_out web_packet_t: allowed by"
                        + " \"allow router_t web_packet_t:packet { forward_in forward_out }\"\n");
    }

    @Test
    void use_is_audited() {
        leaving().isAuditedFor("mozilla_t");
        assertThatThrownBy(() -> leaving().isAuditedFor("sender_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "expected the packet to be audited for sender_t, but: sender_t send web_packet_t: allowed by"
                                + " \"allow sender_t web_packet_t:packet { send }\"\n" + OUT_TRACE);
        assertThatThrownBy(() -> leaving().isAuditedFor("user_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected the packet to be allowed for user_t, but:");
    }

    @Test
    void what_hangs_on_an_attribute_must_be_given() {
        assertThat(POLICY)
                .given(domain("sshd_t").in("domain"), domain("web_packet_t").notIn("domain"))
                .packet(out("eth0", tcp().dport(22)))
                .isUnlabelled()
                .isAllowedFor("sshd_t")
                .isDeniedFor("web_packet_t");
        assertThatThrownBy(() ->
                        assertThat(POLICY).packet(out("eth0", tcp().dport(22))).isAllowedFor("sshd_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("whether domain \"sshd_t\" has the attribute \"domain\" is not known, and the rule"
                        + " \"allow domain unlabeled_t:packet { send recv }\" hangs on it: give the domain as"
                        + " domain(\"sshd_t\").in(\"domain\") or domain(\"sshd_t\").notIn(\"domain\")");
    }

    @Test
    void what_was_given_holds_for_the_reply_too_and_the_last_counts() {
        assertThat(POLICY)
                .given(domain("sshd_t").notIn("domain"))
                .given(domain("sshd_t").in("domain"))
                .packet(in("eth0", tcp().dport(22).sport(5000).state(NEW)))
                .isAllowedFor("sshd_t")
                .reply()
                .isAllowedFor("sshd_t");
    }

    @Test
    void a_policy_that_labels_nothing_denies_nothing() {
        FirewallPolicy policy =
                FirewallPolicy.named("test").allow("mozilla_t", WEB).build();
        assertThatThrownBy(() ->
                        assertThat(policy).packet(out("eth0", tcp().dport(80))).isDeniedFor("user_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be denied for user_t, but no rule labels packets, so that SELinux"
                        + " checks none\n"
                        + "packet out eth0 tcp dport 80, without label\n"
                        + "accepted, without label\n");
    }

    private static PacketAssert leaving() {
        return assertThat(POLICY).packet(out("eth0", tcp().dport(80)));
    }
}
