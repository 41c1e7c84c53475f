package io.github.secfw.testkit;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

/** What happens to a packet; each assertion passes, and fails with the rules that the packet met. */
final class PacketAssertTest {

    private static final PacketType WEB = PacketType.named("web_packet_t");

    private static final Chain LABEL =
            Chain.named("LABEL").rule(Target.secmark(WEB)).rule(Target.save()).because("for replies");

    private static final FirewallPolicy POLICY = FirewallPolicy.named("test")
            .labelling(
                    Hook.INPUT,
                    in -> in.rule(any().state(ESTABLISHED), Target.restore()).rule(tcp().sport(25), Target.accept()))
            .labelling(
                    Hook.OUTPUT,
                    out -> out.rule(any().state(ESTABLISHED), Target.restore())
                            .rule(tcp().dport(80), Target.jump(LABEL)))
            .build();

    private static final String WEB_TRACE = """
            packet out eth0 tcp dport 80 state new, without label, connection without label
            mangle OUTPUT
              no:  rule 1: state established, then restore; it is not "state established"
              yes: rule 2: tcp dport 80, then jump LABEL
                yes: LABEL rule 1: any packet, then secmark web_packet_t => the packet is now labelled \
            system_u:object_r:web_packet_t:s0
                yes: LABEL rule 2: any packet, then save (for replies) => the connection is now labelled \
            system_u:object_r:web_packet_t:s0
              yes: end of the chain => accepted by its policy
            accepted, labelled system_u:object_r:web_packet_t:s0, connection labelled system_u:object_r:web_packet_t:s0
            """;

    private static final String MAIL_TRACE = """
            packet in eth0 tcp sport 25 state new, without label, connection without label
            mangle INPUT
              no:  rule 1: state established, then restore; it is not "state established"
              yes: rule 2: tcp sport 25, then accept => accepted
            accepted, without label, connection without label
            """;

    @Test
    void an_accepted_packet() {
        web().isAccepted();
        assertThatThrownBy(() -> web().isDropped())
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be dropped, but it is accepted\n" + WEB_TRACE);
    }

    @Test
    void the_label_of_a_packet() {
        web().isLabelled("web_packet_t");
        assertThatThrownBy(() -> web().isLabelled("mail_packet_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be labelled mail_packet_t, but it is labelled"
                        + " system_u:object_r:web_packet_t:s0\n" + WEB_TRACE);
        assertThatThrownBy(() -> mail().isLabelled("mail_packet_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be labelled mail_packet_t, but it is without label\n" + MAIL_TRACE);
    }

    @Test
    void a_packet_without_label() {
        mail().isUnlabelled();
        assertThatThrownBy(() -> web().isUnlabelled())
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be without label, but it is labelled"
                        + " system_u:object_r:web_packet_t:s0\n" + WEB_TRACE);
    }

    @Test
    void the_label_of_a_connection() {
        web().hasConnectionLabelled("web_packet_t");
        assertThatThrownBy(() -> web().hasConnectionLabelled("mail_packet_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the connection to be labelled mail_packet_t, but it is: connection labelled"
                        + " system_u:object_r:web_packet_t:s0\n" + WEB_TRACE);
        assertThatThrownBy(() -> mail().hasConnectionLabelled("mail_packet_t"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the connection to be labelled mail_packet_t, but it is: connection without"
                        + " label\n" + MAIL_TRACE);
    }

    @Test
    void a_connection_without_label() {
        mail().hasUnlabelledConnection();
        assertThatThrownBy(() -> web().hasUnlabelledConnection())
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the connection to be without label, but it is: connection labelled"
                        + " system_u:object_r:web_packet_t:s0\n" + WEB_TRACE);
    }

    @Test
    void a_rejected_packet_and_its_log_lines() {
        FirewallPolicy policy = FirewallPolicy.named("test")
                .filter(
                        Hook.OUTPUT,
                        Target.accept(),
                        out -> out.rule(Target.log("OUT ")).rule(Target.reject()))
                .build();
        PacketAssert rejected = assertThat(policy).packet(out("eth0", tcp()));
        rejected.isRejected().isLogged("OUT ");
        assertThatThrownBy(rejected::isAccepted)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("expected the packet to be accepted, but it is rejected\n");
        assertThatThrownBy(() -> rejected.isLogged("IN ", "OUT "))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "expected the packet to be logged as [IN , OUT ], but it is logged as [OUT ]\n");
        assertThatThrownBy(() -> web().isRejected())
                .isInstanceOf(AssertionError.class)
                .hasMessage("expected the packet to be rejected, but it is accepted\n" + WEB_TRACE);
    }

    @Test
    void a_packet_must_state_the_connection_that_is_asked_about() {
        FirewallPolicy policy = FirewallPolicy.named("test").build();
        assertThatThrownBy(() -> assertThat(policy).packet(in("eth0", tcp())).hasUnlabelledConnection())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"in eth0 tcp, without label\" does not state its connection: add \"state\" to the packet");
    }

    @Test
    void the_reply_belongs_to_the_connection() {
        web().reply().isLabelled("web_packet_t");
        assertThatThrownBy(() -> web().reply().isUnlabelled())
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        expected the packet to be without label, but it is labelled system_u:object_r:web_packet_t:s0
                        packet in eth0 tcp sport 80 state established, without label, connection labelled \
                        system_u:object_r:web_packet_t:s0
                        mangle INPUT
                          yes: rule 1: state established, then restore => the packet is now labelled \
                        system_u:object_r:web_packet_t:s0
                          no:  rule 2: tcp sport 25, then accept; it is not "sport 25"
                          yes: end of the chain => accepted by its policy
                        accepted, labelled system_u:object_r:web_packet_t:s0, connection labelled \
                        system_u:object_r:web_packet_t:s0
                        """);
    }

    @Test
    void a_packet_that_left_by_loopback_arrives_with_its_label() {
        assertThat(POLICY)
                .packet(out("lo", tcp().sport(5000).dport(80).state(NEW)))
                .arriving()
                .isLabelled("web_packet_t")
                .hasConnectionLabelled("web_packet_t");
    }

    @Test
    void only_a_packet_that_left_by_loopback_arrives() {
        assertThatThrownBy(() -> web().arriving())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0 tcp dport 80 state new, without label, connection without label\""
                        + " does not leave by lo: only such a packet arrives here again");
    }

    @Test
    void assertions_follow_each_other() {
        web().isAccepted()
                .isLabelled("web_packet_t")
                .hasConnectionLabelled("web_packet_t")
                .reply()
                .isAccepted()
                .isLabelled("web_packet_t");
        mail().isUnlabelled().hasUnlabelledConnection().isAccepted();
    }

    @Test
    void a_description_stands_before_the_message() {
        assertThatThrownBy(() -> web().as("requests").isUnlabelled())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[requests] expected the packet to be without label");
    }

    private static PacketAssert web() {
        return assertThat(POLICY).packet(out("eth0", tcp().dport(80).state(NEW)));
    }

    private static PacketAssert mail() {
        return assertThat(POLICY).packet(in("eth0", tcp().sport(25).state(NEW)));
    }
}
