package io.github.secfw.testkit;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.LabellingTable;
import io.github.secfw.RuleSequence;
import io.github.secfw.Target;
import io.github.secfw.Traffic;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What a policy is made of, to be put together in any order in which it means the same. */
record PolicyParts(
        boolean security,
        boolean mls,
        boolean requiresNames,
        Optional<String> loadingDomain,
        List<Integer> defined,
        List<Label> labels,
        Optional<Integer> loopback,
        Optional<Integer> rest,
        Map<Hook, List<RulePart>> baseChains,
        List<List<RulePart>> chains,
        List<Access> access,
        boolean rollOut) {

    /** Kinds of targets; types and chains are chosen by number among those there are. */
    enum Kind {
        SECMARK,
        SAVE,
        RESTORE,
        ACCEPT,
        RETURN,
        JUMP,
        GOTO
    }

    /** A rule. */
    record RulePart(Matches.Parts match, Kind kind, int number, Optional<String> because) {}

    /** Whole connections. */
    record Label(boolean outbound, Matches.Parts match, int type, Optional<String> because) {}

    /** Who may do what with a type. */
    record Access(boolean audits, DomainSet domains, int type, Set<Permission> permissions) {}

    /** How many types there are to choose from. */
    static final int TYPES = 7;

    /** How many of these a policy may define; the first ones. */
    static final int DEFINABLE = 4;

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
            case 4 -> PacketType.inContext("system_u:object_r:" + type(0).name() + (mls ? ":s0:c1" : ""));
            case 5 -> PacketType.inContext("user_u:object_r:icmp_packet_t" + (mls ? ":s0" : ""));
            default -> PacketType.named("icmp_packet_t");
        };
    }

    /** The policy, put together in the order of the parts. */
    FirewallPolicy build() {
        FirewallPolicy.Builder policy = FirewallPolicy.named("arbitrary");
        settings(policy);
        defined.forEach(number -> policy.define(type(number)));
        label(policy);
        access.forEach(rule -> allow(policy, rule));
        return policy.build();
    }

    /** The same policy, put together in another order. */
    FirewallPolicy buildShuffled(Random random) {
        List<Runnable> steps = new ArrayList<>();
        FirewallPolicy.Builder policy = FirewallPolicy.named("arbitrary");
        steps.add(() -> settings(policy));
        steps.add(() -> label(policy));
        defined.forEach(number -> steps.add(() -> policy.define(type(number))));
        access.forEach(rule -> steps.add(() -> allow(policy, rule)));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        return policy.build();
    }

    private void settings(FirewallPolicy.Builder policy) {
        if (security) {
            policy.table(LabellingTable.SECURITY);
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

    private void allow(FirewallPolicy.Builder policy, Access rule) {
        Permission first = rule.permissions().iterator().next();
        Permission[] all = rule.permissions().toArray(Permission[]::new);
        if (rule.audits()) {
            policy.auditAllow(rule.domains(), type(rule.type()), first, all);
        } else {
            policy.allow(rule.domains(), type(rule.type()), first, all);
        }
    }

    private void label(FirewallPolicy.Builder policy) {
        loopback.ifPresent(number -> policy.labelLoopback(type(number)));
        for (Label label : labels) {
            Traffic traffic = label.outbound()
                    ? Traffic.outbound(label.match().withoutState(false, true))
                    : Traffic.inbound(label.match().withoutState(true, false));
            policy.label(label.because().map(traffic::because).orElse(traffic), type(label.type()));
        }
        rest.ifPresent(number -> policy.labelEverythingElse(type(number)));
        List<Chain> shared = chains("shared", false, false);
        baseChains.forEach((hook, rules) -> {
            if (!security || LabellingTable.SECURITY.has(hook)) {
                boolean hasInput = hook.hasInputInterface();
                boolean hasOutput = hook.hasOutputInterface();
                List<Chain> reachable =
                        new ArrayList<>(chains(hook.name().toLowerCase(Locale.ROOT), hasInput, hasOutput));
                reachable.addAll(shared);
                policy.labelling(hook, chain -> filled(chain, rules, reachable, hasInput, hasOutput));
            }
        });
    }

    /** Each chain may run those before it. */
    private List<Chain> chains(String name, boolean hasInput, boolean hasOutput) {
        List<Chain> made = new ArrayList<>();
        for (List<RulePart> rules : chains) {
            Chain empty = Chain.named(name + "-chain_" + made.size());
            made.add(filled(empty, rules, List.copyOf(made), hasInput, hasOutput));
        }
        return made;
    }

    private <S extends RuleSequence<S>> S filled(
            S sequence, List<RulePart> rules, List<Chain> reachable, boolean hasInput, boolean hasOutput) {
        S filled = sequence;
        for (RulePart rule : rules) {
            S longer = filled.rule(rule.match().at(hasInput, hasOutput), target(rule, reachable));
            filled = rule.because().map(longer::because).orElse(longer);
        }
        return filled;
    }

    private Target target(RulePart rule, List<Chain> reachable) {
        return switch (rule.kind()) {
            case SECMARK -> Target.secmark(type(rule.number() % TYPES));
            case SAVE -> Target.save();
            case RESTORE -> Target.restore();
            case ACCEPT -> Target.accept();
            case RETURN -> Target.returnToCaller();
            case JUMP ->
                reachable.isEmpty()
                        ? Target.returnToCaller()
                        : Target.jump(reachable.get(rule.number() % reachable.size()));
            case GOTO ->
                reachable.isEmpty() ? Target.accept() : Target.goTo(reachable.get(rule.number() % reachable.size()));
        };
    }
}
