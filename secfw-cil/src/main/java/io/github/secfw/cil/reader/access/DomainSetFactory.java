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
 * Makes sets of domains. A name that the files do not declare is a type's if it ends as types of the reference policy do, and
 * else an attribute's; where relations are compared that makes no difference.
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

    /** One set for each part, none of which may be all types; of a statement, which is said in words. */
    List<DomainSet> of(TypeSet members, String fact) throws UnmodelledException {
        Optional<String> name = members.name();
        List<DomainSet> known =
                name.isPresent() ? byName.getOrDefault(name.get(), List.of()) : made.getOrDefault(members, List.of());
        if (!known.isEmpty()) {
            return known;
        }
        List<DomainSet> sets = sets(members, fact);
        if (name.isPresent()) {
            byName.put(name.get(), sets);
        } else {
            made.put(members, sets);
        }
        return sets;
    }

    private List<DomainSet> sets(TypeSet members, String fact) throws UnmodelledException {
        List<DomainSet> sets = new ArrayList<>(members.parts().size());
        for (TypeSet.Part part : members.parts()) {
            try {
                sets.add(new DomainSet(
                        some(part.plus(), true),
                        some(part.plus(), false),
                        some(part.minus(), true),
                        some(part.minus(), false)));
            } catch (IllegalArgumentException e) {
                throw new UnmodelledException(fact + " that cannot be stated, since " + e.getMessage());
            }
        }
        return sets;
    }

    private SortedSet<String> some(Set<String> all, boolean isOfTypes) {
        SortedSet<String> some = new TreeSet<>();
        for (String name : all) {
            if (isType(name) == isOfTypes) {
                some.add(name);
            }
        }
        return some;
    }

    private boolean isType(String name) {
        return names.isType(name) || (!types.isAttribute(name) && name.endsWith(TYPE_ENDING));
    }
}
