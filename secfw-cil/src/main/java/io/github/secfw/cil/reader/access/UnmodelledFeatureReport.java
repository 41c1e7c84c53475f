package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.UnmodelledFeature;
import io.github.secfw.cil.reader.resolution.PacketPermissions;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import java.util.List;

/** Says what matters to rules on packets beside these rules. */
final class UnmodelledFeatureReport {

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final PacketPermissions permissions;

    UnmodelledFeatureReport(PolicyDatabase policy, ScopeStatuses presences, PacketPermissions permissions) {
        this.policy = policy;
        this.presences = presences;
        this.permissions = permissions;
    }

    void addTo(List<String> unknown, boolean hasRules) {
        policy.doubts.forEach(doubt -> add(doubt, unknown));
        if (hasRules) {
            policy.bounds.forEach(doubt -> add(doubt, unknown));
            policy.hiding.stream()
                    .filter(doubt -> !presences.of(doubt.scope()).isCertain())
                    .forEach(doubt -> add(doubt, unknown));
        }
        addConstraints(unknown);
    }

    private void add(UnmodelledFeature doubt, List<String> unknown) {
        if (presences.of(doubt.scope()).isPossible()) {
            unknown.add(doubt.place().unknown(doubt.fact()));
        }
    }

    private void addConstraints(List<String> unknown) {
        for (Assignment<ClassPermissions> constraint : policy.constraints) {
            try {
                if (!permissions
                        .of(constraint.members(), constraint.scope(), constraint.place())
                        .isEmpty()) {
                    add(
                            new UnmodelledFeature(constraint.scope(), constraint.place(), "a constraint on packets"),
                            unknown);
                }
            } catch (UnmodelledException e) {
                add(new UnmodelledFeature(constraint.scope(), constraint.place(), e.fact()), unknown);
            }
        }
    }
}
