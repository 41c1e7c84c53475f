package io.github.secfw.cil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that secilc accepts in a declaration but not in an expression, or that are keywords in later versions, are refused. */
final class KeywordCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"eq", "neq", "range", "other", "notself"})
    void a_type_that_expressions_or_rules_cannot_name_is_refused(String name) {
        PacketType type = PacketType.named(name);
        assertRefused(FirewallPolicy.named("p").define(type).build(), "type or attribute " + name);
        assertRefused(FirewallPolicy.named("p").allow("a_t", type).build(), "type or attribute " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "range"})
    void a_boolean_that_conditions_cannot_name_is_refused(String name) {
        assertRefused(FirewallPolicy.named("p").define(BooleanValue.on(name)).build(), "boolean " + name);
    }

    @Test
    void other_keywords_are_names() {
        PacketType type = PacketType.named("allow");
        assertThat(Cil.create()
                        .render(FirewallPolicy.named("p")
                                .define(type)
                                .define(BooleanValue.on("self"))
                                .build())
                        .get(0)
                        .text())
                .contains("(type allow)", "(boolean self true)");
    }

    private static void assertRefused(FirewallPolicy policy, String place) {
        assertThatThrownBy(() -> Cil.create().render(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"p\" cannot be rendered:\n  " + place
                        + ": cil cannot say it, since its name is a keyword in expressions or rules of CIL: choose"
                        + " another name");
    }
}
