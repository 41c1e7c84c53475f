package io.github.secfw.policy;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.RECV;
import static io.github.secfw.selinux.Permission.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.EnumSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules on domains that depend on a boolean or stand in an optional block. */
final class AccessRulesTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @Test
    void rules_that_hang_on_a_boolean() {
        assertThat(policy().when(
                                on("web"),
                                rules -> rules.allow("a_t", WEB)
                                        .allow("b_t", WEB, SEND)
                                        .allow(attribute("daemon"), WEB)
                                        .allow(attribute("daemon"), WEB, RECV, Permission.RELABELTO)
                                        .auditAllow(domains("a_t"), WEB, SEND)
                                        .dontAudit(domains("c_t"), WEB, RECV, SEND))
                        .when(off("web"), rules -> rules.allow("a_t", WEB, RECV))
                        .build()
                        .accessRules())
                .extracting(AccessRule::toString)
                .containsExactly(
                        "allow daemon web_t:packet { recv relabelto } if web on",
                        "allow daemon web_t:packet { send recv } if web on",
                        "allow a_t web_t:packet { recv } if web off",
                        "allow a_t web_t:packet { send recv } if web on",
                        "allow b_t web_t:packet { send } if web on",
                        "auditallow a_t web_t:packet { send } if web on",
                        "dontaudit c_t web_t:packet { send recv } if web on");
    }

    @Test
    void rules_in_an_optional_block() {
        assertThat(policy().optional(
                                "apache",
                                rules -> rules.allow("httpd_t", WEB)
                                        .neverAllow(domains("a_t"), WEB, SEND, RECV)
                                        .when(on("web"), inner -> inner.allow("b_t", WEB, SEND)))
                        .build()
                        .accessRules())
                .extracting(AccessRule::toString)
                .containsExactly(
                        "allow b_t web_t:packet { send } if web on in the optional block apache",
                        "allow httpd_t web_t:packet { send recv } in the optional block apache",
                        "neverallow a_t web_t:packet { send recv } in the optional block apache");
    }

    @Test
    void rules_that_always_are_in_force() {
        assertThat(policy().dontAudit(domains("c_t"), WEB, SEND, RECV)
                        .neverAllow(attribute("daemon"), WEB, SEND)
                        .build()
                        .accessRules())
                .containsExactly(
                        new AccessRule(AccessRule.Kind.DONTAUDIT, domains("c_t"), "web_t", EnumSet.of(SEND, RECV)),
                        new AccessRule(AccessRule.Kind.NEVERALLOW, attribute("daemon"), "web_t", EnumSet.of(SEND)));
    }

    @Test
    void the_relation_has_the_conditions() {
        FirewallPolicy policy = policy().when(on("web"), rules -> rules.allow("a_t", WEB))
                .optional("apache", rules -> rules.allow("b_t", WEB))
                .build();
        assertThat(policy.access().rules()).isEqualTo(policy.accessRules());
    }

    @Test
    void rules_are_values_told_in_words() {
        AccessRules none = AccessRules.none();
        AccessRules one = none.allow("a_t", WEB);
        assertThat(none).hasToString("");
        assertThat(one.dontAudit(domains("b_t"), WEB, SEND))
                .hasToString("allow a_t web_t:packet { send recv }; dontaudit b_t web_t:packet { send }");
        assertThat(one).hasToString("allow a_t web_t:packet { send recv }");
    }

    @Test
    void a_rule_depends_on_one_boolean() {
        assertRefused(
                () -> policy().when(
                                on("a"),
                                rules -> rules.allow("b_t", WEB).when(off("b"), inner -> inner.allow("a_t", WEB))),
                "the rule \"allow a_t web_t:packet { send recv } if b off\" cannot depend on the boolean a on too: write it"
                        + " under one of them");
    }

    @Test
    void a_neverallow_depends_on_none() {
        assertRefused(
                () -> policy().when(on("a"), rules -> rules.neverAllow(domains("a_t"), WEB, SEND)),
                "the rule \"neverallow a_t web_t\" cannot depend on the boolean a on: write it where no boolean is asked for");
    }

    @Test
    @SuppressWarnings("CheckReturnValue")
    void no_rule_is_refused() {
        String remedy = ": return the rules that allow(...) returns, those before are unchanged";
        assertRefused(() -> policy().when(on("a"), rules -> rules), "no rule is given for the boolean a on" + remedy);
        assertRefused(
                () -> policy().optional("b", rules -> {
                    rules.allow("a_t", WEB);
                    return rules;
                }),
                "no rule is given for the optional block b" + remedy);
    }

    @Test
    void names_that_cannot_be() {
        assertRefused(
                () -> policy().optional("b.c", rules -> rules.allow("a_t", WEB)),
                "optional block \"b.c\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        assertRefused(
                () -> policy().when(on("a"), rules -> rules.allow("domain", WEB)),
                "domain \"domain\" is an attribute, not a type: write attribute(\"domain\")");
    }

    @Test
    void a_type_in_a_block_is_defined_with_its_attributes() {
        PacketType open = WEB.in("packet_type");
        String message =
                "policy \"p\", packet type \"web_t\": packet type \"web_t\" has the attributes [packet_type], but"
                        + " is not defined: define it with these attributes";
        assertRefused(
                () -> policy().when(on("a"), rules -> rules.allow("a_t", open)).build(), message);
        assertRefused(
                () -> policy().optional("b", rules -> rules.when(on("a"), inner -> inner.allow("a_t", open)))
                        .build(),
                message);
        assertThat(policy().define(open)
                        .when(on("a"), rules -> rules.allow("a_t", open))
                        .build()
                        .accessRules())
                .hasSize(1);
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
