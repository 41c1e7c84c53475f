package io.github.secfw.cil;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of types and attributes that a module speaks of. */
final class Names {

    private Names() {}

    static SortedSet<String> ofAll(FirewallPolicy policy) {
        SortedSet<String> names = of(policy.access().rules());
        names.addAll(ofTypes(policy.types()));
        return names;
    }

    static SortedSet<String> declared(FirewallPolicy policy) {
        SortedSet<String> names = new TreeSet<>();
        policy.types().forEach(type -> names.add(type.name()));
        return names;
    }

    static SortedSet<String> ofTypes(Collection<PacketType> types) {
        SortedSet<String> names = new TreeSet<>();
        for (PacketType type : types) {
            names.add(type.name());
            names.addAll(type.attributes());
        }
        return names;
    }

    static SortedSet<String> of(Collection<AccessRule> rules) {
        SortedSet<String> names = new TreeSet<>();
        for (AccessRule rule : rules) {
            names.add(rule.packetType());
            names.addAll(rule.domains().types());
            names.addAll(rule.domains().attributes());
            names.addAll(rule.domains().exceptTypes());
            names.addAll(rule.domains().exceptAttributes());
        }
        return names;
    }
}
