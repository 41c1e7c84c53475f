package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which optional blocks of a whole policy the compiler leaves out: those with a name that nothing declares. What a
 * block declares goes with it, so that others may follow.
 */
public final class OptionalBlockResolver {

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final NameResolver names;
    /** Each with its class before it. */
    private final Set<String> permissions = new HashSet<>();

    public OptionalBlockResolver(PolicyDatabase policy, ScopeStatuses presences, NameResolver names) {
        this.policy = policy;
        this.presences = presences;
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
        List<OptionalBlock> there = new ArrayList<>(policy.optionals);
        boolean isSettled = false;
        while (!isSettled) {
            List<OptionalBlock> next = new ArrayList<>();
            for (OptionalBlock block : there) {
                if (hasTypes(block)) {
                    next.add(block);
                } else {
                    presences.leaveOut(block);
                }
            }
            isSettled = next.size() == there.size();
            there = next;
        }
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (OptionalBlock block : there) {
                isMore |= !presences.isDoubtful(block) && doubt(block);
            }
        }
    }

    /** Whether it is not known that all names are there; of a block that is in doubt, what it declares is too. */
    private boolean doubt(OptionalBlock block) {
        for (OptionalBlock.Use use : block.uses()) {
            if (presences.counts(use) && !permissions.contains(use.name()) && !names.isCertain(use)) {
                presences.doubt(block, "what depends on " + missing(use));
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
            if (use.kind() == NameKind.TYPE && presences.counts(use) && !names.isDeclared(use)) {
                return false;
            }
        }
        return true;
    }
}
