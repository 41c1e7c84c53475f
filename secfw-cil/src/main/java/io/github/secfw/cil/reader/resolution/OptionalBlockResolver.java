package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which optional blocks of a whole policy the compiler disables: those that use a name which is not declared. The
 * declarations of a disabled block are lost, which can disable further blocks, so the decision is repeated up to a fixed point.
 */
public final class OptionalBlockResolver {

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final NameResolver names;
    /** The permissions of all classes, each written as class, space, permission. */
    private final Set<String> permissions = new HashSet<>();

    public OptionalBlockResolver(PolicyDatabase policy, ScopeStatuses statuses, NameResolver names) {
        this.policy = policy;
        this.statuses = statuses;
        this.names = names;
        policy.classes.forEach(this::addPermissions);
        policy.classMaps.forEach(this::addPermissions);
        policy.classCommons.forEach((name, commons) ->
                commons.forEach(common -> addPermissions(name, policy.commons.getOrDefault(common, List.of()))));
    }

    private void addPermissions(String ofClass, List<String> some) {
        some.forEach(permission -> permissions.add(ofClass + " " + permission));
    }

    public void resolve() {
        List<OptionalBlock> enabled = new ArrayList<>(policy.optionalBlocks);
        boolean isStable = false;
        while (!isStable) {
            List<OptionalBlock> next = new ArrayList<>();
            for (OptionalBlock block : enabled) {
                if (hasTypes(block)) {
                    next.add(block);
                } else {
                    statuses.disable(block);
                }
            }
            isStable = next.size() == enabled.size();
            enabled = next;
        }
        boolean isChanged = true;
        while (isChanged) {
            isChanged = false;
            for (OptionalBlock block : enabled) {
                isChanged |= !statuses.isUnmodelled(block) && mark(block);
            }
        }
    }

    /** Marks a block if one of its names is not certainly declared. The declarations of a marked block are not certain either. */
    private boolean mark(OptionalBlock block) {
        for (OptionalBlock.Use use : block.uses()) {
            if (statuses.isNeeded(use) && !permissions.contains(use.name()) && !names.isCertain(use)) {
                statuses.markUnmodelled(block, "an optional block that depends on " + missing(use));
                return true;
            }
        }
        return false;
    }

    private String missing(OptionalBlock.Use use) {
        if (use.kind() == NameKind.STATEMENT) {
            return "the names in \"" + use.name() + "\"";
        }
        return "\"" + use.name() + "\", which these files "
                + (names.isDeclared(use) ? "may not declare" : "do not declare");
    }

    private boolean hasTypes(OptionalBlock block) {
        for (OptionalBlock.Use use : block.uses()) {
            if (use.kind() == NameKind.TYPE && statuses.isNeeded(use) && !names.isDeclared(use)) {
                return false;
            }
        }
        return true;
    }
}
