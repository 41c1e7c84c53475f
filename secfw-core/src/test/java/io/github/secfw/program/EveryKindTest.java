package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.CriterionKind;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.TcpFlag;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new kind of criterion is in the words of matches, in packets and in their texts. */
class EveryKindTest {

    /** The switch is exhaustive, so that a new kind does not compile without an example. */
    private static Match<?> example(CriterionKind kind) {
        return switch (kind) {
            case SOURCE -> any().from("192.0.2.1");
            case DESTINATION -> any().to("192.0.2.1");
            case INPUT -> any().in("eth0");
            case OUTPUT -> any().out("eth0");
            case PROTOCOL -> protocol(47);
            case ICMP -> icmp();
            case ICMP_TYPE -> icmp().type(8);
            case ICMP_CODE -> icmp().type(3).code(4);
            case SOURCE_PORT -> tcp().sport(1024);
            case DESTINATION_PORT -> tcp().dport(22);
            case TCP_FLAGS -> tcp().flags(EnumSet.of(TcpFlag.SYN), EnumSet.of(TcpFlag.SYN));
            case DELIVERY -> any().delivery(Delivery.BROADCAST);
            case PACKET_MARK -> any().mark(7);
            case CONNECTION_MARK -> any().connectionMark(7);
            case OWNER_UID -> any().uid(5);
            case OWNER_USER -> any().user("www-data");
            case OWNER_GID -> any().gid(5);
            case OWNER_GROUP -> any().group("www-data");
            case CONTROL_GROUP -> any().cgroup("system.slice");
            case STATE -> any().state(ConnectionState.NEW);
            case LIMIT -> any().limit(3, LimitUnit.SECOND, 5);
        };
    }

    private static Criterion criterion(CriterionKind kind) {
        return example(kind).criteria().stream()
                .filter(criterion -> criterion.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_class_of_criterion_has_a_kind_of_its_own() {
        Set<Class<?>> classes = new HashSet<>();
        for (CriterionKind kind : CriterionKind.values()) {
            classes.add(criterion(kind).getClass());
        }
        int negated = 1;
        assertThat(classes)
                .hasSameSizeAs(CriterionKind.values())
                .hasSize(Criterion.class.getPermittedSubclasses().length - negated);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INPUT", "OUTPUT", "LIMIT"})
    void a_packet_states_the_field_shows_it_and_matches(CriterionKind kind) {
        Match<?> match = example(kind);
        Hook hook = Stream.of(Hook.OUTPUT, Hook.INPUT)
                .filter(one -> match.criteria().stream()
                        .allMatch(criterion -> criterion.requirement().isMetAt(one)))
                .findFirst()
                .orElseThrow();
        Packet packet = packet(hook, match);
        Packet other = packet(hook, any());

        assertThat(packet.toString()).isNotEqualTo(other.toString());
        assertThat(program(hook, match).run(packet).verdict()).isEqualTo(Verdict.DROP);
    }

    private static Packet packet(Hook hook, Match<?> stated) {
        return hook == Hook.OUTPUT ? Packet.out("eth0", stated) : Packet.in("eth0", stated);
    }

    private static PacketProgram program(Hook hook, Match<?> match) {
        return Programs.program(Programs.base("base", hook, 0, Verdict.ACCEPT, Programs.rule(match, Programs.drop())));
    }
}
