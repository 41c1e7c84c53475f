package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Permission;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;

/** The generators of policies make everything that the model has; a new kind of node must be added to them. */
final class PoliciesPropertyTest {

    /** So many that the rarest feature, of three policies in a hundred, is among them. */
    private static final int POLICIES = 300;

    /** What has another opposite: the other states, a rule before. */
    private static final Set<Class<?>> NEVER_NEGATED =
            Set.of(StateCriterion.class, LimitCriterion.class, ControlGroupCriterion.class, NegatedCriterion.class);

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void the_generator_covers_the_model(@ForAll Random random) {
        assertThat(neverMade(Policies.any(), random)).isEmpty();
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void the_generator_for_all_tools_covers_the_model(@ForAll Random random) {
        assertThat(neverMade(Policies.forAllTools(), random)).isEmpty();
    }

    private static List<Object> neverMade(Arbitrary<PolicyParts> policies, Random random) {
        Set<Object> made = new HashSet<>();
        RandomGenerator<PolicyParts> generator = policies.generator(POLICIES);
        for (int i = 0; i < POLICIES; i++) {
            made.addAll(features(generator.next(random).value()));
        }
        return wholeModel().filter(feature -> !made.contains(feature)).toList();
    }

    private static Set<Object> features(PolicyParts parts) {
        Set<Object> features = new HashSet<>(Features.of(parts.build()));
        if (parts.rules().anyMatch(RulePart::hasAlternatives)) {
            features.add("alternatives");
        }
        return features;
    }

    private static Stream<Object> wholeModel() {
        return Stream.of(nodes(), negations(), words(), others()).flatMap(features -> features);
    }

    private static Stream<Object> nodes() {
        return Stream.of(Criterion.class, Target.class).flatMap(PoliciesPropertyTest::leaves);
    }

    /** The records of a sealed interface, those of sealed interfaces within it too. */
    private static Stream<Class<?>> leaves(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(PoliciesPropertyTest::leaves)
                : Stream.of(kind);
    }

    private static Stream<Object> negations() {
        return Arrays.stream(Criterion.class.getPermittedSubclasses())
                .filter(kind -> !NEVER_NEGATED.contains(kind))
                .map(Features::negated);
    }

    private static Stream<Object> words() {
        return Stream.of(
                        Hook.values(),
                        Table.values(),
                        ConnectionState.values(),
                        Delivery.values(),
                        TcpFlag.values(),
                        RejectType.values(),
                        LogLevel.values(),
                        LogOption.values(),
                        LimitUnit.values(),
                        Permission.values(),
                        AccessRule.Kind.values())
                .flatMap(Arrays::stream);
    }

    private static Stream<Object> others() {
        return Stream.of(
                "table security",
                "no MLS",
                "names required",
                "loaded by another",
                "type without attributes",
                "type with attributes",
                "type in a block",
                "context of its own",
                "boolean that is on",
                "boolean that is off",
                "boolean in a block",
                "set with exceptions",
                "rule while on",
                "rule while off",
                "rule in an optional block",
                "rule under a boolean in an optional block",
                "rule that forbids in an optional block",
                "alternatives",
                "alternatives met once",
                "chain that several rules run",
                "chain in a chain",
                "chain in two tables",
                "comment",
                "counter",
                "no flag set",
                "packet mark",
                "packet mark with a mask",
                "connection mark",
                "connection mark with a mask",
                "set packet mark",
                "set packet mark with a mask",
                "set connection mark",
                "set connection mark with a mask",
                "one queue",
                "several queues",
                "queue with bypass",
                "queue without bypass",
                "policy drop",
                "filter without rules",
                "no rules");
    }
}
