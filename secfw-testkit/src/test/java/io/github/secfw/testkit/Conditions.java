package io.github.secfw.testkit;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Match;
import io.github.secfw.net.OutputCriterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What a match of any protocol may ask for and leave out: of each kind one condition, and one exception. */
final class Conditions {

    private static final double SELDOM = 0.13;

    private Conditions() {}

    /** Conditions that every backend writes. */
    static Arbitrary<List<Condition>> forAllTools() {
        return of(interfaces(1)).map(Conditions::withoutExceptedBesides);
    }

    /** Conditions of every kind. */
    static Arbitrary<List<Condition>> any() {
        return of(interfaces(3));
    }

    private static Arbitrary<List<Condition>> of(Arbitrary<InterfaceSet> exceptedInterfaces) {
        List<Arbitrary<Optional<Condition>>> all = new ArrayList<>();
        all.add(some(Addresses.any(), Match::from));
        all.add(others(Addresses.someOf(), Match::from));
        all.add(some(Addresses.any(), Match::to));
        all.add(others(Addresses.someOf(), Match::to));
        all.add(some(interfaces(3), Match::in));
        all.add(others(exceptedInterfaces, Match::in));
        all.add(some(interfaces(3), Match::out));
        all.add(others(exceptedInterfaces, Match::out));
        all.addAll(Owners.conditions());
        all.addAll(both(Marks.any(), Match::mark));
        all.addAll(both(Marks.any(), Match::connectionMark));
        all.addAll(both(
                deliveries(), (match, ways) -> match.delivery(ways.iterator().next(), ways.toArray(Delivery[]::new))));
        all.add(some(Arbitraries.of("secfw", "secfw/a.service", "a b/c"), Match::cgroup));
        all.add(states());
        return Combinators.combine(all)
                .as(chosen -> chosen.stream().flatMap(Optional::stream).toList());
    }

    static <V> List<Arbitrary<Optional<Condition>>> both(
            Arbitrary<V> values, BiFunction<Match<?>, V, Match<?>> narrow) {
        return List.of(some(values, narrow), others(values, narrow));
    }

    private static <V> Arbitrary<Optional<Condition>> some(
            Arbitrary<V> values, BiFunction<Match<?>, V, Match<?>> narrow) {
        return conditions(values, narrow, false);
    }

    private static <V> Arbitrary<Optional<Condition>> others(
            Arbitrary<V> values, BiFunction<Match<?>, V, Match<?>> narrow) {
        return conditions(values, narrow, true);
    }

    private static <V> Arbitrary<Optional<Condition>> conditions(
            Arbitrary<V> values, BiFunction<Match<?>, V, Match<?>> narrow, boolean excepted) {
        return values.map(value -> new Condition(match -> narrow.apply(match, value), excepted))
                .optional(SELDOM);
    }

    private static Arbitrary<InterfaceSet> interfaces(int most) {
        return Arbitraries.of("lo", "eth0", "eth*", "e*", "wlan0", "br-lan", "tun.7", "abcdefghijklmn*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(most)
                .map(names -> InterfaceSet.of(names.get(0), names.toArray(String[]::new)));
    }

    private static Arbitrary<Set<Delivery>> deliveries() {
        return Arbitraries.of(Delivery.class).set().ofMinSize(1);
    }

    /** All states but some are the others, so that a match has one of both. */
    private static Arbitrary<Optional<Condition>> states() {
        Arbitrary<Set<ConnectionState>> states =
                Arbitraries.of(ConnectionState.class).set().ofMinSize(1).ofMaxSize(ConnectionState.values().length - 1);
        return Combinators.combine(states, Arbitraries.of(true, false))
                .as((some, excepted) -> new Condition(match -> match.state(some), excepted))
                .optional(2 * SELDOM);
    }

    /** iptables takes one condition on an interface in a line. */
    private static List<Condition> withoutExceptedBesides(List<Condition> conditions) {
        Set<Class<?>> met = new HashSet<>();
        return conditions.stream()
                .filter(condition -> !List.of(InputCriterion.class, OutputCriterion.class)
                                .contains(condition.criterion().getClass())
                        || met.add(condition.criterion().getClass()))
                .toList();
    }
}
