package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules on domains by the optional block that they stand in. */
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

    /** Those that stand in no block. */
    List<AccessRule> outside() {
        return outside;
    }

    /** The others, by the block's name. */
    SortedMap<String, List<AccessRule>> byBlock() {
        return byBlock;
    }
}
