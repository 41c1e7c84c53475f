package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The fields {@code icmp code} and {@code icmpv6 code} of packets with certain types. */
public final class IcmpCodeField extends IcmpField {

    private static final Map<String, Integer> ICMP = Map.of(
            "net-unreachable", 0,
            "host-unreachable", 1,
            "prot-unreachable", 2,
            "port-unreachable", 3,
            "frag-needed", 4,
            "net-prohibited", 9,
            "host-prohibited", 10,
            "admin-prohibited", 13);

    private static final Map<String, Integer> ICMPV6 = Map.of(
            "no-route", 0,
            "admin-prohibited", 1,
            "addr-unreachable", 3,
            "port-unreachable", 4,
            "policy-fail", 5,
            "reject-route", 6);

    private final Family family;
    private final Set<IcmpType> types;

    /**
     * Creates the field for packets of some types.
     *
     * @param family the family
     * @param types the types that the packet can have, empty for any
     */
    public IcmpCodeField(Family family, Set<IcmpType> types) {
        super(family);
        this.family = family;
        this.types = types.isEmpty()
                ? IntStream.rangeClosed(0, MAX)
                        .mapToObj(number -> new IcmpType(family, number))
                        .collect(Collectors.toCollection(TreeSet::new))
                : types;
    }

    /** {@return the number of a code's name in nft} */
    public static OptionalLong number(Family family, String name) {
        Integer number = (family == Family.IPV4 ? ICMP : ICMPV6).get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public String name() {
        return header() + " code";
    }

    @Override
    String kind() {
        return header() + " code: write a number from 0 to 255, or a name, port-unreachable for instance";
    }

    @Override
    OptionalLong named(String name) {
        return number(family, name);
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return Condition.any(types.stream()
                .map(type -> Condition.of(new IcmpCodeCriterion(type, codes(type, ranges))))
                .toList());
    }

    private static SortedSet<IcmpCode> codes(IcmpType type, List<LongRange> ranges) {
        SortedSet<IcmpCode> codes = new TreeSet<>();
        for (LongRange range : ranges) {
            for (long number = range.first(); number <= range.last(); number++) {
                codes.add(new IcmpCode(type, (int) number));
            }
        }
        return codes;
    }
}
