package io.github.secfw.iptables.reader;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmpv6;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.secfw.Secfw;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

/** A limit that no packet of a family can meet is none of its limits: its file has no line for it. */
final class LimitsOfOneFamilyTest {

    @Test
    void are_not_counted_in_the_other() {
        FirewallPolicy policy = FirewallPolicy.named("limits")
                .filter(
                        Hook.OUTPUT,
                        Target.accept(),
                        out -> out.rule(any().except(any().to("::/0")).limit(26, LimitUnit.SECOND, 8), Target.drop())
                                .rule(any().except(any().from("::/0")).limit(26, LimitUnit.SECOND, 8), Target.drop())
                                .rule(icmpv6().limit(26, LimitUnit.SECOND, 8), Target.setMark(1)))
                .build();
        assertThatCode(() -> Secfw.with(Iptables.create()).render(policy)).doesNotThrowAnyException();
    }
}
