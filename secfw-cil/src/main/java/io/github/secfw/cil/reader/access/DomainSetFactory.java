package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.resolution.NameResolver;
import io.github.secfw.cil.reader.resolution.TypeSet;
import io.github.secfw.cil.reader.resolution.TypeSetResolver;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.selinux.DomainSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Creates sets of domains from sets of types. A name that the files do not declare is taken for a type if it ends in {@code _t},
 * as types of the reference policy do, and otherwise for an attribute. The comparison of relations ignores this difference.
 */
final class DomainSetFactory {

    private static final String TYPE_ENDING = "_t";

    private final NameResolver names;
    private final TypeSetResolver types;
    private final IdentityHashMap<TypeSet, List<DomainSet>> made = new IdentityHashMap<>();
    private final Map<String, List<DomainSet>> byName = new HashMap<>();

    DomainSetFactory(NameResolver names, TypeSetResolver types) {
        this.names = names;
        this.types = types;
    }

    /**
     * Creates a set of domains for each part of a set of types.
     *
     * @param typeSet the types; no part may include all types
     * @param feature the statement, as a noun phrase
     */
    List<DomainSet> of(TypeSet typeSet, String feature) throws UnmodelledException {
        Optional<String> name = typeSet.name();
        List<DomainSet> known =
                name.isPresent() ? byName.getOrDefault(name.get(), List.of()) : made.getOrDefault(typeSet, List.of());
        if (!known.isEmpty()) {
            return known;
        }
        List<DomainSet> sets = sets(typeSet, feature);
        if (name.isPresent()) {
            byName.put(name.get(), sets);
        } else {
            made.put(typeSet, sets);
        }
        return sets;
    }

    private List<DomainSet> sets(TypeSet typeSet, String feature) throws UnmodelledException {
        List<DomainSet> sets = new ArrayList<>(typeSet.parts().size());
        for (TypeSet.Part part : typeSet.parts()) {
            sets.add(UnmodelledException.orUnmodelled(
                    feature,
                    () -> new DomainSet(
                            some(part.included(), true),
                            some(part.included(), false),
                            some(part.excluded(), true),
                            some(part.excluded(), false))));
        }
        return sets;
    }

    private SortedSet<String> some(Set<String> all, boolean areTypes) {
        SortedSet<String> some = new TreeSet<>();
        for (String name : all) {
            if (isType(name) == areTypes) {
                some.add(name);
            }
        }
        return some;
    }

    private boolean isType(String name) {
        return names.isType(name) || (!types.isAttribute(name) && name.endsWith(TYPE_ENDING));
    }
}
