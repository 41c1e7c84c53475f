package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The number of the user or of the group that owns a packet's socket. The first atom is that of packets without an owner. */
public final class OwnerIdField extends NumericField {

    private static final int ABSENT_FIRST = -1;
    private static final long[] PREFERRED = {1_000, 0};

    private final BooleanSupplier prefersAbsent;
    private final Function<List<IdRange>, Criterion> criterion;

    private OwnerIdField(
            int level, String keyword, BooleanSupplier prefersAbsent, Function<List<IdRange>, Criterion> criterion) {
        super(level, keyword, 0, IdRange.MAX_ID, true);
        this.prefersAbsent = prefersAbsent;
        this.criterion = criterion;
    }

    /** Whether examples prefer packets without an owner is decided when an example is made. */
    static OwnerIdField user(int level, BooleanSupplier prefersAbsent) {
        return new OwnerIdField(level, "uid ", prefersAbsent, OwnerUidCriterion::new);
    }

    static OwnerIdField group(int level, BooleanSupplier prefersAbsent) {
        return new OwnerIdField(level, "gid ", prefersAbsent, OwnerGidCriterion::new);
    }

    /** Whether packets at a hook can have a socket with an owner: at INPUT the kernel can have looked it up (early demux). */
    public static boolean isVisibleAt(Hook hook) {
        return hook.hasSocketOwner() || hook == Hook.INPUT;
    }

    @Override
    long[] preferred() {
        return PREFERRED;
    }

    FieldConstraint in(List<IdRange> ids) {
        return FieldConstraint.of(
                () -> {
                    setTested();
                    ids.forEach(range -> cut(range.first(), range.last()));
                },
                context -> isVisibleAt(context.hook())
                        ? ranges(
                                context.sets(),
                                ids.stream()
                                        .map(range -> atomsOf(range.first(), range.last()))
                                        .toList())
                        : BooleanOperations.NEVER);
    }

    /** Holds for packets without an owner. */
    public int isAbsent(BooleanOperations sets) {
        return atom(sets, 0);
    }

    /** Whether an atom is that of packets without an owner. */
    public boolean isAbsent(int atom) {
        return atoms().isAbsent(atom);
    }

    /** The number of ranges that programs distinguish. */
    int ranges() {
        return count() - 2;
    }

    @Override
    public int rank(int atom) {
        return atoms().isAbsent(atom) && prefersAbsent.getAsBoolean() ? ABSENT_FIRST : super.rank(atom);
    }

    @Override
    public boolean isOpen(List<int[]> ranges) {
        return ranges.size() == 1 && ranges.get(0)[0] == 1 && ranges.get(0)[1] == count() - 1;
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.hasOwner()) {
            long id = example(example.of(this));
            criteria.add(criterion.apply(List.of(new IdRange(id, id))));
        }
    }
}
