package io.github.secfw;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that the parts of a policy fit each other. */
final class PolicyCheck {

    /** Protocols that IPv6 has as extension headers: ip6tables and nft look behind them and never match them. */
    private static final Set<Integer> EXTENSION_HEADERS = Set.of(43, 44, 51, 60);

    private final FirewallPolicy policy;

    PolicyCheck(FirewallPolicy policy) {
        this.policy = policy;
    }

    void run() {
        try {
            policy.chains();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(policy + ": " + e.getMessage(), e);
        }
        checkDepth();
        policy.types().forEach(type -> checkContext("packet type \"" + type.name() + "\"", type));
        for (BaseChain chain : policy.baseChains()) {
            checkHook(chain);
            checkRules(chain.name(), chain.rules(), chain.hook());
            for (Chain reached : ReachableChains.of(List.of(chain))) {
                checkRules(reached.name(), reached.rules(), chain.hook());
            }
        }
    }

    private void checkDepth() {
        Map<String, Integer> depths = new HashMap<>();
        for (BaseChain chain : policy.baseChains()) {
            int depth = depth(chain, depths);
            if (depth > Chain.MAX_DEPTH) {
                throw new IllegalArgumentException(policy + ", chain " + chain + ": chains are nested " + depth
                        + " deep, the kernel's nf_tables takes " + Chain.MAX_DEPTH + ": join some of them");
            }
        }
    }

    /** How many chains deep jumps lead from here. */
    private static int depth(RuleSequence<?> sequence, Map<String, Integer> depths) {
        int depth = 0;
        for (Rule rule : sequence.rules()) {
            Optional<Chain> target = ReachableChains.target(rule);
            if (target.isPresent()) {
                Chain chain = target.get();
                Integer known = depths.get(chain.name());
                int below = known == null ? depth(chain, depths) : known;
                depths.put(chain.name(), below);
                depth = Math.max(depth, below + 1);
            }
        }
        return depth;
    }

    private void checkHook(BaseChain chain) {
        if (!policy.labellingTable().has(chain.hook())) {
            throw new IllegalArgumentException(policy + ", chain " + chain + ": the table "
                    + policy.labellingTable()
                    + " has no such chain: label in INPUT, FORWARD or OUTPUT, or use the table "
                    + LabellingTable.MANGLE);
        }
    }

    private void checkRules(String chain, List<Rule> rules, Hook hook) {
        for (int i = 0; i < rules.size(); i++) {
            String place = "chain " + chain + ", rule " + (i + 1);
            for (Criterion criterion : rules.get(i).match().criteria()) {
                if (!criterion.isKnownAt(hook)) {
                    throw new IllegalArgumentException(policy + ", " + place + ": \"" + criterion
                            + "\" can never match, since a packet has no such interface in " + hook
                            + ": match the other interface, or put the rule into a chain that " + hook
                            + " does not reach");
                }
            }
            checkProtocol(place, rules.get(i).match());
            if (rules.get(i).target() instanceof Target.Secmark secmark) {
                checkContext(place, secmark.type());
            }
        }
    }

    private void checkProtocol(String place, Match<?> match) {
        for (Criterion criterion : match.criteria()) {
            if (criterion instanceof Criterion.OfProtocol of
                    && EXTENSION_HEADERS.contains(of.protocol().number())
                    && match.families().contains(Family.IPV6)) {
                throw new IllegalArgumentException(policy + ", " + place + ": " + of
                        + " is an extension header in IPv6 and never matches there: match IPv4 addresses too");
            }
        }
    }

    private void checkContext(String place, PacketType type) {
        SecurityContext context = policy.contextOf(type);
        if (context.range().isPresent() == policy.isMls()) {
            return;
        }
        throw new IllegalArgumentException(policy + ", " + place + ": context \"" + context + "\""
                + (policy.isMls()
                        ? " has no range, but the machine's policy has MLS or MCS: write \"" + context
                                + ":s0\", or call withoutMls()"
                        : " has a range, but the machine's policy has neither MLS nor MCS: write no range, or leave out"
                                + " withoutMls()"));
    }
}
