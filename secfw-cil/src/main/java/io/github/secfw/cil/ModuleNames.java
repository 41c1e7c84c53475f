package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of types and attributes that a module uses. */
final class ModuleNames {

    private ModuleNames() {}

    /** All of them; some several times. */
    static Stream<String> ofAll(FirewallPolicy policy) {
        return Stream.concat(
                policy.types().stream()
                        .flatMap(type -> Stream.concat(Stream.of(type.name()), type.attributes().stream())),
                policy.access().rules().stream().flatMap(ModuleNames::of));
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
        return rules.stream().flatMap(ModuleNames::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(AccessRule rule) {
        DomainSet domains = rule.domains();
        return Stream.of(
                        Set.of(rule.packetType()),
                        domains.types(),
                        domains.attributes(),
                        domains.exceptTypes(),
                        domains.exceptAttributes())
                .flatMap(Set::stream);
    }
}
