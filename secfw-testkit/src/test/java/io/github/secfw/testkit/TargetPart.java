package io.github.secfw.testkit;

import io.github.secfw.net.Match;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a rule does. Types and chains are chosen by number among those there are.
 *
 * @param plain what every place can do
 */
record TargetPart(Kind kind, int number, Target plain) {

    /** Kinds of targets that not every place has. */
    enum Kind {
        PLAIN,
        SECMARK,
        SAVE,
        RESTORE,
        REJECT,
        JUMP,
        GOTO
    }

    Target at(Place place, List<Match<?>> matches, List<Chain> reachable, IntFunction<PacketType> types) {
        return switch (kind) {
            case PLAIN -> plain;
            case SECMARK -> place.labels() ? Target.secmark(types.apply(number % PolicyParts.TYPES)) : plain;
            case SAVE -> place.labels() ? Target.save() : reject(matches, place);
            case RESTORE -> place.labels() ? Target.restore() : reject(matches, place);
            case REJECT -> reject(matches, place);
            case JUMP -> reachable.isEmpty() ? plain : Target.jump(reachable.get(number % reachable.size()));
            case GOTO -> reachable.isEmpty() ? plain : Target.goTo(reachable.get(number % reachable.size()));
        };
    }

    /** Whether alternatives need a chain for it, in which the limits of all places that are alike would be one. */
    boolean takesChain() {
        return kind == Kind.JUMP || plain instanceof Target.Log;
    }

    /** Whether nft takes it, for all places, in a chain that excludes owners. */
    boolean excludesOwners(boolean hasAlternatives) {
        return kind != Kind.GOTO && !(plain instanceof Target.Return) && !(hasAlternatives && takesChain());
    }

    /** Only the table filter rejects, and only TCP is reset. */
    private Target reject(List<Match<?>> matches, Place place) {
        if (!place.filters()) {
            return plain;
        }
        boolean isTcp =
                matches.stream().allMatch(match -> match.criteria().contains(new ProtocolCriterion(Protocol.TCP)));
        if (isTcp && number % 4 > 0) {
            return Target.reject(RejectType.TCP_RESET);
        }
        List<RejectType> types = new ArrayList<>(List.of(RejectType.values()));
        types.remove(RejectType.TCP_RESET);
        return Target.reject(types.get(number % types.size()));
    }
}
