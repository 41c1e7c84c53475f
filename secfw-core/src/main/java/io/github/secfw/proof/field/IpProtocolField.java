package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.ArrayList;
import java.util.List;

/** The number of the transport protocol. */
public final class IpProtocolField extends NumericField {

    private static final int MAX_PROTOCOL = 255;
    private static final long[] PREFERRED = {6, 17, 1, 58};

    private final IcmpCriterion icmp;

    IpProtocolField(int level, Family family) {
        super(level, "", 1, MAX_PROTOCOL, false);
        this.icmp = new IcmpCriterion(family);
    }

    @Override
    long[] preferred() {
        return PREFERRED;
    }

    FieldConstraint is(Protocol protocol) {
        return FieldConstraint.of(
                () -> cut(protocol.number(), protocol.number()), context -> is(context.sets(), protocol));
    }

    /** ICMP of a family: a test of the other family's never holds. */
    FieldConstraint isIcmpOf(Family family) {
        Protocol protocol = new IcmpCriterion(family).protocol();
        return FieldConstraint.of(
                () -> cut(protocol.number(), protocol.number()),
                context -> family == icmp.family() ? is(context.sets(), protocol) : BooleanOperations.NEVER);
    }

    /** Holds for packets of a protocol. */
    public int is(BooleanOperations sets, Protocol protocol) {
        return number(sets, protocol.number());
    }

    /** Holds for ICMP packets of the family. */
    public int isIcmp(BooleanOperations sets) {
        return is(sets, icmp.protocol());
    }

    /** Those with names first. */
    @Override
    public List<String> values(List<int[]> ranges) {
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int[] range : ranges) {
            Protocol first = new Protocol((int) atoms().first(range[0]));
            long last = atoms().last(range[1]);
            if (first.number() < last || !(first.keyword().isPresent() || first.equals(icmp.protocol()))) {
                range(first.number(), last).forEach(numberRange -> numbers.add("protocol " + numberRange));
            } else {
                names.add(first.keyword().orElse(icmp.toString()));
            }
        }
        names.addAll(numbers);
        return names;
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        criteria.add(new ProtocolCriterion(example.protocol()));
    }
}
