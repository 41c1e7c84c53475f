package io.github.secfw.testkit;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.Table;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.testkit.PolicyParts.Filter;
import io.github.secfw.testkit.PolicyParts.Sugar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Policies that every backend renders. */
    static Arbitrary<PolicyParts> forAllTools() {
        Arbitrary<String> comments = Comments.forAllTools();
        return of(
                comments,
                Matches.forAllTools(),
                rules(comments, Prefixes.forAllTools(), Matches.forAllTools()).map(RulePart::forAllTools));
    }

    /** Policies that not every backend renders among them. */
    static Arbitrary<PolicyParts> any() {
        Arbitrary<String> comments = Arbitraries.oneOf(
                Comments.forAllTools(), Comments.forIptables(), Arbitraries.of("x".repeat(129), "é".repeat(128)));
        Arbitrary<String> prefixes = Arbitraries.oneOf(
                Prefixes.forAllTools(), Prefixes.forIptables(), Prefixes.forNft(), Arbitraries.just("x".repeat(128)));
        return of(comments, Matches.any(), rules(comments, prefixes, Matches.any()));
    }

    private static Arbitrary<PolicyParts> of(
            Arbitrary<String> comments, Arbitrary<Matches.Parts> matches, Arbitrary<RulePart> rule) {
        Arbitrary<List<RulePart>> rules = rule.list().ofMaxSize(MAX_RULES);
        Arbitrary<Rules> allRules = Combinators.combine(
                        sugar(comments, matches),
                        baseChains(rules),
                        filters(rules),
                        rules.list().ofMaxSize(MAX_CHAINS))
                .as(Rules::new);
        Arbitrary<Access> access = Combinators.combine(defined(), Accesses.booleans(), Accesses.parts())
                .as(Access::new);
        return Combinators.combine(settings(), allRules, access)
                .as((settings, of, may) -> new PolicyParts(
                        settings.security(),
                        settings.mls(),
                        settings.requiresNames(),
                        settings.loadingDomain(),
                        settings.rollOut(),
                        may.defined(),
                        may.booleans(),
                        of.sugar(),
                        of.baseChains(),
                        of.filters(),
                        of.chains(),
                        may.rules()));
    }

    private record Settings(
            boolean security, boolean mls, boolean requiresNames, Optional<String> loadingDomain, boolean rollOut) {}

    private record Rules(
            Sugar sugar,
            Map<Hook, List<RulePart>> baseChains,
            Map<Hook, Filter> filters,
            List<List<RulePart>> chains) {}

    private record Access(List<Integer> defined, List<BooleanValue> booleans, List<AccessPart> rules) {}

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
        Arbitrary<LabelPart> labels = Combinators.combine(
                        Arbitraries.of(true, false), alternatives(matches), types(), comments.optional(SELDOM))
                .as(LabelPart::new);
        return Combinators.combine(
                        labels.list().ofMaxSize(2).optional(OFTEN).map(some -> some.orElse(List.of())),
                        types().optional(SELDOM),
                        types().optional(SELDOM))
                .as(Sugar::new);
    }

    private static Arbitrary<Integer> types() {
        return Arbitraries.integers().between(0, PolicyParts.TYPES - 1);
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

    private static Arbitrary<RulePart> rules(
            Arbitrary<String> comments, Arbitrary<String> prefixes, Arbitrary<Matches.Parts> matches) {
        return Combinators.combine(
                        alternatives(matches),
                        Targets.parts(prefixes),
                        Arbitraries.of(true, false, false),
                        comments.optional(SELDOM))
                .as(RulePart::new);
    }

    /** Mostly one match. */
    private static Arbitrary<List<Matches.Parts>> alternatives(Arbitrary<Matches.Parts> matches) {
        return Arbitraries.frequencyOf(
                Tuple.of(4, matches.map(List::of)),
                Tuple.of(1, matches.list().ofMinSize(2).ofMaxSize(3)));
    }
}
