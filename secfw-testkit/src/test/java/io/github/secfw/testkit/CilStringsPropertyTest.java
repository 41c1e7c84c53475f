package io.github.secfw.testkit;

import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever string is given for a name of SELinux is refused at once, or is one name to the compiler. */
@SuppressWarnings("CheckReturnValue") // values are made to see what is refused
final class CilStringsPropertyTest {

    private static final int AT_ONCE = 60;
    private static final PacketType TYPE = PacketType.named("icmp_packet_t");

    @Provide
    Arbitrary<List<String>> names() {
        return Strings.around("a_packet_t", "web.packet_t", "x", "true", "type", "in", "optional", "all", "self")
                .list()
                .ofSize(AT_ONCE);
    }

    /** Keywords that the backend refuses as names; {@code KeywordCheckTest} has the refusals. */
    private static final Set<String> REFUSED_TYPES = Set.of("eq", "neq", "range", "other", "notself");

    private static final Set<String> REFUSED_BOOLEANS = Set.of("all", "range");

    private static List<String> without(Set<String> refused, List<String> names) {
        return names.stream().filter(name -> !refused.contains(name)).toList();
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void types_are_one_name(@ForAll("names") List<String> strings) {
        List<String> accepted = without(REFUSED_TYPES, Strings.accepted(strings, PacketType::named));
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        accepted.forEach(name -> policy.define(PacketType.named(name))
                .allow("mozilla_t", PacketType.named(name), Permission.FORWARD_OUT));
        try (CompiledPolicy compiled = compile(policy)) {
            assertThat(CilRules.of("mozilla_t", "forward_out", compiled))
                    .containsExactlyInAnyOrderElementsOf(accepted.stream()
                            .map(name -> "allow mozilla_t " + name + ":packet forward_out;")
                            .toList());
        }
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void booleans_are_one_name(@ForAll("names") List<String> strings) {
        List<String> accepted = without(REFUSED_BOOLEANS, Strings.accepted(strings, BooleanValue::on));
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        accepted.forEach(name -> policy.define(BooleanValue.off(name))
                .when(BooleanValue.on(name), rules -> rules.allow(domains("mozilla_t"), TYPE, Permission.FORWARD_OUT)));
        try (CompiledPolicy compiled = compile(policy)) {
            assertThat(CilRules.booleans(compiled))
                    .filteredOn(line -> !line.contains(" httpd_can_network_connect "))
                    .containsExactlyInAnyOrderElementsOf(accepted.stream()
                            .map(name -> "bool " + name + " false;")
                            .toList());
            assertThat(CilRules.of("mozilla_t", "forward_out", compiled))
                    .containsExactlyInAnyOrderElementsOf(accepted.stream()
                            .map(name -> "allow mozilla_t icmp_packet_t:packet forward_out; [ " + name + " ]:True")
                            .toList());
        }
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void optional_blocks_are_one_name(@ForAll("names") List<String> strings) {
        Function<String, BooleanValue> own = name -> BooleanValue.on("in_" + name);
        List<String> accepted = Strings.accepted(
                strings,
                name -> FirewallPolicy.named("strings").optional(name, rules -> rules.allow("mozilla_t", TYPE)));
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        accepted.forEach(name -> policy.define(own.apply(name))
                .optional(
                        name,
                        rules -> rules.when(
                                own.apply(name),
                                inner -> inner.allow(domains("mozilla_t"), TYPE, Permission.FORWARD_OUT))));
        try (CompiledPolicy compiled = compile(policy)) {
            assertThat(CilRules.of("mozilla_t", "forward_out", compiled)).hasSameSizeAs(accepted);
        }
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void unknown_domains_and_attributes_leave_out_their_own_block_alone(@ForAll("names") List<String> strings) {
        assertOwnBlockAlone(Strings.accepted(strings, name -> domains(name)), name -> domains(name));
        assertOwnBlockAlone(Strings.accepted(strings, DomainSet::attribute), DomainSet::attribute);
        assertOwnBlockAlone(
                Strings.accepted(strings, name -> attribute("domain").except(name)),
                name -> attribute("domain").except(name));
    }

    private static void assertOwnBlockAlone(List<String> names, Function<String, DomainSet> domains) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings")
                .optional("last", rules -> rules.allow(domains("mozilla_t"), TYPE, Permission.FORWARD_OUT));
        for (int i = 0; i < names.size(); i++) {
            DomainSet unknown = domains.apply(names.get(i));
            policy.optional(
                    "block-" + i,
                    rules -> rules.allow(unknown, TYPE, Permission.FORWARD_OUT)
                            .allow(domains("mozilla_t"), TYPE, Permission.FORWARD_IN));
        }
        try (CompiledPolicy compiled = compile(policy)) {
            assertThat(CilRules.on("icmp_packet_t", compiled))
                    .containsExactly("allow mozilla_t icmp_packet_t:packet forward_out;");
        }
    }

    private static CompiledPolicy compile(FirewallPolicyBuilder policy) {
        return MinimalPolicy.withMls().compile(CilModules.text(policy.build()));
    }
}
