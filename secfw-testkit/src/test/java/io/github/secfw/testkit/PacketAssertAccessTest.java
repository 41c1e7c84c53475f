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

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who may use a packet; each assertion passes, and fails with the decision and the rules that the packet met. */
final class PacketAssertAccessTest {

    private static final PacketType WEB = PacketType.named("web_packet_t");

    private static final PacketType MAIL = PacketType.named("mail_packet_t");

    private static final FirewallPolicy POLICY = FirewallPolicy.named("test")
            .labelling(
                    Hook.PREROUTING,
                    chain -> chain.rule(tcp().dport(80), Target.secmark(WEB))
                            .rule(tcp().dport(25), Target.secmark(MAIL)))
            .labelling(Hook.OUTPUT, out -> out.rule(tcp().dport(80), Target.secmark(WEB)))
            .allow("mozilla_t", WEB)
            .allow(domains("sender_t"), WEB, Permission.SEND)
            .allow(domains("unlabeled_t"), WEB, Permission.FORWARD_IN, Permission.FORWARD_OUT)
            .allow(domains("unlabeled_t"), MAIL, Permission.FORWARD_IN)
            .allow(domains("container_t"), MAIL, Permission.FORWARD_IN, Permission.FORWARD_OUT)
            .allow(domains("kernel_t"), WEB, Permission.SEND)
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
    void a_packet_that_is_forwarded_needs_both_permissions() {
        assertThat(POLICY).packet(forwarded("eth0", "eth1", tcp().dport(80))).isAllowedFor("unlabeled_t");
        assertThat(POLICY).packet(forwarded("eth0", "eth1", tcp().dport(25))).isDeniedFor("unlabeled_t");
        assertThatThrownBy(() -> assertThat(POLICY)
                        .packet(forwarded("eth0", "eth1", tcp().dport(80)))
                        .isDeniedFor("unlabeled_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected the packet to be denied for unlabeled_t, but: unlabeled_t forward_in"
                        + " web_packet_t: allowed by \"allow unlabeled_t web_packet_t:packet { forward_in forward_out }\";"
                        + " unlabeled_t forward_out web_packet_t: allowed by"
                        + " \"allow unlabeled_t web_packet_t:packet { forward_in forward_out }\"\n");
    }

    /**
     * The peer of forwarded packets is {@code unlabeled_t} whatever domain sent them: a grant to {@code container_t} grants
     * nothing that the kernel asks for (tried on Linux 6.1 with SELinux).
     */
    @Test
    void the_sender_of_a_forwarded_packet_is_not_asked_about() {
        refusesOtherSubject(packet -> packet.isAllowedFor("container_t"));
        refusesOtherSubject(packet -> packet.isDeniedFor("container_t"));
        refusesOtherSubject(packet -> packet.isAuditedFor("container_t"));
    }

    private static void refusesOtherSubject(Consumer<PacketAssert> question) {
        assertThatThrownBy(() -> question.accept(assertThat(POLICY).packet(forwarded("eth0", "eth1", tcp().dport(25)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the kernel does not ask about \"container_t\" when it forwards the packet \"in eth0 out eth1 tcp"
                                + " dport 25, without label\", but about its peer label, which is unlabeled_t unless NetLabel or IPsec"
                                + " gives it one: ask about \"unlabeled_t\"");
    }

    @Test
    void a_packet_without_socket_is_sent_by_the_kernel() {
        assertThat(POLICY).packet(out("eth0", tcp().dport(80)).withoutSocket()).isAllowedFor("kernel_t");
        assertThatThrownBy(() -> assertThat(POLICY)
                        .packet(out("eth0", tcp().dport(80)).withoutSocket())
                        .isAllowedFor("mozilla_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0 tcp dport 80 without socket, without label\" has no socket, so that the kernel sends it and"
                                + " not \"mozilla_t\": ask about \"kernel_t\"");
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
    void what_depends_on_an_attribute_must_be_given() {
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
                        + " \"allow domain unlabeled_t:packet { send recv }\" depends on it: give the domain as"
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
                .hasMessage("expected the packet to be denied for user_t, but no rule labels packets, so SELinux"
                        + " checks none\n"
                        + "packet out eth0 tcp dport 80, without label\n"
                        + "accepted, without label\n");
    }

    private static PacketAssert leaving() {
        return assertThat(POLICY).packet(out("eth0", tcp().dport(80)));
    }
}
