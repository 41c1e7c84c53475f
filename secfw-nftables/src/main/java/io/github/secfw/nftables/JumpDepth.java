package io.github.secfw.nftables;

import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.policy.TargetVisitor;
import java.util.IdentityHashMap;

/** How many chains deep jumps lead, with the chains that this backend adds. */
final class JumpDepth implements TargetVisitor<Integer> {

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
        return added + rule.target().accept(this);
    }

    private int ofChain(Chain chain) {
        Integer depth = known.get(chain);
        if (depth == null) {
            depth = chain.rules().stream().mapToInt(this::of).max().orElse(0);
            known.put(chain, depth);
        }
        return depth;
    }

    @Override
    public Integer visitSecmark(LabellingTarget.Secmark target) {
        return 0;
    }

    @Override
    public Integer visitSaveLabel(LabellingTarget.SaveLabel target) {
        return 1;
    }

    @Override
    public Integer visitRestoreLabel(LabellingTarget.RestoreLabel target) {
        return 1;
    }

    @Override
    public Integer visitAccept(Target.Accept target) {
        return 0;
    }

    @Override
    public Integer visitDrop(Target.Drop target) {
        return 0;
    }

    @Override
    public Integer visitReject(Target.Reject target) {
        return 0;
    }

    @Override
    public Integer visitLog(Target.Log target) {
        return 0;
    }

    @Override
    public Integer visitQueue(Target.Queue target) {
        return 0;
    }

    @Override
    public Integer visitSetMark(Target.SetMark target) {
        return 0;
    }

    @Override
    public Integer visitSetConnectionMark(Target.SetConnectionMark target) {
        return 0;
    }

    @Override
    public Integer visitReturn(Target.Return target) {
        return 0;
    }

    @Override
    public Integer visitJump(Target.Jump target) {
        return 1 + ofChain(target.to());
    }

    @Override
    public Integer visitGoto(Target.Goto target) {
        return 1 + ofChain(target.to());
    }
}
