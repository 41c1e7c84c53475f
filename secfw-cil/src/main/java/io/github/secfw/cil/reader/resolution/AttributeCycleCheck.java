package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.syntax.CilExpression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses attributes that contain themselves ({@code cil_verify_no_self_reference}), by topological sorting. */
public final class AttributeCycleCheck {

    private final Map<String, Set<String>> users = new HashMap<>();
    private final Map<String, Integer> remaining = new HashMap<>();

    public AttributeCycleCheck(PolicyDatabase policy, NameResolver names, ScopeStatuses statuses) {
        List<Assignment<CilExpression>> certain = new ArrayList<>();
        for (Assignment<CilExpression> set : policy.attributeSets) {
            if (statuses.of(set.scope()).isCertain()) {
                certain.add(set);
                add(names, set);
            }
        }
        removeAcyclic();
        for (Assignment<CilExpression> set : certain) {
            String attribute = names.type(set.scope().around(), set.name());
            if (remaining.getOrDefault(attribute, 0) > 0) {
                throw set.position().malformed("attribute \"" + attribute + "\" contains itself: name other types");
            }
        }
    }

    private void add(NameResolver names, Assignment<CilExpression> set) {
        String attribute = names.type(set.scope().around(), set.name());
        Set<String> members = new HashSet<>();
        set.value().forEachName(name -> members.add(names.type(set.scope().around(), name)));
        for (String member : members) {
            if (names.isAttribute(member)
                    && users.computeIfAbsent(member, unused -> new HashSet<>()).add(attribute)) {
                remaining.merge(attribute, 1, Integer::sum);
            }
        }
    }

    /** Removes the attributes that contain no other attributes, repeatedly. The rest contain a cycle. */
    private void removeAcyclic() {
        Deque<String> acyclic = new ArrayDeque<>();
        users.keySet().stream().filter(name -> !remaining.containsKey(name)).forEach(acyclic::add);
        while (!acyclic.isEmpty()) {
            for (String user : users.getOrDefault(acyclic.remove(), Set.of())) {
                if (remaining.merge(user, -1, Integer::sum) == 0) {
                    acyclic.add(user);
                }
            }
        }
    }
}
