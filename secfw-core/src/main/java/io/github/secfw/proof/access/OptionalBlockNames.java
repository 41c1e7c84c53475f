package io.github.secfw.proof.access;

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
 * The names that the optional blocks of a relation need from the machine's policy: those of its statements that its own
 * policy does not declare. A name that only the other relation's policy declares counts as present, since a machine has only
 * one of the two policies; such blocks are uncertain. The name of a block does not matter.
 */
final class OptionalBlockNames {

    private static final String BOOLEAN = "boolean ";

    private final SortedMap<String, Set<String>> names = new TreeMap<>();

    private final SortedMap<String, String> lopsided = new TreeMap<>();

    /** The names of a relation that is compared to another. */
    OptionalBlockNames(AccessRelation relation, AccessRelation other) {
        Set<String> declared = declared(relation);
        Set<String> ofOther = declared(other);
        ofOther.removeAll(declared);
        for (AccessRule rule : relation.rules()) {
            add(rule.optional(), rule.packetType(), rule.domains(), rule.when().map(BooleanValue::name));
        }
        for (AttributeMembers members : relation.members()) {
            add(members.optional(), members.attribute(), members.types(), Optional.empty());
        }
        for (Map.Entry<String, Set<String>> block : names.entrySet()) {
            block.getValue().removeAll(declared);
            block.getValue().stream()
                    .filter(ofOther::contains)
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        lopsided.put(block.getKey(), name);
                        block.getValue().removeAll(ofOther);
                    });
        }
    }

    private static Set<String> declared(AccessRelation relation) {
        Set<String> declared = new HashSet<>(relation.declared());
        relation.booleans().forEach(initial -> declared.add(BOOLEAN + initial.name()));
        return declared;
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

    /** Whether a statement in a block, or in none, depends on no name that only the other relation's policy declares. */
    boolean isSure(Optional<String> optional) {
        return optional.isEmpty() || !lopsided.containsKey(optional.get());
    }

    /** A block that depends on such a name, in words. */
    Optional<String> doubt() {
        return lopsided.isEmpty()
                ? Optional.empty()
                : Optional.of("the optional block \"" + lopsided.firstKey() + "\" depends on \""
                        + lopsided.get(lopsided.firstKey()) + "\", which only the other policy declares");
    }
}
