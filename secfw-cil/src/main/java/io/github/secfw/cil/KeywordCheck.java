package io.github.secfw.cil;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Refusals;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Refuses names that CIL can declare but not use: operators of expressions ({@code __cil_fill_expr} in libsepol's
 * {@code cil_build_ast.c}), and {@code other} and {@code notself}, which are keywords since libsepol 3.6.
 */
final class KeywordCheck {

    private static final Set<String> OF_TYPES = Set.of("eq", "neq", "range", "other", "notself");
    private static final Set<String> OF_BOOLEANS = Set.of("all", "range");

    /** The maximum length of a keyword; longer names are not looked up. */
    private static final int MAX_LENGTH = "notself".length();

    private final Refusals refusals;
    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> booleans = new TreeSet<>();

    KeywordCheck(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Checks all names. It uses no streams, because a policy can have a hundred thousand rules. */
    void check(FirewallPolicy policy) {
        for (PacketType type : policy.types()) {
            type(type.name());
            types(type.attributes());
        }
        for (AccessRule rule : policy.access().rules()) {
            DomainSet domains = rule.domains();
            type(rule.packetType());
            types(domains.types());
            types(domains.attributes());
            types(domains.exceptTypes());
            types(domains.exceptAttributes());
            if (rule.when().isPresent()) {
                bool(rule.when().get());
            }
        }
        policy.booleans().forEach(this::bool);
        types.forEach(name -> refuse("type or attribute " + name));
        booleans.forEach(name -> refuse("boolean " + name));
    }

    private void types(Set<String> names) {
        if (!names.isEmpty()) {
            for (String name : names) {
                type(name);
            }
        }
    }

    private void type(String name) {
        if (name.length() <= MAX_LENGTH && OF_TYPES.contains(name)) {
            types.add(name);
        }
    }

    private void bool(BooleanValue value) {
        if (OF_BOOLEANS.contains(value.name())) {
            booleans.add(value.name());
        }
    }

    private void refuse(String name) {
        refusals.refuse(name, "it, since its name is a keyword in expressions or rules of CIL", "choose another name");
    }
}
