package io.github.secfw.testkit;

import io.github.secfw.Chain;
import io.github.secfw.FirewallPolicy;
import io.github.secfw.FirewallPolicyBuilder;
import io.github.secfw.RuleSequence;
import io.github.secfw.Table;
import io.github.secfw.Target;
import io.github.secfw.Traffic;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.RejectType;
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
        Map<Hook, Filter> filters,
        List<List<RulePart>> chains,
        List<Access> access,
        boolean rollOut) {

    /** Kinds of targets; types and chains are chosen by number among those there are. */
    enum Kind {
        SECMARK,
        SAVE,
        RESTORE,
        LOG,
        DROP,
        REJECT,
        ACCEPT,
        RETURN,
        JUMP,
        GOTO
    }

    /** A rule. */
    record RulePart(Matches.Parts match, Kind kind, int number, Target log, Optional<String> because) {}

    /** A base chain that filters, which may have no rules. */
    record Filter(boolean drops, List<RulePart> rules) {}

    /** Where rules stand: what they can match and do there. */
    private record Place(boolean labels, boolean filters, boolean hasInput, boolean hasOutput, boolean hasOwner) {

        /** In chains that any base chain may run. */
        static final Place ANYWHERE = new Place(false, false, false, false, false);

        static Place at(Hook hook, boolean labels) {
            return new Place(
                    labels, !labels, hook.hasInputInterface(), hook.hasOutputInterface(), hook.hasSocketOwner());
        }

        /** A chain that two tables run can have no limit. */
        Match<?> match(Matches.Parts parts) {
            Matches.Parts fitting = equals(ANYWHERE) ? parts.withoutLimit() : parts;
            return fitting.at(hasInput, hasOutput, hasOwner);
        }
    }

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
        FirewallPolicyBuilder policy = FirewallPolicy.named("arbitrary");
        settings(policy);
        defined.forEach(number -> policy.define(type(number)));
        label(policy);
        filter(policy);
        access.forEach(rule -> allow(policy, rule));
        return policy.build();
    }

    /** The same policy, put together in another order. */
    FirewallPolicy buildShuffled(Random random) {
        List<Runnable> steps = new ArrayList<>();
        FirewallPolicyBuilder policy = FirewallPolicy.named("arbitrary");
        steps.add(() -> settings(policy));
        steps.add(() -> label(policy));
        steps.add(() -> filter(policy));
        defined.forEach(number -> steps.add(() -> policy.define(type(number))));
        access.forEach(rule -> steps.add(() -> allow(policy, rule)));
        Collections.shuffle(steps, random);
        steps.forEach(Runnable::run);
        return policy.build();
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

    private void allow(FirewallPolicyBuilder policy, Access rule) {
        Permission first = rule.permissions().iterator().next();
        Permission[] all = rule.permissions().toArray(Permission[]::new);
        if (rule.audits()) {
            policy.auditAllow(rule.domains(), type(rule.type()), first, all);
        } else {
            policy.allow(rule.domains(), type(rule.type()), first, all);
        }
    }

    private void label(FirewallPolicyBuilder policy) {
        loopback.ifPresent(number -> policy.labelLoopback(type(number)));
        for (Label label : labels) {
            Traffic traffic = label.outbound()
                    ? Traffic.outbound(label.match().ofConnections(false, true, true))
                    : Traffic.inbound(label.match().ofConnections(true, false, false));
            policy.label(label.because().map(traffic::because).orElse(traffic), type(label.type()));
        }
        rest.ifPresent(number -> policy.labelEverythingElse(type(number)));
        baseChains.forEach((hook, rules) -> {
            if (!security || Table.SECURITY.has(hook)) {
                Place place = Place.at(hook, true);
                List<Chain> reachable = reachable(hook.name(), place);
                policy.labelling(hook, chain -> filled(chain, rules, reachable, place));
            }
        });
    }

    private void filter(FirewallPolicyBuilder policy) {
        filters.forEach((hook, filter) -> {
            Target.Terminal otherwise = filter.drops() ? Target.drop() : Target.accept();
            Place place = Place.at(hook, false);
            if (filter.rules().isEmpty()) {
                policy.filter(hook, otherwise);
            } else {
                List<Chain> reachable = reachable("filter-" + hook.name(), place);
                policy.filter(hook, otherwise, chain -> filled(chain, filter.rules(), reachable, place));
            }
        });
    }

    private List<Chain> reachable(String name, Place place) {
        List<Chain> reachable = new ArrayList<>(chains(name.toLowerCase(Locale.ROOT), place));
        reachable.addAll(chains("shared", Place.ANYWHERE));
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
            Match<?> match = place.match(rule.match());
            S longer = filled.rule(match, target(rule, match, reachable, place));
            filled = rule.because().map(longer::because).orElse(longer);
        }
        return filled;
    }

    private Target target(RulePart rule, Match<?> match, List<Chain> reachable, Place place) {
        return switch (rule.kind()) {
            case SECMARK -> place.labels() ? Target.secmark(type(rule.number() % TYPES)) : rule.log();
            case SAVE -> place.labels() ? Target.save() : reject(rule.number(), match, place);
            case RESTORE -> place.labels() ? Target.restore() : reject(rule.number(), match, place);
            case LOG -> rule.log();
            case DROP -> Target.drop();
            case REJECT -> reject(rule.number(), match, place);
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

    /** Only the table filter rejects, and only TCP is reset. */
    private static Target reject(int number, Match<?> match, Place place) {
        if (!place.filters()) {
            return Target.drop();
        }
        if (match.criteria().contains(new Criterion.OfProtocol(Protocol.TCP)) && number % 4 > 0) {
            return Target.reject(RejectType.TCP_RESET);
        }
        List<RejectType> types = new ArrayList<>(List.of(RejectType.values()));
        types.remove(RejectType.TCP_RESET);
        return Target.reject(types.get(number % types.size()));
    }
}
