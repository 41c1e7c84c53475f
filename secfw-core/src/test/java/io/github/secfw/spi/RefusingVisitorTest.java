package io.github.secfw.spi;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RefusingVisitorTest {

    private static final List<Criterion> CRITERIA = Stream.of(
                    tcp().from("192.0.2.1")
                            .to("::1", "192.0.2.2")
                            .in("lo")
                            .out("eth*")
                            .sport(1)
                            .dport(80, 443)
                            .uid(0)
                            .gid(100)
                            .state(ConnectionState.NEW)
                            .limit(3, LimitUnit.MINUTE, 5)
                            .syn()
                            .user("a")
                            .group("b")
                            .cgroup("c.slice")
                            .mark(1)
                            .connectionMark(2)
                            .delivery(Delivery.BROADCAST)
                            .except(any().mark(3)),
                    icmpv6().type("echo-request").code(0))
            .flatMap(match -> match.criteria().stream())
            .toList();

    private static final List<Target> TARGETS = List.of(
            Target.secmark(PacketType.named("web_t")),
            Target.save(),
            Target.restore(),
            Target.accept(),
            Target.drop(),
            Target.reject(RejectType.NO_ROUTE),
            Target.log("in: "),
            Target.setMark(1),
            Target.setConnectionMark(2),
            Target.queue(3),
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
                        "the tcp flags \"flags syn of fin,syn,rst,ack\"",
                        "the delivery \"delivered as broadcast\"",
                        "the mark \"mark 0x1\"",
                        "the negated match \"not mark 0x3\"",
                        "the mark \"connection mark 0x2\"",
                        "the user \"uid 0\"",
                        "the user \"user a\"",
                        "the group \"gid 100\"",
                        "the group \"group b\"",
                        "the control group \"cgroup c.slice\"",
                        "the connection state \"state new\"",
                        "the rate \"limit 3/minute burst 5\"",
                        "the protocol \"icmpv6\"",
                        "the icmp type \"type echo-request\"",
                        "the icmp code \"code 0\"");
    }

    @Test
    void each_target_is_refused_by_name() {
        assertThat(TARGETS.stream().map(target -> target.accept(new RefusingTargets())))
                .containsExactly(
                        "the target \"secmark web_t\"",
                        "the target \"save\"",
                        "the target \"restore\"",
                        "the target \"accept\"",
                        "the target \"drop\"",
                        "the target \"reject with no-route\"",
                        "the target \"log \"in: \" at level warn\"",
                        "the target \"set mark 0x1\"",
                        "the target \"set connection mark 0x2\"",
                        "the target \"queue 3\"",
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
            public String visitSaveLabel(LabellingTarget.SaveLabel target) {
                return "known";
            }
        };
        assertThat(Target.save().accept(saves)).isEqualTo("known");
        assertThat(Target.restore().accept(saves)).isEqualTo("the target \"restore\"");
    }

    /** The records below a sealed interface, those of sealed interfaces in between among them. */
    private static Class<?>[] kindsOf(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isInterface() ? Stream.of(kindsOf(kind)) : Stream.of(kind))
                .toArray(Class<?>[]::new);
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
