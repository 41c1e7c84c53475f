package io.github.secfw.testkit;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static io.github.secfw.program.Packet.out;
import static io.github.secfw.testkit.SecfwAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

/** What happens to a packet's connection; each assertion passes, and fails with the rules that the packet met. */
final class PacketAssertConnectionTest {

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

    private static PacketAssert web() {
        return assertThat(POLICY).packet(out("eth0", tcp().dport(80).state(NEW)));
    }

    private static PacketAssert mail() {
        return assertThat(POLICY).packet(in("eth0", tcp().sport(25).state(NEW)));
    }
}
