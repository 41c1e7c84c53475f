package io.github.secfw.testkit;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Rules on domains of all kinds, which name only domains and attributes of the minimal policy, except in optional blocks.
 * None of them breaks another.
 */
final class Accesses {

    private static final double SELDOM = 0.2;
    private static final int MOST = 6;

    /** Names of booleans that a policy may define, of which some stand in blocks beside types. */
    private static final List<String> BOOLEANS = List.of("arbitrary_boolean", "deep.a_boolean", "deep.inner.a_boolean");

    private Accesses() {}

    /** Initial values of some booleans. */
    static Arbitrary<List<BooleanValue>> booleans() {
        return Arbitraries.of(BOOLEANS)
                .set()
                .flatMap(names -> Arbitraries.of(true, false)
                        .list()
                        .ofSize(names.size())
                        .map(values -> {
                            List<String> ordered = List.copyOf(names);
                            return IntStream.range(0, ordered.size())
                                    .mapToObj(i -> new BooleanValue(ordered.get(i), values.get(i)))
                                    .toList();
                        }));
    }

    static Arbitrary<List<AccessPart>> parts() {
        return part().list().ofMaxSize(MOST).map(Accesses::withoutContradictions);
    }

    private static Arbitrary<AccessPart> part() {
        Arbitrary<Optional<String>> blocks =
                Arbitraries.of("one", "another-block").optional(SELDOM);
        return Combinators.combine(kinds(), blocks)
                .flatAs((kind, block) -> Combinators.combine(
                                domainSets(block.isPresent()),
                                Arbitraries.integers().between(0, PolicyParts.WITHOUT_CONTEXT - 1),
                                permissions(kind),
                                conditions().optional(2 * SELDOM))
                        .as((domains, type, permissions, when) ->
                                new AccessPart(kind, domains, type, permissions, when, block)));
    }

    private static Arbitrary<AccessRule.Kind> kinds() {
        return Arbitraries.oneOf(Arbitraries.of(AccessRule.Kind.class), Arbitraries.just(AccessRule.Kind.ALLOW));
    }

    private static Arbitrary<Set<Permission>> permissions(AccessRule.Kind kind) {
        Arbitrary<Permission> all = Arbitraries.of(Permission.class);
        return (kind == AccessRule.Kind.NEVERALLOW ? all.filter(AccessPart.NEVER_GRANTED::contains) : all)
                .set()
                .ofMinSize(1);
    }

    private static Arbitrary<BooleanValue> conditions() {
        return Combinators.combine(Arbitraries.of(BOOLEANS), Arbitraries.of(true, false))
                .as(BooleanValue::new);
    }

    private static List<AccessPart> withoutContradictions(List<AccessPart> parts) {
        boolean forbids = parts.stream().anyMatch(AccessPart::forbids);
        return parts.stream().filter(part -> !forbids || !part.isForbidden()).toList();
    }

    private static Arbitrary<DomainSet> domainSets(boolean withUnknown) {
        Arbitrary<String> known = Arbitraries.of("user_t", "sshd_t", "mozilla_t");
        Arbitrary<TreeSet<String>> types = (withUnknown
                        ? Arbitraries.oneOf(known, Arbitraries.of("absent_t", "absent.inner.a_t"))
                        : known)
                .set()
                .ofMaxSize(2)
                .map(TreeSet::new);
        Arbitrary<TreeSet<String>> attributes =
                Arbitraries.of("domain").set().ofMaxSize(1).map(TreeSet::new);
        Arbitrary<TreeSet<String>> exceptTypes =
                Arbitraries.of("httpd_t", "kernel_t").set().ofMaxSize(2).map(TreeSet::new);
        Arbitrary<TreeSet<String>> exceptAttributes =
                Arbitraries.of("client_packet_type").set().ofMaxSize(1).map(TreeSet::new);
        return Combinators.combine(types, attributes, exceptTypes, exceptAttributes)
                .filter((some, all, lessTypes, lessAttributes) -> !some.isEmpty() || !all.isEmpty())
                .as(DomainSet::new);
    }
}
