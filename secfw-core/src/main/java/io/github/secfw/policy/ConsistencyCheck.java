package io.github.secfw.policy;

import com.google.common.collect.Iterables;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Domain;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Checks that the parts of a policy fit each other. */
final class ConsistencyCheck {

    /** Protocols that IPv6 has as extension headers: ip6tables and nft look behind them and never match them. */
    private static final Set<Integer> EXTENSION_HEADERS = Set.of(43, 44, 51, 60);

    private final FirewallPolicy policy;
    private final Collection<PacketType> used;

    /** Checks a policy, and the packet types that were named while it was written. */
    ConsistencyCheck(FirewallPolicy policy, Collection<PacketType> used) {
        this.policy = policy;
        this.used = used;
    }

    void run() {
        checkChains();
        checkNames();
        checkNeverAllowed();
        checkSharedLimits();
        for (PacketType type : Iterables.concat(policy.types(), used)) {
            checkAttributes("packet type \"" + type.name() + "\"", type);
            checkContext("packet type \"" + type.name() + "\"", type);
        }
        for (BaseChain chain : policy.baseChains()) {
            checkHook(chain);
            checkRules(chain.name(), chain.rules(), chain);
            for (Chain reached : ReachableChains.of(List.of(chain))) {
                checkRules(reached.name(), reached.rules(), chain);
            }
        }
    }

    @SuppressWarnings("CheckReturnValue") // chains of one name with other rules are found while they are followed
    private void checkChains() {
        try {
            policy.chains();
        } catch (InvalidPolicyException e) {
            throw e.at(policy.toString());
        }
    }

    /** A chain that two tables run is two chains in iptables and one in nftables, and so is a bucket in it. */
    private void checkSharedLimits() {
        Set<Chain> shared = new HashSet<>(policy.chains(Table.FILTER));
        shared.retainAll(policy.chains(policy.labellingTable()));
        for (Chain chain : shared) {
            for (Rule rule : chain.rules()) {
                if (rule.match().isStateful()) {
                    throw new InvalidPolicyException(
                            policy + ", chain " + chain,
                            "the rule \"" + rule + "\" has a limit, and the tables filter and "
                                    + policy.labellingTable() + " both jump to it",
                            "write a chain for each");
                }
            }
        }
    }

    /** A name that is a type in one place and an attribute in another would mean other domains than it seems to. */
    private void checkNames() {
        SortedSet<String> types = new TreeSet<>(Set.of(policy.loadingDomain()));
        SortedSet<String> attributes = new TreeSet<>();
        for (PacketType type : policy.types()) {
            types.add(type.name());
            attributes.addAll(type.attributes());
        }
        for (AccessRule rule : policy.accessRules()) {
            types.add(rule.packetType());
            types.addAll(rule.domains().types());
            types.addAll(rule.domains().exceptTypes());
            attributes.addAll(rule.domains().attributes());
            attributes.addAll(rule.domains().exceptAttributes());
        }
        types.retainAll(attributes);
        if (!types.isEmpty()) {
            throw new InvalidPolicyException(
                    policy.toString(),
                    "\"" + types.first() + "\" is used as a type and as an attribute",
                    "write attribute(...) for an attribute, everywhere");
        }
    }

    /** What certainly breaks a neverallow is refused here; the compiler, which knows the attributes, refuses the rest. */
    private void checkNeverAllowed() {
        for (AccessRule never : policy.accessRules()) {
            if (never.kind() == AccessRule.Kind.NEVERALLOW) {
                for (AccessRule rule : policy.access().rules()) {
                    checkNeverAllowed(never, rule);
                }
            }
        }
    }

    private void checkNeverAllowed(AccessRule never, AccessRule rule) {
        boolean sameDomains = never.domains().equals(rule.domains())
                || rule.domains().types().stream()
                        .map(Domain::domain)
                        .filter(domain -> rule.domains().contains(domain).orElse(false))
                        .anyMatch(domain -> never.domains().contains(domain).orElse(false));
        if (rule.kind() == AccessRule.Kind.ALLOW
                && rule.packetType().equals(never.packetType())
                && !Collections.disjoint(rule.permissions(), never.permissions())
                && (rule.optional().isEmpty() || rule.optional().equals(never.optional()))
                && (never.optional().isEmpty() || never.optional().equals(rule.optional()))
                && sameDomains) {
            throw new InvalidPolicyException(
                    policy.toString(),
                    "the rule \"" + rule + "\" grants what \"" + never + "\" forbids",
                    "leave one of them out");
        }
    }

    /** The attributes of a type reach the policy module only by its definition. */
    private void checkAttributes(String place, PacketType type) {
        if (type.isExclusive()) {
            return;
        }
        Optional<PacketType> defined = policy.types().stream()
                .filter(one -> one.name().equals(type.name()))
                .findFirst();
        boolean known = defined.isPresent() && defined.get().attributes().equals(type.attributes());
        if (!known) {
            throw new InvalidPolicyException(
                    policy + ", " + place,
                    "packet type \"" + type.name() + "\" has the attributes " + type.attributes() + ", but is "
                            + (defined.isPresent()
                                    ? "defined with " + defined.get().attributes()
                                    : "not defined"),
                    "define it with these attributes");
        }
    }

    private void checkHook(BaseChain chain) {
        if (!chain.table().has(chain.hook())) {
            throw new InvalidPolicyException(
                    policy + ", chain " + chain.name(),
                    "the table " + chain.table() + " has no such chain",
                    (chain.table().labels()
                            ? "label in INPUT, FORWARD or OUTPUT, or use the table " + Table.MANGLE
                            : "filter in INPUT, FORWARD or OUTPUT"));
        }
    }

    private void checkRules(String chain, List<Rule> rules, BaseChain from) {
        Hook hook = from.hook();
        for (int i = 0; i < rules.size(); i++) {
            String place = (from.table().labels() ? "chain " : "filter chain ") + chain + ", rule " + (i + 1);
            for (Criterion criterion : rules.get(i).match().criteria()) {
                if (!criterion.requirement().isMetAt(hook)) {
                    UnmetRequirement missing = UnmetRequirement.of(criterion.requirement());
                    throw new InvalidPolicyException(
                            policy + ", " + place,
                            "\"" + criterion + "\" can never match, since a packet in " + hook + " has no such "
                                    + missing,
                            missing.inRules() + ", or put the rule into a chain that " + hook + " does not reach");
                }
            }
            checkTable(place, rules.get(i).target(), from);
            checkProtocol(place, rules.get(i).match());
            if (rules.get(i).target() instanceof LabellingTarget.Secmark secmark) {
                checkAttributes(place, secmark.type());
                checkContext(place, secmark.type());
            }
        }
    }

    private void checkTable(String place, Target target, BaseChain from) {
        if (target instanceof LabellingTarget && !from.table().labels()) {
            throw new InvalidPolicyException(
                    policy + ", " + place,
                    "\"" + target + "\" works only in the tables mangle and security",
                    "write the rule in labelling(" + from.hook() + ", ...)");
        }
        if (target instanceof Target.Reject && from.table() != Table.FILTER) {
            throw new InvalidPolicyException(
                    policy + ", " + place,
                    "\"" + target + "\" works only in the table filter",
                    "write the rule in filter(" + from.hook() + ", ...)");
        }
    }

    private void checkProtocol(String place, Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if ((criterion instanceof NegatedCriterion not ? not.criterion() : criterion)
                            instanceof ProtocolCriterion of
                    && EXTENSION_HEADERS.contains(of.protocol().number())
                    && match.families().contains(Family.IPV6)) {
                throw new InvalidPolicyException(
                        policy + ", " + place,
                        of + " is an extension header in IPv6 and never matches there",
                        "match IPv4 addresses too");
            }
        }
    }

    private void checkContext(String place, PacketType type) {
        SecurityContext context;
        try {
            context = policy.contextOf(type);
        } catch (IllegalArgumentException e) {
            throw InvalidPolicyException.at(policy + ", " + place, e);
        }
        if (context.range().isPresent() == policy.isMls()) {
            return;
        }
        throw policy.isMls()
                ? new InvalidPolicyException(
                        policy + ", " + place,
                        "context \"" + context + "\" has no range, but the machine's policy has MLS or MCS",
                        "write \"" + context + ":s0\", or call withoutMls()")
                : new InvalidPolicyException(
                        policy + ", " + place,
                        "context \"" + context + "\" has a range, but the machine's policy has neither MLS nor MCS",
                        "write no range, or leave out withoutMls()");
    }
}
