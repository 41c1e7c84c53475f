package io.github.secfw.cil;

import io.github.secfw.selinux.AccessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules on domains by the optional block that they stand in. */
final class RulesByBlock {

    private final List<AccessRule> outside = new ArrayList<>();
    private final SortedMap<String, List<AccessRule>> byBlock = new TreeMap<>();

    RulesByBlock(List<AccessRule> rules) {
        for (AccessRule rule : rules) {
            if (rule.optional().isEmpty()) {
                outside.add(rule);
            } else {
                byBlock.computeIfAbsent(rule.optional().get(), block -> new ArrayList<>())
                        .add(rule);
            }
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
