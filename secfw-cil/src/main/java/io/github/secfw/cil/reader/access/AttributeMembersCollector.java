package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.resolution.NameResolver;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.TypeSet;
import io.github.secfw.cil.reader.resolution.TypeSetResolver;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.DomainSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the types that the files add to attributes which they do not declare. Rules of other files can name such attributes.
 * Rules on declared attributes are resolved to their types, so they need no members.
 */
final class AttributeMembersCollector {

    private final PolicyDatabase policy;
    private final NameResolver names;
    private final TypeSetResolver types;
    private final DomainSetFactory sets;
    private final OptionalBlockLabels labels;
    private final List<AttributeMembers> all = new ArrayList<>();
    private final Map<OptionalBlock, List<AttributeMembers>> byBlock = new HashMap<>();

    AttributeMembersCollector(
            PolicyDatabase policy,
            NameResolver names,
            TypeSetResolver types,
            DomainSetFactory sets,
            OptionalBlockLabels labels) {
        this.policy = policy;
        this.names = names;
        this.types = types;
        this.sets = sets;
        this.labels = labels;
    }

    List<AttributeMembers> all() {
        return all;
    }

    /** The members that an optional block adds. */
    List<AttributeMembers> of(OptionalBlock block) {
        return byBlock.getOrDefault(block, List.of());
    }

    void collect(UnmodelledFeatureLog unmodelled) {
        for (Assignment<CilExpression> set : policy.attributeSets) {
            String attribute = names.type(set.scope().around(), set.name());
            if (!names.isAttribute(attribute)) {
                unmodelled.process(set.scope(), set.position(), status -> add(attribute, set, status));
            }
        }
    }

    private void add(String attribute, Assignment<CilExpression> set, ScopeStatus status) throws UnmodelledException {
        String feature = "types added to \"" + set.name() + "\"";
        if (status.reason().isPresent()) {
            throw new UnmodelledException(feature + " in " + status.reason().get());
        }
        TypeSet added = types.of(set, status.block());
        if (added.hasAll()) {
            throw new UnmodelledException(feature + ", all except some: these files do not declare all types");
        }
        for (DomainSet some : sets.of(added, feature)) {
            AttributeMembers members = members(attribute, some, status.block(), feature);
            all.add(members);
            status.block()
                    .ifPresent(block -> byBlock.computeIfAbsent(block, unused -> new ArrayList<>())
                            .add(members));
        }
    }

    private AttributeMembers members(String attribute, DomainSet some, Optional<OptionalBlock> block, String feature)
            throws UnmodelledException {
        return UnmodelledException.orUnmodelled(
                feature, () -> new AttributeMembers(attribute, some, block.map(labels::of)));
    }
}
