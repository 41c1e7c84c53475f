package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.UnmodelledFeature;
import io.github.secfw.cil.reader.resolution.PacketPermissions;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.cil.reader.syntax.ClassPermissions;

/** Reports the features that affect packets and are not rules: constraints, bounds, permissive domains and the like. */
final class UnmodelledFeatureReport {

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final PacketPermissions permissions;

    UnmodelledFeatureReport(PolicyDatabase policy, ScopeStatuses statuses, PacketPermissions permissions) {
        this.policy = policy;
        this.statuses = statuses;
        this.permissions = permissions;
    }

    void addTo(UnmodelledFeatureLog unmodelled, boolean hasRules) {
        policy.unmodelled.forEach(feature -> add(feature, unmodelled));
        if (hasRules) {
            policy.typeBounds.forEach(feature -> add(feature, unmodelled));
            policy.hidingDeclarations.stream()
                    .filter(feature -> !statuses.of(feature.scope()).isCertain())
                    .forEach(feature -> add(feature, unmodelled));
        }
        addConstraints(unmodelled);
    }

    private void add(UnmodelledFeature feature, UnmodelledFeatureLog unmodelled) {
        if (statuses.of(feature.scope()).isPossible()) {
            unmodelled.add(feature.position(), feature.description());
        }
    }

    private void addConstraints(UnmodelledFeatureLog unmodelled) {
        for (Assignment<ClassPermissions> constraint : policy.constraints) {
            try {
                if (!permissions
                        .of(constraint.value(), constraint.scope(), constraint.position())
                        .isEmpty()) {
                    add(
                            new UnmodelledFeature(constraint.scope(), constraint.position(), "a constraint on packets"),
                            unmodelled);
                }
            } catch (UnmodelledException e) {
                add(new UnmodelledFeature(constraint.scope(), constraint.position(), e.description()), unmodelled);
            }
        }
    }
}
