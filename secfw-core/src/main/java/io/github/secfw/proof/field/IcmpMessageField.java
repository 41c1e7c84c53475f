package io.github.secfw.proof.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The type and the code of an ICMP message, as one number of 16 bits with the type first. */
public final class IcmpMessageField extends NumericField {

    private static final long MAX_ICMP = 0xffff;
    private static final int LAST_CODE = 255;
    private static final long[] ECHO_REQUEST = {8 << 8};
    private static final long[] ECHO_REQUEST_OF_IPV6 = {128 << 8};

    private final Family family;
    private final IcmpMessages messages;

    IcmpMessageField(int level, Family family) {
        super(level, "type ", 0, MAX_ICMP, false);
        this.family = family;
        this.messages = new IcmpMessages(family);
    }

    @Override
    long[] preferred() {
        return family == Family.IPV4 ? ECHO_REQUEST : ECHO_REQUEST_OF_IPV6;
    }

    FieldConstraint isOfTypes(Collection<IcmpType> types) {
        return FieldConstraint.of(
                () -> types.forEach(type -> cut(first(type.number()), last(type.number()))),
                context -> ranges(
                        context.sets(),
                        types.stream()
                                .map(type -> atomsOf(first(type.number()), last(type.number())))
                                .toList()));
    }

    FieldConstraint hasCodes(Collection<IcmpCode> codes) {
        return FieldConstraint.of(
                () -> codes.forEach(code -> cut(number(code), number(code))),
                context -> ranges(
                        context.sets(),
                        codes.stream()
                                .map(code -> atomsOf(number(code), number(code)))
                                .toList()));
    }

    private static int first(int type) {
        return type << 8;
    }

    private static int last(int type) {
        return type << 8 | LAST_CODE;
    }

    private static int number(IcmpCode code) {
        return code.type().number() << 8 | code.number();
    }

    /** Holds for messages that can have a state, and perhaps for others. */
    public int canBe(BooleanOperations sets, ConnectionState state) {
        return atoms(sets, atom -> number(atom, messages.of(state)).isPresent());
    }

    /** Holds for messages that connection tracking does not ignore, and perhaps for others. */
    public int isTracked(BooleanOperations sets) {
        return atoms(
                sets,
                atom -> number(atom, messages.of(ConnectionState.NEW)).isPresent()
                        || number(atom, messages.untracked()).isEmpty());
    }

    /** Holds for messages that report an unreachable destination. */
    public int isUnreachable(BooleanOperations sets) {
        return atoms(sets, atom -> number(atom, List.of(messages.unreachable())).isPresent());
    }

    /** A number of an atom whose type is the first of some types that the atom has; empty if it has none of them. */
    private OptionalInt number(int atom, List<Integer> types) {
        return types.stream()
                .filter(type -> atoms().first(atom) <= last(type) && first(type) <= atoms().last(atom))
                .mapToInt(type -> (int) Math.max(atoms().first(atom), first(type)))
                .findFirst();
    }

    @Override
    List<String> range(long first, long last) {
        return new IcmpFormatter(family).of((int) first, (int) last);
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.protocol().equals(new IcmpCriterion(family).protocol())) {
            int atom = example.of(this);
            int number = number(atom, messages.of(example.state())).orElseGet(() -> (int) example(atom));
            IcmpType type = new IcmpType(family, number >> 8);
            criteria.add(new IcmpCriterion(family));
            criteria.add(new IcmpTypeCriterion(family, new TreeSet<>(Set.of(type))));
            criteria.add(new IcmpCodeCriterion(type, new TreeSet<>(Set.of(new IcmpCode(type, number & LAST_CODE)))));
        }
    }
}
