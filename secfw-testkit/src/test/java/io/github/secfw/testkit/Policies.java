package io.github.secfw.testkit;

import io.github.secfw.Table;
import io.github.secfw.Target;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.PolicyParts.Access;
import io.github.secfw.testkit.PolicyParts.Filter;
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
import net.jqwik.api.Tuple;

/**
 * Arbitrary policies over the whole model. They name only types, domains and attributes of the minimal policy, or their
 * own, so that their modules compile with it.
 */
final class Policies {

    private static final int MAX_RULES = 5;
    private static final int MAX_CHAINS = 4;
    private static final double SELDOM = 0.2;
    private static final double OFTEN = 0.6;

    private Policies() {}

    private static Arbitrary<PolicyParts> of(
            Arbitrary<String> comments, Arbitrary<String> prefixes, Arbitrary<Matches.Parts> matches) {
        Arbitrary<List<RulePart>> rules = rules(comments, prefixes, matches);
        return Combinators.combine(
                        settings(),
                        sugar(comments, matches),
                        baseChains(rules),
                        filters(rules),
                        rules.list().ofMaxSize(MAX_CHAINS))
                .flatAs((settings, sugar, baseChains, filters, chains) -> Combinators.combine(defined(), access())
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
                                filters,
                                chains,
                                access,
                                settings.rollOut())));
    }

    /** Policies that every backend renders. */
    static Arbitrary<PolicyParts> forAllTools() {
        return of(Comments.forAllTools(), Prefixes.forAllTools(), Matches.parts(Limits.forAllTools()));
    }

    /** Policies that not every backend renders among them. */
    static Arbitrary<PolicyParts> any() {
        return of(
                Arbitraries.oneOf(
                        Comments.forAllTools(),
                        Comments.forIptables(),
                        Arbitraries.of("x".repeat(129), "é".repeat(128))),
                Arbitraries.oneOf(
                        Prefixes.forAllTools(),
                        Prefixes.forIptables(),
                        Prefixes.forNft(),
                        Arbitraries.just("x".repeat(128))),
                Matches.parts(Limits.any()));
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

    private static Arbitrary<Sugar> sugar(Arbitrary<String> comments, Arbitrary<Matches.Parts> matches) {
        Arbitrary<Label> labels = Combinators.combine(
                        Arbitraries.of(true, false),
                        matches,
                        Arbitraries.integers().between(0, PolicyParts.TYPES - 1),
                        comments.optional(SELDOM))
                .as(Label::new);
        return Combinators.combine(
                        labels.list().ofMaxSize(2).optional(OFTEN).map(some -> some.orElse(List.of())),
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
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Map.of())),
                Tuple.of(
                        3,
                        Arbitraries.maps(Arbitraries.of(Hook.class), rules.filter(some -> !some.isEmpty()))
                                .ofMinSize(1)
                                .ofMaxSize(3)));
    }

    private static Arbitrary<Map<Hook, Filter>> filters(Arbitrary<List<RulePart>> rules) {
        Arbitrary<Hook> hooks = Arbitraries.of(Hook.class).filter(Table.FILTER::has);
        Arbitrary<Filter> filters =
                Combinators.combine(Arbitraries.of(true, false), rules).as(Filter::new);
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Map.of())),
                Tuple.of(3, Arbitraries.maps(hooks, filters).ofMinSize(1).ofMaxSize(2)));
    }

    private static Arbitrary<List<RulePart>> rules(
            Arbitrary<String> comments, Arbitrary<String> prefixes, Arbitrary<Matches.Parts> matches) {
        return Combinators.combine(
                        matches,
                        kinds(),
                        Arbitraries.integers().between(0, 99),
                        Combinators.combine(prefixes, Arbitraries.of(LogLevel.class))
                                .as(Target::log),
                        comments.optional(SELDOM))
                .as(RulePart::new)
                .list()
                .ofMaxSize(MAX_RULES);
    }

    /** Chains more often, so that some are run by several others. */
    private static Arbitrary<Kind> kinds() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(Kind.class)), Tuple.of(1, Arbitraries.of(Kind.JUMP, Kind.GOTO)));
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
