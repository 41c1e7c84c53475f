package io.github.secfw.nftables;

import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Rule;
import java.util.IdentityHashMap;

/** How many chains deep jumps lead, with the chains that this backend adds. */
final class JumpDepth {

    /** How many chains the kernel takes below a base chain (NFT_JUMP_STACK_SIZE less one). */
    static final int MAX = 15;

    private final IdentityHashMap<Chain, Integer> known = new IdentityHashMap<>();

    int of(BaseChain base) {
        return base.rules().stream()
                .mapToInt(rule -> of(rule) + (ClosedChains.areFor(base, rule) ? 1 : 0))
                .max()
                .orElse(0);
    }

    private int of(Rule rule) {
        int added = OwnerChains.areFor(rule.match()) ? 1 : 0;
        if (rule.target() instanceof LabellingTarget.SaveLabel || rule.target() instanceof LabellingTarget.RestoreLabel) {
            return added + 1;
        }
        return added + rule.target().chain().map(chain -> 1 + ofChain(chain)).orElse(0);
    }

    private int ofChain(Chain chain) {
        Integer depth = known.get(chain);
        if (depth == null) {
            depth = chain.rules().stream().mapToInt(this::of).max().orElse(0);
            known.put(chain, depth);
        }
        return depth;
    }
}
