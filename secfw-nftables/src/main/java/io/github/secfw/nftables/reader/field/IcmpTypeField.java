package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The fields {@code icmp type} and {@code icmpv6 type}. */
public final class IcmpTypeField extends IcmpField {

    private final Family family;

    public IcmpTypeField(Family family) {
        super(family);
        this.family = family;
    }

    @Override
    public String name() {
        return header() + " type";
    }

    @Override
    String kind() {
        return header() + " type: write a number from 0 to 255, or a name, echo-request for instance";
    }

    @Override
    OptionalLong named(String name) {
        if (family == Family.IPV6 && name.equals("mld-listener-reduction")) {
            return OptionalLong.of(IcmpType.named(family, "mld-listener-done").number());
        }
        try {
            return OptionalLong.of(IcmpType.named(family, name).number());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    Condition among(List<LongRange> ranges) {
        return Condition.of(new IcmpTypeCriterion(family, types(ranges)));
    }

    /** {@return the types of some values, empty if one of them is unknown} */
    public Set<IcmpType> types(Iterable<Expression> keys) {
        Set<IcmpType> types = new TreeSet<>();
        for (Expression key : keys) {
            Optional<LongRange> range = range(key);
            if (range.isEmpty()) {
                return Set.of();
            }
            types.addAll(types(List.of(range.get())));
        }
        return types;
    }

    private SortedSet<IcmpType> types(List<LongRange> ranges) {
        SortedSet<IcmpType> types = new TreeSet<>();
        for (LongRange range : ranges) {
            for (long number = range.first(); number <= range.last(); number++) {
                types.add(new IcmpType(family, (int) number));
            }
        }
        return types;
    }
}
