package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users and groups by name, and control groups. */
final class AccountFactsTest {

    private static final PacketProgram EVERYWHERE = program(Stream.of(Hook.values())
            .map(hook -> base(
                    hook.name(),
                    hook,
                    0,
                    Verdict.ACCEPT,
                    rule(any().user("web"), log(hook + " user")),
                    rule(any().group("web"), log(hook + " group")),
                    rule(any().cgroup("system.slice"), log(hook + " cgroup"))))
            .toArray(ProgramBaseChain[]::new));

    private static final Match<?> OWNED = any().user("web").group("web").cgroup("system.slice/web.service");

    static List<Arguments> what_is_stated_decides() {
        return List.of(
                Arguments.of(any().user("web"), any().user("web"), true),
                Arguments.of(any().user("web"), any().user("mail"), false),
                Arguments.of(any().group("web"), any().group("web"), true),
                Arguments.of(any().group("web"), any().group("mail"), false),
                Arguments.of(any().user("web"), any().except(any().user("mail")), true),
                Arguments.of(any().group("web"), any().except(any().group("web")), false),
                Arguments.of(any().cgroup("a/b"), any().cgroup("a"), true),
                Arguments.of(any().cgroup("a/b"), any().cgroup("a/b"), true),
                Arguments.of(any().cgroup("a"), any().cgroup("a/b"), false),
                Arguments.of(any().cgroup("ab"), any().cgroup("a"), false));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void what_is_stated_decides(Match<?> stated, Match<?> asked, boolean matches) {
        assertThat(output(rule(asked, log("matched")))
                        .run(Packet.out("eth0", stated))
                        .logLines())
                .hasSize(matches ? 1 : 0);
    }

    static List<Arguments> what_is_not_stated_is_asked_for() {
        return List.of(
                Arguments.of(any().uid(33), any().user("web"), "user web", "user"),
                Arguments.of(any().gid(33), any().group("web"), "group web", "group"),
                Arguments.of(any().user("web"), any().uid(33), "uid 33", "uid"),
                Arguments.of(any().user("web"), any().cgroup("a"), "cgroup a", "cgroup"));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void what_is_not_stated_is_asked_for(Match<?> stated, Match<?> asked, String missing, String word) {
        Packet packet = Packet.out("eth0", stated);
        ProgramRule rule = rule(asked, log("matched"));
        assertThatThrownBy(() -> output(rule).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + missing
                        + "\" asks for, in chain out, " + rule.text() + ": add \"" + word + "\" to the packet");
    }

    @Test
    void where_a_packet_leaves_accounts_are_known_at_both_hooks_and_control_groups_in_output_only() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", OWNED)).logLines())
                .containsExactly(
                        "OUTPUT user", "OUTPUT group", "OUTPUT cgroup", "POSTROUTING user", "POSTROUTING group");
    }

    @Test
    void a_packet_without_socket_has_none_of_them() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", any()).withoutSocket()).logLines())
                .isEmpty();
        assertThat(EVERYWHERE.run(Packet.out("eth0", OWNED).withoutSocket()).logLines())
                .isEmpty();
    }

    @Test
    void stating_that_there_is_no_socket_takes_all_of_them_away() {
        assertThat(Packet.out("eth0", any().uid(1).gid(2).user("a").group("b").cgroup("c"))
                        .withoutSocket())
                .isEqualTo(Packet.out("eth0", any()).withoutSocket())
                .hasToString("out eth0 without socket, without label");
    }

    @Test
    void a_packet_that_arrives_has_accounts_in_input_and_a_control_group_before_too() {
        assertThat(EVERYWHERE.run(Packet.in("eth0", OWNED)).logLines())
                .containsExactly("PREROUTING cgroup", "INPUT user", "INPUT group", "INPUT cgroup");
        assertThat(EVERYWHERE.run(Packet.in("eth0", any()).withoutSocket()).logLines())
                .isEmpty();
    }

    static List<Arguments> what_is_not_stated_of_a_packet_that_arrives_is_asked_for() {
        return List.of(
                Arguments.of(Packet.in("eth0", any()), Hook.PREROUTING, any().cgroup("a"), "cgroup"),
                Arguments.of(Packet.in("lo", any()), Hook.PREROUTING, any().cgroup("a"), "cgroup"),
                Arguments.of(Packet.in("eth0", any()), Hook.INPUT, any().cgroup("a"), "cgroup"),
                Arguments.of(Packet.in("lo", any()), Hook.INPUT, any().cgroup("a"), "cgroup"),
                Arguments.of(Packet.in("eth0", any()), Hook.INPUT, any().user("a"), "user"),
                Arguments.of(Packet.in("eth0", any()), Hook.INPUT, any().group("a"), "group"));
    }

    @ParameterizedTest(name = "{0} at {1} meets {2}")
    @MethodSource
    void what_is_not_stated_of_a_packet_that_arrives_is_asked_for(
            Packet packet, Hook hook, Match<?> asked, String word) {
        ProgramRule rule = rule(asked, log("matched"));
        assertThatThrownBy(
                        () -> program(base("c", hook, 0, Verdict.ACCEPT, rule)).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + asked + "\" asks for, in chain c, "
                        + rule.text() + ": add \"" + word + "\" to the packet");
    }

    @Test
    void a_packet_that_is_passed_on_without_socket_has_none_of_them() {
        assertThat(EVERYWHERE
                        .run(Packet.forwarded("eth0", "eth1", any()).withoutSocket())
                        .logLines())
                .isEmpty();
    }

    @Test
    void what_came_back_on_loopback_has_no_accounts_any_more() {
        Packet arrived = EVERYWHERE.trace(Packet.out("lo", OWNED)).arriving();
        assertThat(arrived.user()).isEmpty();
        assertThat(arrived.group()).isEmpty();
        assertThat(arrived.controlGroup()).isEmpty();
        assertThat(program(base(
                                "c",
                                Hook.INPUT,
                                0,
                                Verdict.ACCEPT,
                                rule(any().user("web"), log("user")),
                                rule(any().group("web"), log("group"))))
                        .run(arrived)
                        .logLines())
                .isEmpty();
    }

    @Test
    void those_of_an_answer_are_not_known() {
        Packet answer = EVERYWHERE
                .trace(Packet.in(
                        "eth0",
                        tcp().user("web").group("web").cgroup("system.slice").state(ConnectionState.NEW)))
                .reply();
        assertThat(answer.user()).isEmpty();
        assertThat(answer.group()).isEmpty();
        assertThat(answer.controlGroup()).isEmpty();
    }
}
