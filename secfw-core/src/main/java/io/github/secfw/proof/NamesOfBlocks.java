package io.github.secfw.proof;

import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names that the optional blocks of a relation hang on. */
final class NamesOfBlocks {

    private final SortedMap<String, Set<String>> names = new TreeMap<>();

    NamesOfBlocks(AccessRelation relation) {
        for (AccessRule rule : relation.rules()) {
            add(rule.optional(), rule.packetType(), rule.domains(), rule.when().map(BooleanValue::name));
        }
        for (AttributeMembers members : relation.members()) {
            add(members.optional(), members.attribute(), members.types(), Optional.empty());
        }
    }

    private void add(Optional<String> optional, String subject, DomainSet set, Optional<String> ofBoolean) {
        optional.map(block -> names.computeIfAbsent(block, unused -> new HashSet<>()))
                .ifPresent(ofBlock -> {
                    ofBlock.add(subject);
                    ofBlock.addAll(set.types());
                    ofBlock.addAll(set.attributes());
                    ofBlock.addAll(set.exceptTypes());
                    ofBlock.addAll(set.exceptAttributes());
                    ofBoolean.ifPresent(ofBlock::add);
                });
    }

    SortedMap<String, Set<String>> byBlock() {
        return names;
    }
}
