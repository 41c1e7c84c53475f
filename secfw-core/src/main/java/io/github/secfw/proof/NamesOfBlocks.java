package io.github.secfw.proof;

import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names that the optional blocks of a relation need from the machine's policy: those of its statements, without those that
 * the relation's own policy declares. To the compiler, a block is nothing but these names; its own name means nothing.
 */
final class NamesOfBlocks {

    private static final String BOOLEAN = "boolean ";

    private final SortedMap<String, Set<String>> names = new TreeMap<>();
    private final Set<String> declared = new HashSet<>();

    NamesOfBlocks(AccessRelation relation) {
        declared.addAll(relation.declared());
        relation.booleans().forEach(initial -> declared.add(BOOLEAN + initial.name()));
        for (AccessRule rule : relation.rules()) {
            add(rule.optional(), rule.packetType(), rule.domains(), rule.when().map(BooleanValue::name));
        }
        for (AttributeMembers members : relation.members()) {
            add(members.optional(), members.attribute(), members.types(), Optional.empty());
        }
        names.values().forEach(needed -> needed.removeAll(declared));
    }

    private void add(Optional<String> optional, String subject, DomainSet set, Optional<String> ofBoolean) {
        optional.map(block -> names.computeIfAbsent(block, unused -> new HashSet<>()))
                .ifPresent(ofBlock -> {
                    ofBlock.add(subject);
                    ofBlock.addAll(set.types());
                    ofBlock.addAll(set.attributes());
                    ofBlock.addAll(set.exceptTypes());
                    ofBlock.addAll(set.exceptAttributes());
                    ofBoolean.ifPresent(name -> ofBlock.add(BOOLEAN + name));
                });
    }

    /** The names that a block needs. */
    Set<String> needed(String block) {
        return names.getOrDefault(block, Set.of());
    }

    /** A block that needs a name which the other policy declares and this one does not, in words. */
    Optional<String> lopsided(NamesOfBlocks other) {
        for (Map.Entry<String, Set<String>> block : names.entrySet()) {
            Optional<String> found = block.getValue().stream()
                    .filter(other.declared::contains)
                    .sorted()
                    .findFirst();
            if (found.isPresent()) {
                return Optional.of("the optional block \"" + block.getKey() + "\" depends on \"" + found.get()
                        + "\", which only the other policy declares");
            }
        }
        return Optional.empty();
    }
}
