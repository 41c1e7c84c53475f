package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PolicyEqualityTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final PacketType DNS = PacketType.named("dns_t").in("packet_type");

    @Test
    void the_order_of_defining_has_no_meaning_for_a_type_in_two_contexts() {
        PacketType own = PacketType.inContext("system_u:object_r:web_t:s0:c1");
        assertThat(FirewallPolicy.named("p").define(own, WEB).build())
                .isEqualTo(FirewallPolicy.named("p").define(WEB, own).build());
    }

    @Test
    void the_order_of_defining_and_allowing_has_no_meaning() {
        FirewallPolicy one = FirewallPolicy.named("p")
                .define(WEB, DNS)
                .allow("b_t", WEB)
                .allow(DomainSet.attribute("domain"), DNS, Permission.RECV, Permission.SEND)
                .auditAllow(DomainSet.domains("a_t"), WEB, Permission.SEND)
                .allow("a_t", WEB)
                .build();
        FirewallPolicy other = FirewallPolicy.named("p")
                .allow("a_t", WEB)
                .define(DNS)
                .allow("b_t", WEB)
                .auditAllow(DomainSet.domains("a_t"), WEB, Permission.SEND)
                .allow(DomainSet.attribute("domain"), DNS)
                .define(WEB)
                .build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.types()).containsExactlyElementsOf(other.types());
        assertThat(one.accessRules()).containsExactlyElementsOf(other.accessRules());
        assertThat(one.access()).isEqualTo(other.access());
    }

    @Test
    void saying_something_twice_says_it_once() {
        FirewallPolicy once =
                FirewallPolicy.named("p").define(WEB).allow("a_t", WEB).build();
        FirewallPolicy twice = FirewallPolicy.named("p")
                .define(WEB, WEB)
                .allow("a_t", WEB)
                .allow("a_t", WEB)
                .build();
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void the_order_of_base_chains_has_no_meaning() {
        FirewallPolicy one = FirewallPolicy.named("p")
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .labelling(OUTPUT, out -> out.rule(accept()))
                .build();
        FirewallPolicy other = FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(accept()))
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .build();
        assertThat(one).isEqualTo(other);
        assertThat(one.program()).isEqualTo(other.program());
    }

    static Stream<Arguments> anything_said_more_makes_another_policy() {
        return Stream.of(
                difference("table", policy -> policy.labelIn(Table.SECURITY)),
                difference("without MLS", FirewallPolicyBuilder::withoutMls),
                difference("loaded by", policy -> policy.loadedBy("init_t")),
                difference("requires names", FirewallPolicyBuilder::requireNames),
                difference("type", policy -> policy.define(DNS)),
                difference("rule", policy -> policy.labelling(INPUT, in -> in.rule(accept()))),
                difference("filter", policy -> policy.filter(INPUT, drop(), in -> in.rule(accept()))),
                difference("policy of a filter", policy -> policy.filter(INPUT, drop())),
                difference("access", policy -> policy.allow("b_t", WEB)),
                difference(
                        "audit",
                        policy -> policy.auditAllow(DomainSet.domains("a_t"), WEB, Permission.SEND, Permission.RECV)),
                difference("rules of iptables", policy -> policy.replacesIptables(Set.of(Family.IPV6))),
                difference("note", policy -> policy.note("x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anything_said_more_makes_another_policy(String what, UnaryOperator<FirewallPolicyBuilder> more) {
        assertThat(more.apply(basis()).build()).as(what).isNotEqualTo(basis().build());
    }

    @Test
    void another_comment_makes_another_policy() {
        assertThat(explained("one reason")).isEqualTo(explained("one reason")).isNotEqualTo(explained("another"));
    }

    @Test
    void attributes_matter_only_where_a_type_is_defined() {
        FirewallPolicy with =
                FirewallPolicy.named("p").define(DNS).labelLoopback(DNS).build();
        FirewallPolicy without = FirewallPolicy.named("p")
                .define(DNS)
                .labelLoopback(PacketType.named("dns_t"))
                .build();
        assertThat(with).isEqualTo(without);
    }

    @Test
    void another_name_makes_another_policy() {
        assertThat(FirewallPolicy.named("p").build())
                .isNotEqualTo(FirewallPolicy.named("q").build());
    }

    private static FirewallPolicy explained(String reason) {
        return FirewallPolicy.named("p")
                .labelling(OUTPUT, out -> out.rule(accept()).because(reason))
                .build();
    }

    private static Arguments difference(String what, UnaryOperator<FirewallPolicyBuilder> more) {
        return Arguments.of(what, more);
    }

    private static FirewallPolicyBuilder basis() {
        return FirewallPolicy.named("p")
                .define(WEB)
                .labelling(OUTPUT, out -> out.rule(secmark(WEB)))
                .allow("a_t", WEB);
    }
}
