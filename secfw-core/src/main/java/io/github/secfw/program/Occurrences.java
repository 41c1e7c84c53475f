package io.github.secfw.program;

import com.google.common.base.Suppliers;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Names what a program asks that depends on more than the packet, as packets of one family can meet it. What has a state of its
 * own for each rule is numbered: base chain by base chain, rule by rule, into chains where a jump first leads there. Such a
 * condition or step is its object: chains that several rules jump to have theirs once.
 */
@CheckReturnValue
public final class Occurrences {

    private final Predicate<Condition> canHold;
    /** The names of what has one state for all families, made when there is such. */
    private final Supplier<Optional<Occurrences>> shared;

    /** Those of them that are met. */
    private final Set<Occurrence> metOfShared = new HashSet<>();

    private final IdentityHashMap<Object, Occurrence> named = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();
    private final Set<ProgramChain> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private Occurrences(Predicate<Condition> canHold, Supplier<Optional<Occurrences>> shared) {
        this.canHold = canHold;
        this.shared = shared;
    }

    /**
     * Names what a program asks.
     *
     * @param program the program
     * @param family the family
     * @return the names
     */
    public static Occurrences in(PacketProgram program, Family family) {
        return in(program, family, EnumSet.allOf(Family.class));
    }

    /**
     * Names what a program asks, where packets of some families are looked at together: a limit has a state for each family,
     * all else one for both.
     *
     * @param program the program
     * @param family the family
     * @param families all families that are looked at, this one among them
     * @return the names
     */
    public static Occurrences in(PacketProgram program, Family family, Set<Family> families) {
        Occurrences occurrences = new Occurrences(
                condition -> PossibleInFamily.canHold(condition, family),
                Suppliers.memoize(() -> Optional.of(ofAll(program, families))));
        occurrences.add(program, Set.of(family));
        return occurrences;
    }

    private static Occurrences ofAll(PacketProgram program, Set<Family> families) {
        Occurrences all = new Occurrences(
                condition -> families.stream().anyMatch(one -> PossibleInFamily.canHold(condition, one)),
                Optional::empty);
        all.add(program, families);
        return all;
    }

    private void add(PacketProgram program, Set<Family> families) {
        for (ProgramBaseChain chain : program.baseChains()) {
            if (!Collections.disjoint(chain.families(), families)) {
                chain.rules().forEach(rule -> name(chain.name(), rule));
            }
        }
    }

    /**
     * These occurrences with other numbers, such that those of equal rules have equal numbers in both programs, as far as there
     * are such. Which of the limits of two programs correspond is not known; every one-to-one correspondence is as good.
     *
     * @param others the occurrences of another program
     * @return the occurrences of this program, with the numbers changed
     */
    public Occurrences numberedAs(Occurrences others) {
        Occurrences matched = new Occurrences(canHold, shared);
        matched.metOfShared.addAll(metOfShared);
        Map<String, int[]> numbers = new HashMap<>();
        allPlaces()
                .forEach((text, ofText) ->
                        numbers.put(text, numbers(ofText, others.allPlaces().getOrDefault(text, List.of()))));
        named.forEach((asked, occurrence) -> {
            int[] ofText = numbers.get(occurrence.condition());
            matched.named.put(
                    asked,
                    ofText == null
                            ? occurrence
                            : new Occurrence(occurrence.condition(), ofText[occurrence.number() - 1]));
        });
        return matched;
    }

    /** Of limits, as this family meets them, and of what has one state for both families. */
    private Map<String, List<String>> allPlaces() {
        Map<String, List<String>> all = new HashMap<>();
        if (!metOfShared.isEmpty()) {
            shared.get().ifPresent(both -> all.putAll(both.places));
        }
        all.putAll(places);
        return all;
    }

    /** For each place the number of an equal place among the others that no other place has; then those that are left. */
    private static int[] numbers(List<String> places, List<String> others) {
        int[] numbers = new int[places.size()];
        Map<String, Deque<Integer>> free = new HashMap<>();
        for (int i = 0; i < others.size(); i++) {
            free.computeIfAbsent(others.get(i), key -> new ArrayDeque<>()).add(i + 1);
        }
        boolean[] taken = new boolean[Math.max(places.size(), others.size()) + 1];
        for (int i = 0; i < places.size(); i++) {
            Deque<Integer> equal = free.getOrDefault(places.get(i), new ArrayDeque<>());
            if (!equal.isEmpty()) {
                numbers[i] = equal.remove();
                taken[numbers[i]] = true;
            }
        }
        int next = 1;
        for (int i = 0; i < places.size(); i++) {
            if (numbers[i] == 0) {
                while (taken[next]) {
                    next++;
                }
                numbers[i] = next;
                taken[next] = true;
            }
        }
        return numbers;
    }

    /**
     * {@return whether these are the same names as others, object by object}
     *
     * @param others other names of the same program
     */
    public boolean areAs(Occurrences others) {
        return named.equals(others.named);
    }

    /**
     * {@return the name of a condition, empty for one that depends on the packet alone or that no packet of the family
     * meets}
     *
     * @param condition the condition, the object that the program has
     */
    public Optional<Occurrence> of(Condition condition) {
        return Optional.ofNullable(named.get(condition));
    }

    /**
     * {@return the name of a step outside the model, empty for one that no packet of the family meets}
     *
     * @param step the step, the object that the program has
     */
    public Optional<Occurrence> of(Instruction.Unmodelled step) {
        return Optional.ofNullable(named.get(step));
    }

    /** {@return the names of all that a packet of the family can meet, in order} */
    public Set<Occurrence> names() {
        Set<Occurrence> names =
                new TreeSet<>(Comparator.comparing(Occurrence::condition).thenComparingInt(Occurrence::number));
        names.addAll(named.values());
        return names;
    }

    private void name(String chain, ProgramRule rule) {
        OccurrenceNaming naming = new OccurrenceNaming(this, chain, rule);
        for (Instruction step : rule.instructions()) {
            if (step instanceof Instruction.Guard guard && !canHold.test(guard.condition())) {
                return;
            }
            step.accept(naming);
        }
    }

    /** Names what the rules of a chain ask, where the first jump leads there. */
    void enter(ProgramChain chain) {
        if (entered.add(chain)) {
            chain.rules().forEach(rule -> name(chain.name(), rule));
        }
    }

    /** Names something outside the model: by a number of its own where it has a state of its own. */
    void name(String chain, ProgramRule rule, Object asked, String text, Footprint footprint) {
        boolean hasOwnState =
                footprint.reads().contains(Cell.OWN_STATE) || footprint.writes().contains(Cell.OWN_STATE);
        if (!hasOwnState) {
            named.put(asked, new Occurrence(text, 1));
            return;
        }
        Optional<Occurrences> ofAll = shared.get();
        if (ofAll.isPresent()) {
            Occurrence name = Objects.requireNonNull(ofAll.get().named.get(asked));
            metOfShared.add(name);
            named.put(asked, name);
        } else {
            number(chain, rule, asked, text);
        }
    }

    /** Names something that has a state of its own. */
    void number(String chain, ProgramRule rule, Object asked, String text) {
        if (!named.containsKey(asked)) {
            named.put(asked, new Occurrence(text, counts.merge(text, 1, Integer::sum)));
            places.computeIfAbsent(text, key -> new ArrayList<>()).add(chain + ": " + rule.instructions());
        }
    }
}
