package io.github.secfw.program;

import static io.github.secfw.net.Delivery.BROADCAST;
import static io.github.secfw.net.Delivery.MULTICAST;
import static io.github.secfw.net.Delivery.UNICAST;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To whom the link layer delivered a packet; the kernel calls those that this machine makes unicast. */
final class DeliveryFactsTest {

    private static final Match<?> GROUPS = any().delivery(MULTICAST, BROADCAST);

    @Test
    void a_delivery_is_known_at_every_hook() {
        assertThat(everywhere(GROUPS)
                        .run(Packet.in("eth0", any().delivery(MULTICAST)))
                        .logLines())
                .containsExactly("PREROUTING", "INPUT");
        assertThat(everywhere(GROUPS)
                        .run(Packet.forwarded("eth0", "eth1", any().delivery(BROADCAST)))
                        .logLines())
                .containsExactly("PREROUTING", "FORWARD", "POSTROUTING");
        assertThat(everywhere(GROUPS)
                        .run(Packet.in("eth0", any().delivery(UNICAST)))
                        .logLines())
                .isEmpty();
    }

    @Test
    void another_delivery_is_the_opposite() {
        PacketProgram others = everywhere(any().except(GROUPS));
        assertThat(others.run(Packet.in("eth0", any().delivery(UNICAST))).logLines())
                .containsExactly("PREROUTING", "INPUT");
        assertThat(others.run(Packet.in("eth0", any().delivery(MULTICAST))).logLines())
                .isEmpty();
    }

    @Test
    void a_packet_that_this_machine_makes_is_unicast() {
        assertThat(everywhere(GROUPS).run(Packet.out("eth0", any())).logLines()).isEmpty();
        assertThat(everywhere(any().delivery(UNICAST))
                        .run(Packet.out("eth0", any()))
                        .logLines())
                .containsExactly("OUTPUT", "POSTROUTING");
    }

    @Test
    void a_delivery_that_is_not_stated_is_asked_for() {
        assertThatThrownBy(() -> everywhere(GROUPS).run(Packet.in("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"in eth0, without label\" does not state what \"delivered as broadcast, multicast\""
                                + " asks for, in chain PREROUTING, delivered as broadcast, multicast; log \"PREROUTING\" at level"
                                + " warn: add \"delivery\" to the packet");
        assertThatThrownBy(() -> everywhere(any().except(GROUPS)).run(Packet.in("eth0", any())))
                .hasMessageEndingWith(": add \"delivery\" to the packet");
    }

    @Test
    void the_answer_to_a_packet_is_another_delivery() {
        Packet request =
                Packet.forwarded("eth0", "eth1", any().delivery(UNICAST).state(ConnectionState.NEW));
        assertThat(program().trace(request).reply().delivery()).isEmpty();
    }

    private static PacketProgram everywhere(Match<?> match) {
        return program(Stream.of(Hook.values())
                .map(hook -> base(hook.name(), hook, 0, Verdict.ACCEPT, rule(match, log(hook.name()))))
                .toArray(ProgramBaseChain[]::new));
    }
}
