package io.github.secfw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.selinux.PacketType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TargetTest {

    static List<Arguments> a_target_is_a_value_written_in_words() {
        PacketType web = PacketType.named("web_t");
        Chain chain = Chain.named("WEB");
        return List.of(
                Arguments.of(Target.secmark(web), new Target.Secmark(web), "secmark web_t"),
                Arguments.of(Target.save(), new Target.SaveLabel(), "save"),
                Arguments.of(Target.restore(), new Target.RestoreLabel(), "restore"),
                Arguments.of(Target.accept(), new Target.Accept(), "accept"),
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
    void attributes_of_a_type_have_no_part_in_a_label() {
        PacketType web = PacketType.named("web_t");
        assertThat(Target.secmark(web.in("packet_type")))
                .isEqualTo(Target.secmark(web))
                .hasSameHashCodeAs(Target.secmark(web));
        assertThat(Target.secmark(PacketType.inContext("u:object_r:web_t:s0"))).isNotEqualTo(Target.secmark(web));
        assertThat(Target.secmark(PacketType.named("dns_t"))).isNotEqualTo(Target.secmark(web));
    }
}
