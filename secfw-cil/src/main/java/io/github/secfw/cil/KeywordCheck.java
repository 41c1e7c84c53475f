package io.github.secfw.cil;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.spi.Refusals;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses names that CIL can declare but not use: operators of expressions ({@code __cil_fill_expr} in libsepol's
 * {@code cil_build_ast.c}), and {@code other} and {@code notself}, which libsepol takes for keywords since 3.6.
 */
final class KeywordCheck {

    private static final Set<String> OF_TYPES = Set.of("eq", "neq", "range", "other", "notself");
    private static final Set<String> OF_BOOLEANS = Set.of("all", "range");

    private final Refusals refusals;

    KeywordCheck(Refusals refusals) {
        this.refusals = refusals;
    }

    void check(FirewallPolicy policy) {
        Names.ofAll(policy)
                .filter(OF_TYPES::contains)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(name -> refuse("type or attribute " + name));
        Stream.concat(
                        policy.booleans().stream(),
                        policy.access().rules().stream().map(AccessRule::when).flatMap(when -> when.stream()))
                .map(BooleanValue::name)
                .filter(OF_BOOLEANS::contains)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(name -> refuse("boolean " + name));
    }

    private void refuse(String name) {
        refusals.refuse(name, "it, since its name is a keyword of CIL in expressions or rules", "choose another name");
    }
}
