package io.github.secfw.testkit;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.RuleSequence;
import io.github.secfw.policy.Table;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What a policy is made of, to be put together in any order in which it means the same. */
record PolicyParts(
        boolean security,
        boolean mls,
        boolean requiresNames,
        Optional<String> loadingDomain,
        boolean rollOut,
        List<Integer> defined,
        List<BooleanValue> booleans,
        Sugar sugar,
        Map<Hook, List<RulePart>> baseChains,
        Map<Hook, Filter> filters,
        List<List<RulePart>> chains,
        List<AccessPart> access) {

    /** A base chain that filters, which may have no rules. */
    record Filter(boolean drops, List<RulePart> rules) {}

    /** What is labelled without a word of rules. */
    record Sugar(List<LabelPart> labels, Optional<Integer> loopback, Optional<Integer> rest) {}

    /** How many types there are to choose from. */
    static final int TYPES = 8;

    /** How many of these have no context of their own; the first ones. */
    static final int WITHOUT_CONTEXT = 6;

    /** How many of these a policy may define; the first ones. */
    static final int DEFINABLE = 5;

    /** A type that the policy does not define is one of the base policy's. */
    private PacketType type(int number) {
        if (number < DEFINABLE && !defined.contains(number)) {
            return PacketType.named("icmp_packet_t");
        }
        return switch (number) {
            case 0 -> PacketType.named("a_packet_t");
            case 1 -> PacketType.named("b_packet_t").in("packet_type", "client_packet_type");
            case 2 -> PacketType.named("log");
            case 3 -> PacketType.named("a_type_whose_name_is_longer_than_a_chain_takes_packet_t");
            case 4 -> PacketType.named("deep.inner.c_packet_t").in("packet_type");
            case 6 -> PacketType.inContext("system_u:object_r:" + type(0).name() + (mls ? ":s0:c1" : ""));
            case 7 -> PacketType.inContext("user_u:object_r:" + type(4).name() + (mls ? ":s0" : ""));
            default -> PacketType.named("icmp_packet_t");
        };
    }

    /** The policy, put together in the order of the parts. */
    FirewallPolicy build() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("arbitrary");
        settings(policy);
        defined.forEach(number -> policy.define(type(number)));
        booleans.forEach(policy::define);
        List<Chain> shared = chains("shared", Place.ANYWHERE);
        label(policy, shared);
        filter(policy, shared);
        access.forEach(rule -> rule.addTo(policy, this::type, booleans));
        return policy.build();
    }

    /** The same policy, put together in another order. */
    FirewallPolicy buildShuffled(Random random) {
        List<Runnable> steps = new ArrayList<>();
        FirewallPolicyBuilder policy = FirewallPolicy.named("arbitrary");
        steps.add(() -> settings(policy));
        List<Chain> shared = chains("shared", Place.ANYWHERE);
        steps.add(() -> label(policy, shared));
        steps.add(() -> filter(policy, shared));
        defined.forEach(number -> steps.add(() -> policy.define(type(number))));
        booleans.forEach(value -> steps.add(() -> policy.define(value)));
        access.forEach(rule -> steps.add(() -> rule.addTo(policy, this::type, booleans)));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        return policy.build();
    }

    /** All rules that are written as such. */
    Stream<RulePart> rules() {
        return Stream.of(baseChains.values().stream(), filters.values().stream().map(Filter::rules), chains.stream())
                .flatMap(lists -> lists)
                .flatMap(List::stream);
    }

    private void settings(FirewallPolicyBuilder policy) {
        if (security) {
            policy.labelIn(Table.SECURITY);
        }
        if (!mls) {
            policy.withoutMls();
        }
        if (requiresNames) {
            policy.requireNames();
        }
        loadingDomain.ifPresent(policy::loadedBy);
        if (rollOut) {
            policy.rollOut();
        }
    }

    private void label(FirewallPolicyBuilder policy, List<Chain> shared) {
        sugar.loopback().ifPresent(number -> policy.labelLoopback(type(number)));
        sugar.labels().forEach(label -> label.addTo(policy, this::type));
        sugar.rest().ifPresent(number -> policy.labelEverythingElse(type(number)));
        baseChains.forEach((hook, rules) -> {
            if (!security || Table.SECURITY.has(hook)) {
                Place place = Place.labelling(hook);
                List<Chain> reachable = reachable(hook.name(), place, shared);
                policy.labelling(hook, chain -> filled(chain, rules, reachable, place));
            }
        });
    }

    private void filter(FirewallPolicyBuilder policy, List<Chain> shared) {
        filters.forEach((hook, filter) -> {
            Target.Terminal otherwise = filter.drops() ? Target.drop() : Target.accept();
            Place place = Place.filtering(hook);
            if (filter.rules().isEmpty()) {
                policy.filter(hook, otherwise);
            } else {
                List<Chain> reachable = reachable("filter-" + hook.name(), place, shared);
                policy.filter(hook, otherwise, chain -> filled(chain, filter.rules(), reachable, place));
            }
        });
    }

    private List<Chain> reachable(String name, Place place, List<Chain> shared) {
        List<Chain> reachable = new ArrayList<>(chains(name.toLowerCase(Locale.ROOT), place));
        reachable.addAll(shared);
        return reachable;
    }

    /** Each chain may run those before it. */
    private List<Chain> chains(String name, Place place) {
        List<Chain> made = new ArrayList<>();
        for (List<RulePart> rules : chains) {
            Chain empty = Chain.named(name + "-chain_" + made.size());
            made.add(filled(empty, rules, List.copyOf(made), place));
        }
        return made;
    }

    private <S extends RuleSequence<S>> S filled(S sequence, List<RulePart> rules, List<Chain> reachable, Place place) {
        S filled = sequence;
        for (RulePart rule : rules) {
            filled = rule.addTo(filled, place, reachable, this::type);
        }
        return filled;
    }
}
