package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The flags of a TCP packet: each set of flags is an atom. */
public final class TcpFlagSetField extends ChoiceField {

    private static final int MAX_VALUES = 4;

    /** The flags of a TCP packet that can begin a connection, or from which connection tracking picks one up. */
    private static final Set<Set<TcpFlag>> BEGINNINGS =
            Set.of(Set.of(TcpFlag.SYN), Set.of(TcpFlag.ACK), Set.of(TcpFlag.ACK, TcpFlag.PSH));

    /** The flags of a TCP packet with which a rule rejects. */
    private static final Set<Set<TcpFlag>> RESETS = Set.of(Set.of(TcpFlag.RST), Set.of(TcpFlag.RST, TcpFlag.ACK));

    private static final int SYN = EnumNumbering.number(EnumSet.of(TcpFlag.SYN));

    TcpFlagSetField(int level) {
        super(level, "flags ", EnumNumbering.FLAG_SETS, TcpFlagSetField::text);
    }

    FieldConstraint are(Collection<TcpFlag> examined, Collection<TcpFlag> set) {
        int mask = EnumNumbering.number(examined);
        int value = EnumNumbering.number(set);
        return FieldConstraint.of(context -> atoms(context.sets(), flags -> (flags & mask) == value));
    }

    /** Holds for flags of packets that can begin a connection. */
    public int canBegin(BooleanOperations sets) {
        return atoms(sets, atom -> BEGINNINGS.contains(EnumNumbering.flags(atom)));
    }

    /** Holds for flags of packets with which a rule rejects. */
    public int isReset(BooleanOperations sets) {
        return atoms(sets, atom -> RESETS.contains(EnumNumbering.flags(atom)));
    }

    /** The atom of a packet with which a rule rejects. */
    public int resetAtom() {
        return EnumNumbering.number(EnumSet.of(TcpFlag.RST));
    }

    @Override
    public int rank(int atom) {
        return atom == SYN ? 0 : 1 + Integer.bitCount(atom);
    }

    @Override
    public List<String> values(List<int[]> ranges) {
        int values = ranges.stream().mapToInt(range -> range[1] - range[0] + 1).sum();
        return values > MAX_VALUES
                ? List.of(values + " of " + EnumNumbering.FLAG_SETS + " combinations")
                : super.values(ranges);
    }

    private static String text(int atom) {
        return atom == 0
                ? NONE
                : EnumNumbering.flags(atom).stream().map(TcpFlag::toString).collect(Collectors.joining("+"));
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        if (example.protocol().equals(Protocol.TCP)) {
            criteria.add(new TcpFlagsCriterion(EnumSet.allOf(TcpFlag.class), EnumNumbering.flags(example.of(this))));
        }
    }
}
