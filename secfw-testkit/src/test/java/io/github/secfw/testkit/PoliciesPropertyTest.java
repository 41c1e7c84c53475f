package io.github.secfw.testkit;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.Rule;
import io.github.secfw.RuleSequence;
import io.github.secfw.Table;
import io.github.secfw.Target;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** The generator of policies makes everything that the model has; a new kind of node must be added to it. */
final class PoliciesPropertyTest {

    private static final double LEAST_PERCENTAGE = 3;

    @Provide
    Arbitrary<PolicyParts> policies() {
        return Policies.any();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void the_generator_covers_the_model(@ForAll("policies") PolicyParts parts) {
        FirewallPolicy policy = parts.build();
        Set<Object> present = features(policy);
        wholeModel()
                .forEach(feature -> Statistics.label(feature.toString())
                        .collect(present.contains(feature))
                        .coverage(coverage ->
                                coverage.check(true).percentage(percentage -> percentage >= LEAST_PERCENTAGE)));
    }

    private static Stream<Object> wholeModel() {
        Stream<Object> nodes =
                Stream.of(Criterion.class, Target.class).flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()));
        Stream<Object> words = Stream.of(
                        Hook.values(),
                        Table.values(),
                        RejectType.values(),
                        LogLevel.values(),
                        LimitUnit.values(),
                        Permission.values(),
                        AccessRule.Kind.values())
                .flatMap(Arrays::stream);
        return Stream.of(
                        nodes,
                        words,
                        Stream.of(
                                "table security",
                                "no MLS",
                                "names required",
                                "loaded by another",
                                "type without attributes",
                                "type with attributes",
                                "context of its own",
                                "set with exceptions",
                                "chain that several rules run",
                                "chain in a chain",
                                "comment",
                                "chain in two tables",
                                "policy drop",
                                "filter without rules",
                                "no rules"))
                .flatMap(features -> features);
    }

    private static Set<Object> features(FirewallPolicy policy) {
        Set<Object> features = new HashSet<>();
        policy.baseChains().forEach(chain -> {
            features.add(chain.hook());
            features.add(chain.table());
            addIf(features, "policy drop", chain.policy() == Verdict.DROP);
            addIf(features, "filter without rules", chain.rules().isEmpty());
        });
        sequences(policy).flatMap(sequence -> sequence.rules().stream()).forEach(rule -> {
            rule.match().criteria().forEach(criterion -> addCriterion(features, criterion));
            addTarget(features, rule.target());
            addIf(features, "comment", rule.because().isPresent());
            addIf(
                    features,
                    "context of its own",
                    rule.target() instanceof Target.Secmark secmark
                            && secmark.type().context().isPresent());
        });
        for (AccessRule rule : policy.accessRules()) {
            features.add(rule.kind());
            features.addAll(rule.permissions());
            addIf(features, "set with exceptions", !rule.domains().exceptTypes().isEmpty());
        }
        addIf(features, "table security", policy.labellingTable().toString().equals("security"));
        addIf(features, "no MLS", !policy.isMls());
        addIf(features, "names required", policy.requiresNames());
        addIf(features, "loaded by another", !policy.loadingDomain().equals("iptables_t"));
        addIf(features, "type without attributes", policy.types().stream().anyMatch(PacketType::isExclusive));
        addIf(features, "type with attributes", !policy.types().stream().allMatch(PacketType::isExclusive));
        addIf(features, "chain in a chain", policy.chains().stream().anyMatch(PoliciesPropertyTest::runsAnother));
        addIf(features, "chain that several rules run", policy.chains().size() < runs(policy));
        addIf(
                features,
                "chain in two tables",
                policy.tables().stream()
                                .mapToInt(table -> policy.chains(table).size())
                                .sum()
                        > policy.chains().size());
        addIf(features, "no rules", policy.baseChains().isEmpty());
        return features;
    }

    private static void addCriterion(Set<Object> features, Criterion criterion) {
        features.add(criterion.getClass());
        if (criterion instanceof Criterion.Limit limit) {
            features.add(limit.unit());
        }
    }

    private static void addTarget(Set<Object> features, Target target) {
        features.add(target instanceof Target.Terminal ? Target.Terminal.class : target.getClass());
        features.add(target.getClass());
        if (target instanceof Target.Reject reject) {
            features.add(reject.type());
        }
        if (target instanceof Target.Log log) {
            features.add(log.level());
        }
    }

    private static void addIf(Set<Object> features, String feature, boolean present) {
        if (present) {
            features.add(feature);
        }
    }

    private static Stream<RuleSequence<?>> sequences(FirewallPolicy policy) {
        return Stream.concat(policy.baseChains().stream(), policy.chains().stream());
    }

    private static long runs(FirewallPolicy policy) {
        return sequences(policy)
                .flatMap(sequence -> sequence.rules().stream())
                .filter(PoliciesPropertyTest::runsChain)
                .count();
    }

    private static boolean runsAnother(RuleSequence<?> sequence) {
        return sequence.rules().stream().anyMatch(PoliciesPropertyTest::runsChain);
    }

    private static boolean runsChain(Rule rule) {
        return List.of(Target.Jump.class, Target.Goto.class)
                .contains(rule.target().getClass());
    }
}
