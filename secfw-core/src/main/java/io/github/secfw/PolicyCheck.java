package io.github.secfw;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;

/** Checks that the parts of a policy fit each other. */
final class PolicyCheck {

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
        policy.types().forEach(type -> checkContext("packet type \"" + type.name() + "\"", type));
        for (BaseChain chain : policy.baseChains()) {
            checkHook(chain);
            checkRules(chain.name(), chain.rules(), chain.hook());
            for (Chain reached : ReachableChains.of(List.of(chain))) {
                checkRules(reached.name(), reached.rules(), chain.hook());
            }
        }
    }

    private void checkHook(BaseChain chain) {
        if (!policy.labellingTable().has(chain.hook())) {
            throw new IllegalArgumentException(policy + ", chain " + chain + ": the table "
                    + policy.labellingTable() + " has no such chain: label in INPUT, FORWARD or OUTPUT, or use the table "
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
            if (rules.get(i).target() instanceof Target.Secmark secmark) {
                checkContext(place, secmark.type());
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
