package io.github.secfw.testkit;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.Requirement;
import io.github.secfw.net.StateCriterion;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Matches of all kinds. */
final class Matches {

    private static final double OFTEN = 0.4;

    private Matches() {}

    /** A match on a protocol, and the conditions and the limit that not every place takes. */
    record Parts(Match<?> match, List<Condition> conditions, Optional<Limits.Part> limit) {

        /** The match with all that the place takes. */
        Match<?> at(Place place) {
            Match<?> placed = match;
            for (Condition condition : conditions) {
                if (place.knows(condition.criterion()) && condition.fits(placed)) {
                    placed = condition.on(placed);
                }
            }
            return limit.isPresent() && place.limits() ? limit.get().on(placed) : placed;
        }

        Parts withoutLimit() {
            return new Parts(match, conditions, Optional.empty());
        }

        /** Without what only packets have, and connections have not. */
        Parts ofConnections() {
            return without(StateCriterion.class).withoutLimit();
        }

        /** To exclude owners nft needs a chain, which not every target can be in. */
        Parts withoutExceptedOwners() {
            return new Parts(
                    match,
                    conditions.stream()
                            .filter(condition -> !condition.excepted()
                                    || condition.criterion().requirement() != Requirement.SOCKET_OWNER)
                            .toList(),
                    limit);
        }

        private Parts without(Class<? extends Criterion> kind) {
            return new Parts(
                    match,
                    conditions.stream()
                            .filter(condition -> !kind.isInstance(condition.criterion()))
                            .toList(),
                    limit);
        }
    }

    /** Matches that every backend writes. */
    static Arbitrary<Parts> forAllTools() {
        return parts(Conditions.forAllTools(), Limits.forAllTools());
    }

    /** Matches that not every backend writes among them. */
    static Arbitrary<Parts> any() {
        return parts(Conditions.any(), Limits.any());
    }

    private static Arbitrary<Parts> parts(Arbitrary<List<Condition>> conditions, Arbitrary<Limits.Part> limits) {
        return Combinators.combine(Protocols.matches(), conditions, limits.optional(OFTEN))
                .as(Parts::new);
    }
}
