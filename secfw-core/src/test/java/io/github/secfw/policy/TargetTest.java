package io.github.secfw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.PacketType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TargetTest {

    static List<Arguments> a_target_is_a_value_written_in_words() {
        PacketType web = PacketType.named("web_t");
        Chain chain = Chain.named("WEB");
        return List.of(
                Arguments.of(Target.secmark(web), new LabellingTarget.Secmark(web), "secmark web_t"),
                Arguments.of(Target.save(), new LabellingTarget.SaveLabel(), "save"),
                Arguments.of(Target.restore(), new LabellingTarget.RestoreLabel(), "restore"),
                Arguments.of(Target.accept(), new Target.Accept(), "accept"),
                Arguments.of(Target.drop(), new Target.Drop(), "drop"),
                Arguments.of(
                        Target.reject(),
                        new Target.Reject(RejectType.PORT_UNREACHABLE),
                        "reject with port-unreachable"),
                Arguments.of(
                        Target.reject(RejectType.TCP_RESET),
                        new Target.Reject(RejectType.TCP_RESET),
                        "reject with tcp reset"),
                Arguments.of(
                        Target.log("in: "),
                        new Target.Log("in: ", LogLevel.WARN, Set.of()),
                        "log \"in: \" at level warn"),
                Arguments.of(Target.log(""), new Target.Log("", LogLevel.WARN, Set.of()), "log \"\" at level warn"),
                Arguments.of(
                        Target.log("in: ", LogLevel.ERR),
                        new Target.Log("in: ", LogLevel.ERR, Set.of()),
                        "log \"in: \" at level err"),
                Arguments.of(
                        Target.log("in: ", LogLevel.INFO, LogOption.OWNER, LogOption.TCP_OPTIONS),
                        new Target.Log("in: ", LogLevel.INFO, Set.of(LogOption.TCP_OPTIONS, LogOption.OWNER)),
                        "log \"in: \" at level info with tcp options, owner"),
                Arguments.of(Target.setMark(5), new Target.SetMark(Mark.of(5)), "set mark 0x5"),
                Arguments.of(Target.setMark(new Mark(1, 3)), new Target.SetMark(new Mark(1, 3)), "set mark 0x1/0x3"),
                Arguments.of(
                        Target.setConnectionMark(5),
                        new Target.SetConnectionMark(Mark.of(5)),
                        "set connection mark 0x5"),
                Arguments.of(
                        Target.setConnectionMark(new Mark(1, 3)),
                        new Target.SetConnectionMark(new Mark(1, 3)),
                        "set connection mark 0x1/0x3"),
                Arguments.of(Target.queue(7), new Target.Queue(new QueueRange(7, 7), false), "queue 7"),
                Arguments.of(
                        Target.queue(0, 3).orBypass(),
                        new Target.Queue(new QueueRange(0, 3), true),
                        "queue 0-3, bypass"),
                Arguments.of(Target.returnToCaller(), new Target.Return(), "return"),
                Arguments.of(Target.jump(chain), new Target.Jump(chain), "jump WEB"),
                Arguments.of(Target.goTo(chain), new Target.Goto(chain), "goto WEB"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource
    void a_target_is_a_value_written_in_words(Target target, Target same, String text) {
        assertThat(target).isEqualTo(same).hasToString(text);
    }

    @Test
    void a_jump_and_a_goto_lead_to_a_chain() {
        Chain chain = Chain.named("WEB");
        assertThat(Target.jump(chain).chain()).contains(chain);
        assertThat(Target.goTo(chain).chain()).contains(chain);
        assertThat(Target.accept().chain()).isEmpty();
    }

    @Test
    void what_decides_about_a_packet_can_be_a_policy() {
        assertThat(Target.accept().verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(Target.drop().verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void answers_prefixes_and_levels_tell_targets_apart() {
        assertThat(Target.reject()).isNotEqualTo(Target.reject(RejectType.NO_ROUTE));
        assertThat(Target.log("a")).isNotEqualTo(Target.log("b")).isNotEqualTo(Target.log("a", LogLevel.INFO));
        assertThat(Target.drop()).isNotEqualTo(Target.accept());
    }

    @Test
    void values_of_new_kinds_tell_targets_apart() {
        assertThat(Target.log("a", LogLevel.WARN, LogOption.OWNER)).isNotEqualTo(Target.log("a"));
        assertThat(Target.setMark(1)).isNotEqualTo(Target.setMark(2)).isNotEqualTo(Target.setConnectionMark(1));
        assertThat(Target.queue(1)).isNotEqualTo(Target.queue(1).orBypass()).isNotEqualTo(Target.queue(1, 2));
        assertThat(Target.queue(1).chain()).isEmpty();
    }

    @Test
    void the_options_of_a_log_line_are_copied() {
        Set<LogOption> options = EnumSet.of(LogOption.OWNER);
        Target.Log log = new Target.Log("a", LogLevel.WARN, options);
        options.clear();
        assertThat(log.options()).containsExactly(LogOption.OWNER).isUnmodifiable();
    }

    @Test
    void numbers_out_of_range_are_refused() {
        assertThatThrownBy(() -> Target.queue(65536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queue 65536 is out of range: write a number from 0 to 65535");
        assertThatThrownBy(() -> Target.setMark(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mark -1 is out of range: write a number of 32 bits");
        assertThatThrownBy(() -> Target.setConnectionMark(1L << 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mark 0x100000000 is out of range: write a number of 32 bits");
    }

    @Test
    void attributes_of_a_type_have_no_part_in_a_label() {
        PacketType web = PacketType.named("web_t");
        assertThat(Target.secmark(web.in("packet_type")))
                .isEqualTo(Target.secmark(web))
                .hasSameHashCodeAs(Target.secmark(web));
        assertThat(Target.secmark(PacketType.inContext("u:object_r:web_t:s0"))).isNotEqualTo(Target.secmark(web));
        assertThat(Target.secmark(PacketType.named("dns_t"))).isNotEqualTo(Target.secmark(web));
    }
}
