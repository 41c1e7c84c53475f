package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The access rules of a policy, grouped by optional block. */
final class RulesByBlock {

    private final List<AccessRule> outside;
    private final SortedMap<String, List<AccessRule>> byBlock = new TreeMap<>();

    RulesByBlock(FirewallPolicy policy) {
        List<AccessRule> rules = policy.access().rules();
        outside = policy.optionalBlocks().isEmpty() ? rules : new ArrayList<>();
        if (!policy.optionalBlocks().isEmpty()) {
            rules.forEach(rule -> rule.optional()
                    .map(block -> byBlock.computeIfAbsent(block, name -> new ArrayList<>()))
                    .orElse(outside)
                    .add(rule));
        }
    }

    /** The rules outside of optional blocks. */
    List<AccessRule> outside() {
        return outside;
    }

    /** The rules in optional blocks, by the name of the block. */
    SortedMap<String, List<AccessRule>> byBlock() {
        return byBlock;
    }
}
