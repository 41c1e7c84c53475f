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

/** The status of each scope. Optional blocks of a whole policy get theirs from {@link OptionalBlockResolver}. */
public final class ScopeStatuses {

    private final PolicyDatabase policy;
    private final Set<OptionalBlock> disabled = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<OptionalBlock, String> unmodelled = new IdentityHashMap<>();

    public ScopeStatuses(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** Disables an optional block of a whole policy, as the compiler does if a name in it is not declared. */
    void disable(OptionalBlock block) {
        disabled.add(block);
    }

    /** Marks an optional block of a whole policy for which the files do not decide whether it is disabled. */
    void markUnmodelled(OptionalBlock block, String reason) {
        unmodelled.put(block, reason);
    }

    boolean isUnmodelled(OptionalBlock block) {
        return unmodelled.containsKey(block);
    }

    public ScopeStatus of(Scope scope) {
        ScopeStatus inBranches = of(scope.tunables());
        if (!inBranches.isPossible()) {
            return inBranches;
        }
        ScopeStatus inBlocks = scope.optional().map(this::of).orElse(ScopeStatus.CERTAIN);
        return inBlocks.isPossible() && inBranches.reason().isPresent() ? inBranches : inBlocks;
    }

    /** Whether an optional block needs a name: not if the name is in a branch that is not in force. */
    public boolean isNeeded(OptionalBlock.Use use) {
        return of(use.tunables()).isPossible();
    }

    private ScopeStatus of(List<Scope.Branch> tunables) {
        ScopeStatus status = ScopeStatus.CERTAIN;
        for (Scope.Branch branch : tunables) {
            Optional<Boolean> value = new TunableEvaluator(policy, branch.around()).of(branch.expression());
            if (value.isEmpty()) {
                status = ScopeStatus.unmodelled("a branch of a tunable that these files do not declare");
            } else if (value.get() != branch.value()) {
                return ScopeStatus.NEVER;
            }
        }
        return status;
    }

    private ScopeStatus of(OptionalBlock innermost) {
        Optional<String> reason = Optional.empty();
        for (Optional<OptionalBlock> block = Optional.of(innermost);
                block.isPresent();
                block = block.get().outer()) {
            if (disabled.contains(block.get())) {
                return ScopeStatus.NEVER;
            }
            Optional<String> outer = Optional.ofNullable(unmodelled.get(block.get()));
            reason = reason.or(() -> outer);
        }
        if (policy.isWhole()) {
            return reason.map(ScopeStatus::unmodelled).orElse(ScopeStatus.CERTAIN);
        }
        return innermost.outer().isPresent()
                ? ScopeStatus.unmodelled("a nested optional block")
                : ScopeStatus.dependsOn(innermost);
    }
}
