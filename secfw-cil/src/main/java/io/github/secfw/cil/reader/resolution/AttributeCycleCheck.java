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

/** Refuses attributes that have themselves in their expressions ({@code cil_verify_no_self_reference}), used or not. */
public final class AttributeCycleCheck {

    private final Map<String, Set<String>> users = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();

    public AttributeCycleCheck(PolicyDatabase policy, NameResolver names, ScopeStatuses presences) {
        List<Assignment<CilExpression>> certain = new ArrayList<>();
        for (Assignment<CilExpression> set : policy.attributeSets) {
            if (presences.of(set.scope()).isCertain()) {
                certain.add(set);
                add(names, set);
            }
        }
        settle();
        for (Assignment<CilExpression> set : certain) {
            String attribute = names.type(set.scope().around(), set.set());
            if (open.getOrDefault(attribute, 0) > 0) {
                throw set.place().malformed("attribute \"" + attribute + "\" stands for itself: name other types");
            }
        }
    }

    private void add(NameResolver names, Assignment<CilExpression> set) {
        String attribute = names.type(set.scope().around(), set.set());
        Set<String> members = new HashSet<>();
        set.members().forEachName(name -> members.add(names.type(set.scope().around(), name)));
        for (String member : members) {
            if (names.isAttribute(member)
                    && users.computeIfAbsent(member, unused -> new HashSet<>()).add(attribute)) {
                open.merge(attribute, 1, Integer::sum);
            }
        }
    }

    /** Takes away the attributes that have only types, and those that have only such, and so on. */
    private void settle() {
        Deque<String> settled = new ArrayDeque<>();
        users.keySet().stream().filter(name -> !open.containsKey(name)).forEach(settled::add);
        while (!settled.isEmpty()) {
            for (String user : users.getOrDefault(settled.remove(), Set.of())) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    settled.add(user);
                }
            }
        }
    }
}
