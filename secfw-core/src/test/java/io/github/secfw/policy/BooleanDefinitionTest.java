package io.github.secfw.policy;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BooleanDefinitionTest {

    @Test
    void booleans_are_sorted_by_name() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(off("b"))
                .define(on("c"))
                .define(on("a"))
                .build();
        assertThat(policy.booleans())
                .containsExactly(on("a"), off("b"), on("c"))
                .isUnmodifiable();
        assertThat(FirewallPolicy.named("p").build().booleans()).isEmpty();
    }

    @Test
    void the_same_definition_is_given_twice() {
        assertThat(FirewallPolicy.named("p").define(on("a")).define(on("a")).build())
                .isEqualTo(FirewallPolicy.named("p").define(on("a")).build())
                .isNotEqualTo(FirewallPolicy.named("p").define(off("a")).build())
                .isNotEqualTo(FirewallPolicy.named("p").build());
    }

    @Test
    void another_value_is_refused() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("p").define(on("a"));
        assertThatThrownBy(() -> policy.define(off("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy \"p\": boolean \"a\" is defined twice, as on and as off: define it once");
    }
}
