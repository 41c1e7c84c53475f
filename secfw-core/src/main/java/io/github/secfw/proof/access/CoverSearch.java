package io.github.secfw.proof.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Searches for a domain or type that some statements cover and others do not. */
final class CoverSearch {

    /** The bound on comparisons of statements on one subject. */
    private static final long MAX_WORK = 200_000_000;

    private final Set<String> types;
    private Optional<String> doubt = Optional.empty();
    private long work;

    CoverSearch(Set<String> types) {
        this.types = types;
    }

    /** The reason why it is undecided whether everything is covered. */
    Optional<String> doubt() {
        return doubt;
    }

    /** A statement that none of the others covers, with its domain, as text. */
    Optional<String> uncovered(List<AccessCondition> some, List<AccessCondition> others) {
        Map<String, List<AccessCondition>> byName = new HashMap<>();
        for (AccessCondition term : others) {
            term.anyOf()
                    .forEach(name -> byName.computeIfAbsent(name, unused -> new ArrayList<>(1))
                            .add(term));
        }
        for (AccessCondition term : some) {
            for (String name : term.anyOf()) {
                if (byName.getOrDefault(name, List.of()).stream().noneMatch(other -> other.covers(term))) {
                    Optional<String> found = uncovered(name, term, others);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> uncovered(String name, AccessCondition term, List<AccessCondition> others) {
        work += others.size() + 1L;
        try {
            if (work > MAX_WORK) {
                throw new DomainCounterexample.TooLong();
            }
            DomainCounterexample certain = new DomainCounterexample(name, term, others, types);
            if (certain.isFound()) {
                return Optional.of("\"" + term.statement() + "\": for a " + term.noun() + " that is "
                        + String.join(", ", certain.words()));
            }
            DomainCounterexample doubtful = new DomainCounterexample(name, term, others, Set.of());
            if (doubtful.isFound()) {
                Set<String> same = new TreeSet<>(doubtful.names());
                same.retainAll(types);
                doubt = doubt.or(() -> Optional.of("the rules on " + term.subject()
                        + " are equal unless these types are the same: " + String.join(", ", same)));
            }
        } catch (DomainCounterexample.TooLong e) {
            doubt = Optional.of("it takes too long to compare the rules on " + term.subject());
        }
        return Optional.empty();
    }
}
