package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.TunableEvaluator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of each scope whether what stands in it is in force. */
public final class ScopeStatuses {

    private final PolicyDatabase policy;
    private final Set<OptionalBlock> absent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<OptionalBlock, String> doubtful = new IdentityHashMap<>();

    public ScopeStatuses(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** Says that a name in an optional block of a whole policy is not declared, so that the compiler leaves it out. */
    void leaveOut(OptionalBlock block) {
        absent.add(block);
    }

    /** Says that it is not known of an optional block of a whole policy whether the compiler leaves it out. */
    void doubt(OptionalBlock block, String why) {
        doubtful.put(block, why);
    }

    boolean isDoubtful(OptionalBlock block) {
        return doubtful.containsKey(block);
    }

    public ScopeStatus of(Scope scope) {
        ScopeStatus inBranches = of(scope.tunables());
        if (!inBranches.isPossible()) {
            return inBranches;
        }
        ScopeStatus inBlocks = scope.optional().map(this::of).orElse(ScopeStatus.CERTAIN);
        return inBlocks.isPossible() && inBranches.doubt().isPresent() ? inBranches : inBlocks;
    }

    /** Whether a name in an optional block counts where the block is there. */
    public boolean counts(OptionalBlock.Use use) {
        return of(use.tunables()).isPossible();
    }

    private ScopeStatus of(List<Scope.Branch> tunables) {
        ScopeStatus presence = ScopeStatus.CERTAIN;
        for (Scope.Branch branch : tunables) {
            Optional<Boolean> value = new TunableEvaluator(policy, branch.around()).of(branch.expression());
            if (value.isEmpty()) {
                presence = ScopeStatus.unknown("what depends on a tunable that these files do not declare");
            } else if (value.get() != branch.value()) {
                return ScopeStatus.NEVER;
            }
        }
        return presence;
    }

    private ScopeStatus of(OptionalBlock innermost) {
        Optional<String> doubt = Optional.empty();
        for (Optional<OptionalBlock> block = Optional.of(innermost);
                block.isPresent();
                block = block.get().outer()) {
            if (absent.contains(block.get())) {
                return ScopeStatus.NEVER;
            }
            Optional<String> more = Optional.ofNullable(doubtful.get(block.get()));
            doubt = doubt.or(() -> more);
        }
        if (policy.isWhole()) {
            return doubt.map(ScopeStatus::unknown).orElse(ScopeStatus.CERTAIN);
        }
        return innermost.outer().isPresent()
                ? ScopeStatus.unknown("what stands in an optional block within another")
                : ScopeStatus.hangsOn(innermost);
    }
}
