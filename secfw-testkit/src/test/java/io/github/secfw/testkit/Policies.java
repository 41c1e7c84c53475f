package io.github.secfw.testkit;

import io.github.secfw.net.Hook;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.PolicyParts.Access;
import io.github.secfw.testkit.PolicyParts.Kind;
import io.github.secfw.testkit.PolicyParts.Label;
import io.github.secfw.testkit.PolicyParts.RulePart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary policies over the whole model. They name only types, domains and attributes of the minimal policy, or their
 * own, so that their modules compile with it.
 */
final class Policies {

    private static final int MAX_RULES = 5;
    private static final int MAX_CHAINS = 4;
    private static final double SELDOM = 0.2;

    private Policies() {}

    /** Policies with the given comments. */
    static Arbitrary<PolicyParts> withComments(Arbitrary<String> comments) {
        Arbitrary<List<RulePart>> rules = rules(comments);
        return Combinators.combine(
                        settings(),
                        sugar(comments),
                        baseChains(rules),
                        rules.list().ofMaxSize(MAX_CHAINS))
                .flatAs((settings, sugar, baseChains, chains) -> Combinators.combine(defined(), access())
                        .as((defined, access) -> new PolicyParts(
                                settings.security(),
                                settings.mls(),
                                settings.requiresNames(),
                                settings.loadingDomain(),
                                defined,
                                sugar.labels(),
                                sugar.loopback(),
                                sugar.rest(),
                                baseChains,
                                chains,
                                access,
                                settings.rollOut())));
    }

    /** Policies that every backend renders. */
    static Arbitrary<PolicyParts> forAllTools() {
        return withComments(Comments.forAllTools());
    }

    /** Policies with comments that not every backend renders among them. */
    static Arbitrary<PolicyParts> any() {
        return withComments(Arbitraries.oneOf(
                Comments.forAllTools(), Comments.forIptables(), Arbitraries.of("x".repeat(129), "é".repeat(128))));
    }

    private record Settings(
            boolean security, boolean mls, boolean requiresNames, Optional<String> loadingDomain, boolean rollOut) {}

    private record Sugar(List<Label> labels, Optional<Integer> loopback, Optional<Integer> rest) {}

    private static Arbitrary<Settings> settings() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of("user_t", "kernel_t").optional(SELDOM),
                        Arbitraries.of(true, false, false))
                .as(Settings::new);
    }

    private static Arbitrary<Sugar> sugar(Arbitrary<String> comments) {
        Arbitrary<Label> labels = Combinators.combine(
                        Arbitraries.of(true, false),
                        Matches.parts(),
                        Arbitraries.integers().between(0, PolicyParts.TYPES - 1),
                        comments.optional(SELDOM))
                .as(Label::new);
        return Combinators.combine(
                        labels.list().ofMaxSize(2),
                        Arbitraries.integers().between(0, PolicyParts.TYPES - 1).optional(SELDOM),
                        Arbitraries.integers().between(0, PolicyParts.TYPES - 1).optional(SELDOM))
                .as(Sugar::new);
    }

    private static Arbitrary<List<Integer>> defined() {
        return Arbitraries.shuffle(
                        IntStream.range(0, PolicyParts.DEFINABLE).boxed().toList())
                .flatMap(all -> Arbitraries.integers().between(0, all.size()).map(size -> all.subList(0, size)));
    }

    private static Arbitrary<Map<Hook, List<RulePart>>> baseChains(Arbitrary<List<RulePart>> rules) {
        return Arbitraries.maps(Arbitraries.of(Hook.class), rules.filter(some -> !some.isEmpty()))
                .ofMaxSize(3);
    }

    private static Arbitrary<List<RulePart>> rules(Arbitrary<String> comments) {
        return Combinators.combine(
                        Matches.parts(),
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 99),
                        comments.optional(SELDOM))
                .as(RulePart::new)
                .list()
                .ofMaxSize(MAX_RULES);
    }

    private static Arbitrary<List<Access>> access() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        domainSets(),
                        Arbitraries.of(0, 1, 2, 3, 6),
                        Arbitraries.of(Permission.class).set().ofMinSize(1))
                .as(Access::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<DomainSet> domainSets() {
        Arbitrary<TreeSet<String>> types = Arbitraries.of("user_t", "sshd_t", "mozilla_t")
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
