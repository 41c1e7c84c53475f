package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SharedChainsTest {

    @Test
    void policies_made_twice_are_compared_soon() {
        FirewallPolicy one = diamond();
        FirewallPolicy other = diamond();
        boolean equal = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> one.equals(other));
        assertThat(equal).isTrue();
    }

    @Test
    void programs_are_hashed_soon() {
        FirewallPolicy policy = diamond();
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> policy.program().hashCode());
    }

    private static FirewallPolicy diamond() {
        Chain chain = Chain.named("c0");
        for (int i = 1; i < Chain.MAX_DEPTH; i++) {
            Chain next = Chain.named("c" + i);
            for (int port = 1; port <= 6; port++) {
                next = next.rule(tcp().dport(port), Target.jump(chain));
            }
            chain = next;
        }
        Chain top = chain;
        return FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(Target.jump(top)))
                .build();
    }
}
