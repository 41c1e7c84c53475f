package io.github.secfw.selinux;

import static io.github.secfw.selinux.AccessRule.Kind.ALLOW;
import static io.github.secfw.selinux.AccessRule.Kind.AUDITALLOW;
import static io.github.secfw.selinux.AccessRule.Kind.DONTAUDIT;
import static io.github.secfw.selinux.AccessRule.Kind.NEVERALLOW;
import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules that depend on a boolean or stand in an optional block. */
final class AccessConditionTest {

    private static final AccessRule RULE = rule(ALLOW);

    @Test
    void a_rule_is_always_in_force_unless_told_otherwise() {
        assertThat(RULE.when()).isEmpty();
        assertThat(RULE.optional()).isEmpty();
        assertThat(RULE)
                .isEqualTo(new AccessRule(
                        ALLOW, domains("a_t"), "web_t", EnumSet.of(SEND), Optional.empty(), Optional.empty()));
    }

    @Test
    void conditions_are_told_behind_the_rule() {
        assertThat(RULE.when(on("web"))).hasToString("allow a_t web_t:packet { send } if web on");
        assertThat(RULE.inOptional("apache"))
                .hasToString("allow a_t web_t:packet { send } in the optional block apache");
        assertThat(RULE.inOptional("apache").when(off("web")))
                .isEqualTo(RULE.when(off("web")).inOptional("apache"))
                .hasToString("allow a_t web_t:packet { send } if web off in the optional block apache");
    }

    @Test
    void the_last_condition_counts() {
        assertThat(RULE.when(on("a")).when(off("b"))).isEqualTo(RULE.when(off("b")));
        assertThat(RULE.inOptional("a").inOptional("b")).isEqualTo(RULE.inOptional("b"));
    }

    @Test
    void kinds_are_named_as_in_policies() {
        assertThat(rule(DONTAUDIT)).hasToString("dontaudit a_t web_t:packet { send }");
        assertThat(rule(NEVERALLOW)).hasToString("neverallow a_t web_t:packet { send }");
    }

    @Test
    void conditions_tell_rules_apart_and_sort_them_last() {
        List<AccessRule> ordered = List.of(
                RULE,
                RULE.inOptional("x"),
                RULE.inOptional("y"),
                RULE.when(on("a")),
                RULE.when(off("a")),
                RULE.when(off("a")).inOptional("x"),
                RULE.when(off("b")),
                rule(AUDITALLOW),
                rule(DONTAUDIT).when(on("a")),
                rule(NEVERALLOW));
        assertThat(ordered).isSorted();
        assertThat(new TreeSet<>(ordered)).hasSize(10);
        assertThat(RULE.when(on("a"))).hasSameHashCodeAs(RULE.when(on("a"))).isNotEqualTo(RULE);
    }

    @Test
    void a_neverallow_depends_on_no_boolean() {
        assertRefused(
                () -> rule(NEVERALLOW).when(on("web")),
                "the rule \"neverallow a_t web_t\" cannot depend on the boolean web on: write it where no boolean is asked"
                        + " for");
        assertThat(rule(NEVERALLOW).inOptional("x"))
                .hasToString("neverallow a_t web_t:packet { send } in the optional" + " block x");
    }

    @Test
    void the_name_of_a_block_that_cannot_be_is_refused() {
        assertRefused(
                () -> RULE.inOptional("a.b"),
                "optional block \"a.b\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertThat(RULE.inOptional("all").optional()).contains("all");
    }

    private static AccessRule rule(AccessRule.Kind kind) {
        return new AccessRule(kind, domains("a_t"), "web_t", EnumSet.of(SEND));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
