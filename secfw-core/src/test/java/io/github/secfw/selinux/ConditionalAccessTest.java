package io.github.secfw.selinux;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.RECV;
import static io.github.secfw.selinux.Permission.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decisions that depend on booleans and optional blocks. */
final class ConditionalAccessTest {

    private static final AccessRule PLAIN = rule(AccessRule.Kind.ALLOW);
    private static final AccessRule IF_WEB = PLAIN.when(on("web"));
    private static final AccessRule IN_BLOCK = PLAIN.inOptional("apache");
    private static final AccessRule BOTH = IF_WEB.inOptional("apache");

    @Test
    void a_boolean_that_is_not_given_is_asked_for() {
        assertNotKnown(
                relation(IF_WEB),
                "the value of the boolean \"web\" is not known, and the rule \"allow a_t web_t:packet { send } if web on\""
                        + " depends on it: give it with given(on(\"web\")) or given(off(\"web\"))");
        assertNotKnown(
                relation(IF_WEB).given(on("mail")),
                "the value of the boolean \"web\" is not known, and the rule \"allow a_t web_t:packet { send } if web on\""
                        + " depends on it: give it with given(on(\"web\")) or given(off(\"web\"))");
    }

    @Test
    void a_boolean_that_is_given_decides() {
        AccessDecision allowed = decide(relation(IF_WEB).given(on("web")));
        assertThat(allowed).hasToString("a_t send web_t: allowed by \"allow a_t web_t:packet { send }\"");
        assertThat(decide(relation(IF_WEB).given(off("web"))).isAllowed()).isFalse();
        assertThat(decide(relation(PLAIN.when(off("web"))).given(off("web"))).isAllowed())
                .isTrue();
    }

    @Test
    void a_block_of_which_it_is_not_known_whether_it_is_there_is_asked_for() {
        String message = "whether the optional block \"apache\" is there is not known, and the rule"
                + " \"allow a_t web_t:packet { send } in the optional block apache\" depends on it: say so with"
                + " givenOptional(\"apache\", true) or false";
        assertNotKnown(relation(IN_BLOCK), message);
        assertNotKnown(relation(IN_BLOCK).givenOptional("mail", true), message);
    }

    @Test
    void a_block_that_is_given_decides() {
        assertThat(decide(relation(IN_BLOCK).givenOptional("apache", true)).allowedBy())
                .contains(PLAIN);
        assertThat(decide(relation(IN_BLOCK).givenOptional("apache", false)).isAllowed())
                .isFalse();
    }

    @Test
    void a_rule_of_both_depends_on_both() {
        assertNotKnown(
                relation(BOTH),
                "whether the optional block \"apache\" is there is not known, and the rule \"allow a_t web_t:packet { send }"
                        + " if web on in the optional block apache\" depends on it: say so with givenOptional(\"apache\","
                        + " true) or false");
        assertNotKnown(
                relation(BOTH).given(on("web")),
                "whether the optional block \"apache\" is there is not known, and the rule"
                        + " \"allow a_t web_t:packet { send } in the optional block apache\" depends on it: say so with"
                        + " givenOptional(\"apache\", true) or false");
        assertNotKnown(
                relation(BOTH).givenOptional("apache", true),
                "the value of the boolean \"web\" is not known, and the rule \"allow a_t web_t:packet { send } if web on\""
                        + " depends on it: give it with given(on(\"web\")) or given(off(\"web\"))");
        assertThat(decide(relation(BOTH).given(on("web")).givenOptional("apache", true))
                        .allowedBy())
                .contains(PLAIN);
        assertThat(decide(relation(BOTH).given(off("web"))).isAllowed()).isFalse();
        assertThat(decide(relation(BOTH).givenOptional("apache", false)).isAllowed())
                .isFalse();
    }

    @Test
    void a_rule_that_is_in_force_decides_whatever_the_others_hang_on() {
        assertThat(decide(relation(IF_WEB, IN_BLOCK, PLAIN)).allowedBy()).contains(PLAIN);
    }

    @Test
    void a_rule_for_others_is_not_asked_for() {
        AccessRelation relation = relation(IF_WEB, IN_BLOCK);
        assertThat(relation.decide(domain("b_t"), SEND, "web_t").isAllowed()).isFalse();
        assertThat(relation.decide(domain("a_t"), RECV, "web_t").isAllowed()).isFalse();
        assertThat(relation.decide(domain("a_t"), SEND, "dns_t").isAllowed()).isFalse();
    }

    @Test
    void an_attribute_is_asked_for_before_a_boolean() {
        AccessRule daemons = new AccessRule(AccessRule.Kind.ALLOW, attribute("daemon"), "web_t", EnumSet.of(SEND));
        assertThatThrownBy(() -> relation(daemons.when(on("web"))).decide(domain("a_t"), SEND, "web_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "whether domain \"a_t\" has the attribute \"daemon\" is not known, and the rule \"allow daemon"
                                + " web_t:packet { send } if web on\" depends on it: give the domain as domain(\"a_t\").in(\"daemon\")"
                                + " or domain(\"a_t\").notIn(\"daemon\")");
    }

    @Test
    void what_is_given_leaves_the_relation_as_it_was() {
        AccessRelation relation = relation(IF_WEB);
        assertThat(relation.given(on("web"))).isEqualTo(relation(PLAIN));
        assertThat(relation).isEqualTo(relation(IF_WEB));
        assertThat(relation(PLAIN, IF_WEB).given(off("web"))).isEqualTo(relation(PLAIN));
        assertThat(relation(BOTH).given(on("web"))).isEqualTo(relation(IN_BLOCK));
        assertThat(relation(BOTH).givenOptional("apache", true)).isEqualTo(relation(IF_WEB));
    }

    @Test
    void a_silenced_denial_names_the_rule() {
        AccessRule silent = rule(AccessRule.Kind.DONTAUDIT);
        AccessDecision decision = decide(relation(silent));
        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision.silencedBy()).contains(silent);
        assertThat(decision)
                .hasToString("a_t send web_t: denied, no rule of the policy allows it, kept out of the audit log by"
                        + " \"dontaudit a_t web_t:packet { send }\"");
    }

    @Test
    void what_is_allowed_is_not_silenced() {
        AccessDecision decision = decide(relation(rule(AccessRule.Kind.DONTAUDIT), PLAIN));
        assertThat(decision.silencedBy()).isEmpty();
        assertThat(decision).hasToString("a_t send web_t: allowed by \"allow a_t web_t:packet { send }\"");
    }

    @Test
    void a_neverallow_decides_nothing() {
        AccessDecision decision = decide(relation(rule(AccessRule.Kind.NEVERALLOW)));
        assertThat(decision).hasToString("a_t send web_t: denied, no rule of the policy allows it");
        assertThat(decide(relation(rule(AccessRule.Kind.NEVERALLOW), PLAIN)).allowedBy())
                .contains(PLAIN);
    }

    @Test
    void a_denial_that_may_be_silenced_is_asked_for() {
        assertNotKnown(
                relation(rule(AccessRule.Kind.DONTAUDIT).when(off("web"))),
                "the value of the boolean \"web\" is not known, and the rule \"dontaudit a_t web_t:packet { send } if web"
                        + " off\" depends on it: give it with given(on(\"web\")) or given(off(\"web\"))");
        assertThat(decide(relation(rule(AccessRule.Kind.DONTAUDIT).when(off("web")), PLAIN))
                        .isAllowed())
                .isTrue();
    }

    private static AccessDecision decide(AccessRelation relation) {
        return relation.decide(domain("a_t"), SEND, "web_t");
    }

    private static void assertNotKnown(AccessRelation relation, String message) {
        assertThatThrownBy(() -> decide(relation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static AccessRule rule(AccessRule.Kind kind) {
        return new AccessRule(kind, domains("a_t"), "web_t", EnumSet.of(SEND));
    }

    private static AccessRelation relation(AccessRule... rules) {
        return AccessRelation.of(List.of(rules));
    }
}
