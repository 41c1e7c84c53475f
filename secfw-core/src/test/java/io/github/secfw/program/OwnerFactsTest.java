package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A packet has an owner where it leaves, and only if a socket of this machine sent it. */
final class OwnerFactsTest {

    private static final PacketProgram EVERYWHERE = program(Stream.of(Hook.values())
            .map(hook -> base(
                    hook.name(),
                    hook,
                    0,
                    Verdict.ACCEPT,
                    rule(any().uid(new IdRange(0, 9)), log(hook + " uid")),
                    rule(any().gid(100), log(hook + " gid"))))
            .toArray(ProgramBaseChain[]::new));

    static List<Arguments> the_stated_owner_decides() {
        return List.of(
                Arguments.of(any().uid(33), any().uid(33), true),
                Arguments.of(any().uid(33), any().uid(new IdRange(30, 39), new IdRange(50, 50)), true),
                Arguments.of(any().uid(33), any().uid(0), false),
                Arguments.of(any().gid(33), any().gid(33), true),
                Arguments.of(any().gid(33), any().gid(0), false),
                Arguments.of(any().uid(33), any().uid(0).gid(33), false), // the group is not asked for
                Arguments.of(any().gid(0), any().uid(33).gid(33), false));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void the_stated_owner_decides(Match<?> stated, Match<?> asked, boolean matches) {
        assertThat(output(rule(asked, log("matched")))
                        .run(Packet.out("eth0", stated))
                        .logLines())
                .hasSize(matches ? 1 : 0);
    }

    static List<Arguments> an_owner_that_is_not_stated_is_asked_for() {
        return List.of(
                Arguments.of(any(), any().uid(33), "uid 33", "uid"),
                Arguments.of(any().uid(33), any().uid(33).gid(0), "gid 0", "gid"),
                Arguments.of(tcp().gid(33), tcp().uid(0), "uid 0", "uid"));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void an_owner_that_is_not_stated_is_asked_for(Match<?> stated, Match<?> asked, String missing, String word) {
        Packet packet = Packet.out("eth0", stated);
        ProgramRule rule = rule(asked, log("matched"));
        assertThatThrownBy(() -> output(rule).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + missing
                        + "\" asks for, in chain out, " + rule.text() + ": add \"" + word + "\" to the packet");
    }

    @Test
    void a_packet_without_socket_has_no_owner() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", any()).withoutSocket()).logLines())
                .isEmpty();
        assertThat(EVERYWHERE
                        .run(Packet.out("eth0", any().uid(0).gid(100)).withoutSocket())
                        .logLines())
                .isEmpty();
    }

    @Test
    void an_owner_is_known_where_a_packet_leaves() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", any().uid(0).gid(100))).logLines())
                .containsExactly("OUTPUT uid", "OUTPUT gid", "POSTROUTING uid", "POSTROUTING gid");
    }

    @Test
    void a_packet_that_arrives_can_have_an_owner_in_input() {
        assertThat(EVERYWHERE.run(Packet.in("eth0", any().uid(0).gid(100))).logLines())
                .containsExactly("INPUT uid", "INPUT gid");
        assertThat(EVERYWHERE.run(Packet.in("eth0", any().uid(10).gid(0))).logLines())
                .isEmpty();
        assertThat(EVERYWHERE.run(Packet.in("eth0", any()).withoutSocket()).logLines())
                .isEmpty();
    }

    @Test
    void an_owner_that_a_packet_which_arrives_does_not_state_is_asked_for() {
        assertThatThrownBy(() -> EVERYWHERE.run(Packet.in("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"in eth0, without label\" does not state what \"uid 0-9\" asks for, in chain"
                        + " INPUT, uid 0-9; log \"INPUT uid\" at level warn: add \"uid\" to the packet");
    }

    @Test
    void a_packet_that_arrives_on_loopback_has_no_owner() {
        assertThat(EVERYWHERE.run(Packet.in("lo", any())).logLines()).isEmpty();
        assertThat(EVERYWHERE.run(Packet.in("lo", any().uid(0).gid(100))).logLines())
                .isEmpty();
    }

    @Test
    void a_packet_that_is_passed_on_has_no_owner() {
        assertThat(EVERYWHERE.run(Packet.forwarded("eth0", "eth1", any())).logLines())
                .isEmpty();
    }

    @Test
    void what_came_back_on_loopback_has_no_owner_any_more() {
        Packet sent = Packet.out("lo", any().uid(0).gid(100));
        Packet arrived = EVERYWHERE.trace(sent).arriving();
        assertThat(EVERYWHERE.run(arrived).logLines()).isEmpty();
    }

    @Test
    void the_owner_of_an_answer_is_not_known() {
        Packet request = Packet.in("eth0", tcp().uid(0).gid(0).state(NEW));
        Packet answer = EVERYWHERE.trace(request).reply();
        assertThat(answer.uid()).isEmpty();
        assertThat(answer.gid()).isEmpty();
        assertThat(answer.isWithoutSocket()).isFalse();
    }
}
