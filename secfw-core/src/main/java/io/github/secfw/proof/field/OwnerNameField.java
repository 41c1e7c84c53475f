package io.github.secfw.proof.field;

import com.google.common.collect.ImmutableMap;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The name of the user or of the group that owns a packet's socket. A name with a known number is a test of the number. */
public final class OwnerNameField extends NamedField<String> {

    private final OwnerIdField ids;
    private final ImmutableMap<String, Long> numbers;
    private final Function<String, Criterion> criterion;

    private OwnerNameField(
            int level,
            String keyword,
            OwnerIdField ids,
            Map<String, Long> numbers,
            Function<String, Criterion> criterion) {
        super(level, keyword, Comparator.naturalOrder(), true);
        this.ids = ids;
        this.numbers = ImmutableMap.copyOf(numbers);
        this.criterion = criterion;
    }

    static OwnerNameField user(int level, OwnerIdField ids, AccountNumbers accounts) {
        return new OwnerNameField(level, "user ", ids, accounts.users(), OwnerUserCriterion::new);
    }

    static OwnerNameField group(int level, OwnerIdField ids, AccountNumbers accounts) {
        return new OwnerNameField(level, "group ", ids, accounts.groups(), OwnerGroupCriterion::new);
    }

    FieldConstraint is(String name) {
        Long number = numbers.get(name);
        if (number != null) {
            return ids.in(List.of(new IdRange(number, number)));
        }
        return FieldConstraint.of(
                () -> cut(name),
                context -> OwnerIdField.isVisibleAt(context.hook())
                        ? atom(context.sets(), atoms().of(name))
                        : BooleanOperations.NEVER);
    }

    /** Whether programs test names and also other names or numbers, so that it is unknown which of them are the same. */
    boolean isAmbiguous() {
        int names = count() - 2;
        return names > 0 && names + ids.ranges() > 1;
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.hasOwner() && (count() > 2 || !numbers.isEmpty())) {
            criteria.add(criterion.apply(name(example.of(this), ids.example(example.of(ids)))));
        }
    }

    /** The name of a number, or one that stands for no known number. */
    private String name(int atom, long number) {
        Optional<String> known = numbers.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
        if (known.isPresent()) {
            return known.get();
        }
        return atoms().isOther(atom) ? otherName() : atoms().name(atom);
    }

    private String otherName() {
        List<String> taken = new ArrayList<>(numbers.keySet());
        for (int i = 1; i < count() - 1; i++) {
            taken.add(atoms().name(i));
        }
        String name = "someone";
        for (int i = 0; taken.contains(name); i++) {
            name = "someone" + i;
        }
        return name;
    }
}
