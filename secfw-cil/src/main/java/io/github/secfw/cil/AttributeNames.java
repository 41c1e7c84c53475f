package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes names for attributes of the module's own, which no other name in the module is equal to. */
final class AttributeNames {

    private final FirewallPolicy policy;
    private final String prefix;
    private Optional<Set<String>> taken = Optional.empty();
    private int number;

    AttributeNames(FirewallPolicy policy) {
        this.policy = policy;
        this.prefix = ModuleFile.module(policy) + "_domains_";
    }

    String next() {
        Set<String> known = taken.orElseGet(this::namesWithPrefix);
        taken = Optional.of(known);
        do {
            number++;
        } while (!known.add(prefix + number));
        return prefix + number;
    }

    private Set<String> namesWithPrefix() {
        Set<String> names = new HashSet<>();
        ModuleNames.ofAll(policy).filter(name -> name.startsWith(prefix)).forEach(names::add);
        return names;
    }
}
