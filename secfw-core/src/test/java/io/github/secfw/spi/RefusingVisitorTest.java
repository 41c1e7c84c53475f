package io.github.secfw.spi;

import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Chain;
import io.github.secfw.Target;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusingVisitorTest {

    private static final List<Criterion> CRITERIA = tcp().from("192.0.2.1")
            .to("::1", "192.0.2.2")
            .in("lo")
            .out("eth*")
            .sport(1)
            .dport(80, 443)
            .state(ConnectionState.NEW)
            .criteria();

    private static final List<Target> TARGETS = List.of(
            Target.secmark(PacketType.named("web_t")),
            Target.save(),
            Target.restore(),
            Target.accept(),
            Target.returnToCaller(),
            Target.jump(Chain.named("a")),
            Target.goTo(Chain.named("b")));

    @Test
    void each_criterion_is_refused_by_name() {
        assertThat(CRITERIA.stream().map(criterion -> criterion.accept(new RefusingCriteria())))
                .containsExactly(
                        "the source address \"from 192.0.2.1\"",
                        "the destination address \"to 192.0.2.2, ::1\"",
                        "the input interface \"in lo\"",
                        "the output interface \"out eth*\"",
                        "the protocol \"tcp\"",
                        "the source port \"sport 1\"",
                        "the destination port \"dport 80, 443\"",
                        "the connection state \"state new\"");
    }

    @Test
    void each_target_is_refused_by_name() {
        assertThat(TARGETS.stream().map(target -> target.accept(new RefusingTargets())))
                .containsExactly(
                        "the target \"secmark web_t\"",
                        "the target \"save\"",
                        "the target \"restore\"",
                        "the target \"accept\"",
                        "the target \"return\"",
                        "the target \"jump a\"",
                        "the target \"goto b\"");
    }

    @Test
    void these_are_all_kinds() {
        assertThat(CRITERIA).extracting(Object::getClass).containsExactlyInAnyOrder(kindsOf(Criterion.class));
        assertThat(TARGETS).extracting(Object::getClass).containsExactlyInAnyOrder(kindsOf(Target.class));
    }

    @Test
    void what_a_backend_overrides_is_not_refused() {
        RefusingTargetVisitor<String> saves = new RefusingTargets() {
            @Override
            public String saveLabel(Target.SaveLabel target) {
                return "known";
            }
        };
        assertThat(Target.save().accept(saves)).isEqualTo("known");
        assertThat(Target.restore().accept(saves)).isEqualTo("the target \"restore\"");
    }

    private static Class<?>[] kindsOf(Class<?> sealed) {
        return sealed.getPermittedSubclasses();
    }

    private static final class RefusingCriteria extends RefusingCriterionVisitor<String> {
        @Override
        protected String refuse(String feature) {
            return feature;
        }
    }

    private static class RefusingTargets extends RefusingTargetVisitor<String> {
        @Override
        protected String refuse(String feature) {
            return feature;
        }
    }
}
