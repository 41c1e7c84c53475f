package io.github.secfw.policy;

import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static io.github.secfw.selinux.Permission.RECV;
import static io.github.secfw.selinux.Permission.RELABELTO;
import static io.github.secfw.selinux.Permission.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.selinux.PacketType;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What certainly breaks a neverallow is refused; what depends on the machine's policy is left to the compiler. */
final class NeverAllowTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType DNS = PacketType.named("dns_t");

    static Stream<Arguments> what_a_policy_grants_and_forbids_is_refused() {
        return Stream.of(
                broken(p -> p.allow("a_t", WEB), "allow a_t web_t:packet { send recv }"),
                broken(p -> p.allow(domains("a_t", "z_t"), WEB, SEND), "allow { a_t z_t } web_t:packet { send }"),
                broken(
                        p -> p.when(on("x"), rules -> rules.allow("a_t", WEB, SEND)),
                        "allow a_t web_t:packet { send } if x on"));
    }

    private static Arguments broken(UnaryOperator<FirewallPolicyBuilder> write, String rule) {
        return Arguments.of(write, rule);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void what_a_policy_grants_and_forbids_is_refused(UnaryOperator<FirewallPolicyBuilder> write, String rule) {
        FirewallPolicyBuilder policy = write.apply(policy().neverAllow(domains("a_t", "b_t"), WEB, SEND));
        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy \"p\": the rule \"" + rule
                                + "\" grants what \"neverallow { a_t b_t } web_t:packet { send }\" forbids: leave one of them out");
    }

    @Test
    void so_is_an_attribute_that_is_granted_and_forbidden() {
        FirewallPolicyBuilder policy =
                policy().allow(attribute("daemon"), WEB).neverAllow(attribute("daemon"), WEB, RECV);
        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy \"p\": the rule \"allow daemon web_t:packet { send recv }\" grants what \"neverallow"
                                + " daemon web_t:packet { recv }\" forbids: leave one of them out");
    }

    @Test
    void so_is_what_the_domain_that_loads_the_rules_must_do() {
        FirewallPolicyBuilder policy = policy().define(WEB).neverAllow(domains("iptables_t"), WEB, RELABELTO);
        assertThatThrownBy(policy::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "policy \"p\": the rule \"allow iptables_t web_t:packet { relabelto }\" grants what \"neverallow"
                                + " iptables_t web_t:packet { relabelto }\" forbids: leave one of them out");
    }

    static Stream<Arguments> what_may_hold_is_taken() {
        return Stream.of(
                taken("another domain", p -> p.allow("z_t", WEB)),
                taken("another type", p -> p.allow("a_t", DNS)),
                taken("another permission", p -> p.allow("a_t", WEB, RECV)),
                taken("auditing grants nothing", p -> p.auditAllow(domains("a_t"), WEB, SEND)),
                taken("nor does silence", p -> p.dontAudit(domains("a_t"), WEB, SEND)),
                taken("an attribute that the domain need not have", p -> p.allow(attribute("daemon"), WEB)),
                taken(
                        "a domain that may be left out",
                        p -> p.allow(domains("a_t").exceptAttribute("daemon"), WEB)));
    }

    private static Arguments taken(String why, UnaryOperator<FirewallPolicyBuilder> write) {
        return Arguments.of(why, write);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_may_hold_is_taken(String why, UnaryOperator<FirewallPolicyBuilder> write) {
        FirewallPolicyBuilder policy = write.apply(policy().neverAllow(domains("a_t", "b_t"), WEB, SEND));
        assertThat(policy.build().accessRules()).hasSize(2);
    }

    @Test
    void a_domain_need_not_have_a_forbidden_attribute() {
        assertThat(policy().allow("a_t", WEB)
                        .neverAllow(attribute("daemon"), WEB, SEND)
                        .build()
                        .accessRules())
                .hasSize(2);
        assertThat(policy().allow("a_t", WEB)
                        .neverAllow(attribute("daemon").except("a_t"), WEB, SEND)
                        .build()
                        .accessRules())
                .hasSize(2);
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }
}
