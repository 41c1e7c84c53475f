package io.github.secfw.iptables.reader.importing;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.Match;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A set of pairs of ICMP type and code. One match cannot express all such sets. */
final class IcmpTypeCodeSet {

    private static final int VALUES = 256;

    private final Family family;

    /** The pairs, each as type · 256 + code. */
    private final BitSet pairs = new BitSet(VALUES * VALUES);

    /** The set of all pairs. */
    IcmpTypeCodeSet(Family family) {
        this.family = family;
        pairs.set(0, VALUES * VALUES);
    }

    void and(IcmpTypeCriterion criterion, boolean negated) {
        BitSet asked = new BitSet();
        for (IcmpType type : criterion.types()) {
            asked.set(VALUES * type.number(), VALUES * (type.number() + 1));
        }
        and(asked, negated);
    }

    void and(IcmpCodeCriterion criterion, boolean negated) {
        BitSet asked = new BitSet();
        criterion.codes().forEach(code -> asked.set(VALUES * criterion.type().number() + code.number()));
        and(asked, negated);
    }

    private void and(BitSet asked, boolean negated) {
        if (negated) {
            pairs.andNot(asked);
        } else {
            pairs.and(asked);
        }
    }

    /** Matches that together match exactly the pairs; none for an empty set. */
    List<IcmpMatch> matches() {
        BitSet whole = new BitSet(VALUES);
        List<IcmpMatch> matches = new ArrayList<>();
        for (int type = 0; type < VALUES; type++) {
            BitSet codes = pairs.get(VALUES * type, VALUES * (type + 1));
            if (codes.cardinality() == VALUES) {
                whole.set(type);
            } else if (!codes.isEmpty()) {
                matches.add(ofCodes(type, codes));
            }
        }
        if (!whole.isEmpty()) {
            matches.add(0, ofTypes(whole));
        }
        return matches;
    }

    private IcmpMatch any() {
        return family == Family.IPV4 ? Match.icmp() : Match.icmpv6();
    }

    private IcmpMatch ofTypes(BitSet types) {
        if (types.cardinality() == VALUES) {
            return any();
        }
        return types.cardinality() > VALUES / 2
                ? any().except(type(others(types).stream().toArray()))
                : type(types.stream().toArray());
    }

    private IcmpMatch type(int... types) {
        int[] more = new int[types.length - 1];
        System.arraycopy(types, 1, more, 0, more.length);
        return any().type(types[0], more);
    }

    private IcmpMatch ofCodes(int type, BitSet codes) {
        return codes.cardinality() > VALUES / 2
                ? any().type(type).except(code(type, others(codes).stream().toArray()))
                : code(type, codes.stream().toArray());
    }

    private IcmpMatch code(int type, int... codes) {
        int[] more = new int[codes.length - 1];
        System.arraycopy(codes, 1, more, 0, more.length);
        return any().type(type).code(codes[0], more);
    }

    private static BitSet others(BitSet values) {
        BitSet others = (BitSet) values.clone();
        others.flip(0, VALUES);
        return others;
    }
}
