package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.resolution.NameResolver;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
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
 * Says which types the files put into attributes that they do not declare. The rules on such attributes are elsewhere; those
 * on declared ones are in the files, and name the types themselves.
 */
final class AttributeMembersCollector {

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final NameResolver names;
    private final TypeSetResolver types;
    private final DomainSetFactory sets;
    private final OptionalBlockLabels labels;
    private final List<AttributeMembers> all = new ArrayList<>();
    private final Map<OptionalBlock, List<AttributeMembers>> byBlock = new HashMap<>();

    AttributeMembersCollector(
            PolicyDatabase policy,
            ScopeStatuses presences,
            NameResolver names,
            TypeSetResolver types,
            DomainSetFactory sets,
            OptionalBlockLabels labels) {
        this.policy = policy;
        this.presences = presences;
        this.names = names;
        this.types = types;
        this.sets = sets;
        this.labels = labels;
    }

    List<AttributeMembers> all() {
        return all;
    }

    /** Those of an optional block. */
    List<AttributeMembers> of(OptionalBlock block) {
        return byBlock.getOrDefault(block, List.of());
    }

    void read(List<String> unknown) {
        for (Assignment<CilExpression> set : policy.attributeSets) {
            String attribute = names.type(set.scope().around(), set.set());
            ScopeStatus presence = presences.of(set.scope());
            if (presence.isPossible() && !names.isAttribute(attribute)) {
                try {
                    add(attribute, set, presence);
                } catch (UnmodelledException e) {
                    unknown.add(set.place().unknown(e.fact()));
                }
            }
        }
    }

    private void add(String attribute, Assignment<CilExpression> set, ScopeStatus presence) throws UnmodelledException {
        String fact = "types that are put into \"" + set.set() + "\"";
        if (presence.doubt().isPresent()) {
            throw new UnmodelledException(fact + " in " + presence.doubt().get());
        }
        TypeSet put = types.of(set, presence.block());
        if (put.hasAll()) {
            throw new UnmodelledException(fact + ", all but some, which are not in these files");
        }
        for (DomainSet some : sets.of(put, fact)) {
            AttributeMembers members = members(attribute, some, presence.block(), fact);
            all.add(members);
            presence.block()
                    .ifPresent(block -> byBlock.computeIfAbsent(block, unused -> new ArrayList<>())
                            .add(members));
        }
    }

    private AttributeMembers members(String attribute, DomainSet some, Optional<OptionalBlock> block, String fact)
            throws UnmodelledException {
        try {
            return new AttributeMembers(attribute, some, block.map(labels::of));
        } catch (IllegalArgumentException e) {
            throw new UnmodelledException(fact + " that cannot be stated, since " + e.getMessage());
        }
    }
}
