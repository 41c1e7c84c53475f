package io.github.secfw.selinux;

import static io.github.secfw.selinux.Domain.domain;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.RECV;
import static io.github.secfw.selinux.Permission.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.program.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessRelationTest {

    private static final AccessRule MOZILLA = allow(domains("mozilla_t"), SEND, RECV);
    private static final AccessRule DAEMONS = allow(attribute("daemon"), SEND);

    @Test
    void a_rule_for_the_domain_allows() {
        AccessDecision decision = relation(MOZILLA).decide(domain("mozilla_t"), SEND, "web_t");
        assertThat(decision.isAllowed()).isTrue();
        assertThat(decision.allowedBy()).contains(MOZILLA);
        assertThat(decision.auditedBy()).isEmpty();
        assertThat(decision)
                .hasToString("mozilla_t send web_t: allowed by \"allow mozilla_t web_t:packet { send recv }\"");
    }

    @Test
    void a_packet_type_may_be_given_itself() {
        assertThat(relation(MOZILLA).decide(domain("mozilla_t"), SEND, PacketType.named("web_t")))
                .isEqualTo(relation(MOZILLA).decide(domain("mozilla_t"), SEND, "web_t"));
    }

    @Test
    void another_domain_is_denied() {
        AccessDecision decision = relation(MOZILLA).decide(domain("httpd_t"), RECV, "web_t");
        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision).hasToString("httpd_t recv web_t: denied, no rule of the policy allows it");
    }

    @Test
    void another_permission_and_another_type_are_denied() {
        AccessRelation relation = relation(MOZILLA);
        assertThat(relation.decide(domain("mozilla_t"), Permission.RELABELTO, "web_t")
                        .isAllowed())
                .isFalse();
        assertThat(relation.decide(domain("mozilla_t"), SEND, "dns_t").isAllowed())
                .isFalse();
    }

    @Test
    void an_audited_use_names_both_rules() {
        AccessRule audit = auditAllow(domains("mozilla_t"), SEND);
        AccessDecision decision = relation(audit, MOZILLA).decide(domain("mozilla_t"), SEND, "web_t");
        assertThat(decision.allowedBy()).contains(MOZILLA);
        assertThat(decision.auditedBy()).contains(audit);
        assertThat(decision)
                .hasToString(
                        "mozilla_t send web_t: allowed by \"allow mozilla_t web_t:packet { send recv }\", audited by"
                                + " \"auditallow mozilla_t web_t:packet { send }\"");
    }

    @Test
    void auditing_grants_nothing() {
        AccessDecision decision =
                relation(auditAllow(domains("mozilla_t"), SEND)).decide(domain("mozilla_t"), SEND, "web_t");
        assertThat(decision.isAllowed()).isFalse();
        assertThat(decision.auditedBy()).isEmpty();
    }

    @Test
    void an_unknown_attribute_on_which_the_answer_hangs_is_asked_for() {
        assertThatThrownBy(() -> relation(DAEMONS).decide(domain("sshd_t"), SEND, "web_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("whether domain \"sshd_t\" has the attribute \"daemon\" is not known, and the rule \"allow"
                        + " daemon web_t:packet { send }\" depends on it: give the domain as"
                        + " domain(\"sshd_t\").in(\"daemon\") or domain(\"sshd_t\").notIn(\"daemon\")");
    }

    @Test
    void a_known_attribute_decides() {
        AccessRelation relation = relation(DAEMONS);
        assertThat(relation.decide(domain("sshd_t").in("daemon"), SEND, "web_t").allowedBy())
                .contains(DAEMONS);
        assertThat(relation.decide(domain("sshd_t").notIn("daemon"), SEND, "web_t")
                        .isAllowed())
                .isFalse();
    }

    @Test
    void a_later_rule_that_surely_allows_wins_over_an_undecided_one() {
        assertThat(relation(DAEMONS, MOZILLA)
                        .decide(domain("mozilla_t"), SEND, "web_t")
                        .allowedBy())
                .contains(MOZILLA);
    }

    @Test
    void the_first_of_several_undecided_rules_is_named() {
        AccessRule clients = allow(attribute("client"), SEND);
        assertThatThrownBy(() -> relation(clients, DAEMONS).decide(domain("sshd_t"), SEND, "web_t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("whether domain \"sshd_t\" has the attribute \"client\" is not known, and the rule \"allow"
                        + " client web_t:packet { send }\" depends on it: give the domain as"
                        + " domain(\"sshd_t\").in(\"client\") or domain(\"sshd_t\").notIn(\"client\")");
    }

    @Test
    void an_undecided_rule_of_another_permission_does_not_matter() {
        assertThat(relation(DAEMONS).decide(domain("sshd_t"), RECV, "web_t").isAllowed())
                .isFalse();
    }

    @Test
    void an_undecided_audit_of_what_is_denied_does_not_matter() {
        AccessRelation relation = relation(auditAllow(attribute("daemon"), SEND));
        assertThat(relation.decide(domain("sshd_t"), SEND, "web_t").isAllowed()).isFalse();
    }

    @Test
    void the_rules_are_copied() {
        List<AccessRule> rules = new ArrayList<>(List.of(MOZILLA));
        AccessRelation relation = AccessRelation.of(rules);
        rules.clear();
        assertThat(relation).isEqualTo(relation(MOZILLA));
        assertThat(relation.rules()).isUnmodifiable();
    }

    @Test
    void what_is_not_modelled_makes_every_decision_unknown() {
        AccessRelation incomplete = relation(MOZILLA).withUnmodelled(List.of("m.cil:3: a macro", "m.cil:4: another"));
        for (String domain : List.of("mozilla_t", "sshd_t")) {
            AccessDecision decision = incomplete
                    .given(BooleanValue.on("b"))
                    .givenOptional("o", true)
                    .decide(domain(domain), SEND, "web_t");
            assertThat(decision.isAllowed()).isFalse();
            assertThat(decision.isDenied()).isFalse();
            assertThat(decision)
                    .hasToString(domain + " send web_t: unknown, the policy has a feature that is not modelled:"
                            + " m.cil:3: a macro");
        }
        assertThat(relation(MOZILLA).decide(domain("sshd_t"), SEND, "web_t").isDenied())
                .isTrue();
        assertThat(relation(MOZILLA).decide(domain("mozilla_t"), SEND, "web_t").isDenied())
                .isFalse();
    }

    @Test
    void a_meaning_hands_what_it_does_not_know_to_its_relation() {
        Meaning meaning = Meaning.of(relation(MOZILLA), List.of("m.cil:3: a macro"));
        assertThat(meaning.access()).contains(relation(MOZILLA).withUnmodelled(List.of("m.cil:3: a macro")));
    }

    private static AccessRelation relation(AccessRule... rules) {
        return AccessRelation.of(List.of(rules));
    }

    private static AccessRule allow(DomainSet domains, Permission first, Permission... more) {
        return new AccessRule(AccessRule.Kind.ALLOW, domains, "web_t", EnumSet.of(first, more));
    }

    private static AccessRule auditAllow(DomainSet domains, Permission first, Permission... more) {
        return new AccessRule(AccessRule.Kind.AUDITALLOW, domains, "web_t", EnumSet.of(first, more));
    }
}
