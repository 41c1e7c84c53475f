package io.github.secfw.testkit;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.RuleSequence;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of the model a policy has. */
final class Features {

    private final Set<Object> present = new HashSet<>();

    private Features() {}

    static Set<Object> of(FirewallPolicy policy) {
        Features features = new Features();
        features.addRules(policy);
        features.addAccess(policy);
        features.addPolicy(policy);
        return features.present;
    }

    /** The name of the feature that a kind of criterion is negated. */
    static String negated(Class<?> kind) {
        return "not " + kind.getSimpleName();
    }

    private void addPolicy(FirewallPolicy policy) {
        policy.baseChains().forEach(chain -> {
            present.add(chain.hook());
            present.add(chain.table());
            addIf("policy drop", chain.policy() == Verdict.DROP);
            addIf("filter without rules", chain.rules().isEmpty());
        });
        addIf("no rules", policy.baseChains().isEmpty());
        addIf("table security", policy.labellingTable().toString().equals("security"));
        addIf("no MLS", !policy.isMls());
        addIf("names required", policy.requiresNames());
        addIf("loaded by another", !policy.loadingDomain().equals("iptables_t"));
        addIf("type without attributes", policy.types().stream().anyMatch(PacketType::isExclusive));
        addIf("type with attributes", !policy.types().stream().allMatch(PacketType::isExclusive));
        addIf("type in a block", policy.types().stream().anyMatch(type -> isInBlock(type.name())));
        addIf("boolean that is on", policy.booleans().stream().anyMatch(BooleanValue::isOn));
        addIf("boolean that is off", !policy.booleans().stream().allMatch(BooleanValue::isOn));
        addIf("boolean in a block", policy.booleans().stream().anyMatch(value -> isInBlock(value.name())));
        addIf("chain in a chain", policy.chains().stream().anyMatch(Features::runsAnother));
        addIf("chain that several rules run", policy.chains().size() < runs(policy));
        addIf(
                "alternatives met once",
                policy.chains().stream().anyMatch(chain -> chain.name().startsWith("any-of-")));
        addIf(
                "chain in two tables",
                policy.tables().stream()
                                .mapToInt(table -> policy.chains(table).size())
                                .sum()
                        > policy.chains().size());
    }

    private void addAccess(FirewallPolicy policy) {
        for (AccessRule rule : policy.accessRules()) {
            present.add(rule.kind());
            present.addAll(rule.permissions());
            addIf("set with exceptions", !rule.domains().exceptTypes().isEmpty());
            rule.when().ifPresent(value -> present.add(value.isOn() ? "rule while on" : "rule while off"));
            rule.optional().ifPresent(block -> present.add("rule in an optional block"));
            addIf(
                    "rule under a boolean in an optional block",
                    rule.when().isPresent() && rule.optional().isPresent());
            addIf(
                    "rule that forbids in an optional block",
                    rule.kind() == AccessRule.Kind.NEVERALLOW && rule.optional().isPresent());
        }
    }

    private void addRules(FirewallPolicy policy) {
        sequences(policy).flatMap(sequence -> sequence.rules().stream()).forEach(rule -> {
            rule.match().criteria().forEach(this::addCriterion);
            addTarget(rule.target());
            addIf("comment", rule.because().isPresent());
            addIf("counter", rule.isCounted());
            addIf(
                    "context of its own",
                    rule.target() instanceof LabellingTarget.Secmark secmark
                            && secmark.type().context().isPresent());
        });
    }

    private void addCriterion(Criterion criterion) {
        present.add(criterion.getClass());
        if (criterion instanceof NegatedCriterion not) {
            present.add(negated(not.criterion().getClass()));
        }
        if (criterion instanceof LimitCriterion limit) {
            present.add(limit.unit());
        }
        if (criterion instanceof StateCriterion state) {
            present.addAll(state.states());
        }
        if (criterion instanceof DeliveryCriterion delivery) {
            present.addAll(delivery.ways());
        }
        if (criterion instanceof TcpFlagsCriterion flags) {
            present.addAll(flags.examined());
            addIf("no flag set", flags.set().isEmpty());
        }
        if (criterion instanceof PacketMarkCriterion mark) {
            addMark("packet", mark.mark());
        }
        if (criterion instanceof ConnectionMarkCriterion mark) {
            addMark("connection", mark.mark());
        }
    }

    private void addTarget(Target target) {
        present.add(target.getClass());
        if (target instanceof Target.Reject reject) {
            present.add(reject.type());
        }
        if (target instanceof Target.Log log) {
            present.add(log.level());
            present.addAll(log.options());
        }
        if (target instanceof Target.Queue queue) {
            present.add(queue.queues().isSingle() ? "one queue" : "several queues");
            present.add(queue.bypass() ? "queue with bypass" : "queue without bypass");
        }
        if (target instanceof Target.SetMark mark) {
            addMark("set packet", mark.mark());
        }
        if (target instanceof Target.SetConnectionMark mark) {
            addMark("set connection", mark.mark());
        }
    }

    private void addMark(String of, Mark mark) {
        present.add(of + (mark.isWhole() ? " mark" : " mark with a mask"));
    }

    private void addIf(String feature, boolean isPresent) {
        if (isPresent) {
            present.add(feature);
        }
    }

    private static boolean isInBlock(String name) {
        return name.indexOf('.') >= 0;
    }

    private static Stream<RuleSequence<?>> sequences(FirewallPolicy policy) {
        return Stream.concat(policy.baseChains().stream(), policy.chains().stream());
    }

    private static long runs(FirewallPolicy policy) {
        return sequences(policy)
                .flatMap(sequence -> sequence.rules().stream())
                .filter(Features::runsChain)
                .count();
    }

    private static boolean runsAnother(RuleSequence<?> sequence) {
        return sequence.rules().stream().anyMatch(Features::runsChain);
    }

    private static boolean runsChain(Rule rule) {
        return List.of(Target.Jump.class, Target.Goto.class)
                .contains(rule.target().getClass());
    }
}
