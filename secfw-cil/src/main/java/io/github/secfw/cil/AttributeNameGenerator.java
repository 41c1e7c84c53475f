package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Generates names for the module's own attributes that differ from all other names in the module. */
final class AttributeNameGenerator {

    private final FirewallPolicy policy;
    private final String prefix;
    private Optional<Set<String>> taken = Optional.empty();
    private int number;

    AttributeNameGenerator(FirewallPolicy policy) {
        this.policy = policy;
        this.prefix = ModuleFile.module(policy) + "_domains_";
    }

    String next() {
        Set<String> used = taken.orElseGet(this::namesWithPrefix);
        taken = Optional.of(used);
        do {
            number++;
        } while (!used.add(prefix + number));
        return prefix + number;
    }

    private Set<String> namesWithPrefix() {
        Set<String> names = new HashSet<>();
        ModuleNames.ofAll(policy).filter(name -> name.startsWith(prefix)).forEach(names::add);
        return names;
    }
}
