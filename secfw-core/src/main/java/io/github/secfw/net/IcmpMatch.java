package io.github.secfw.net;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A match for packets of ICMP, in IPv4, or ICMPv6, in IPv6. Made by {@link Match#icmp()} and {@link Match#icmpv6()}. */
public final class IcmpMatch extends Match<IcmpMatch> {

    private final Family family;

    IcmpMatch(Family family) {
        this(family, List.of(new Criterion.Icmp(family)));
    }

    private IcmpMatch(Family family, List<Criterion> criteria) {
        super(criteria);
        this.family = family;
    }

    /**
     * Only packets of one of these types.
     *
     * @param first a type's name as nft(8) lists it, {@code echo-request} for instance
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if the family has no type of such a name, or if the type is matched already
     */
    public IcmpMatch type(String first, String... more) {
        return types(Stream.concat(Stream.of(first), Arrays.stream(more)).map(name -> IcmpType.named(family, name)));
    }

    /**
     * Only packets of one of these types.
     *
     * @param first a type's number, 0 to 255
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if a number is out of range, or if the type is matched already
     */
    public IcmpMatch type(int first, int... more) {
        return types(IntStream.concat(IntStream.of(first), Arrays.stream(more))
                .mapToObj(number -> new IcmpType(family, number)));
    }

    private IcmpMatch types(Stream<IcmpType> types) {
        return and(new Criterion.OfIcmpType(family, types.collect(Collectors.toCollection(TreeSet::new))));
    }

    @Override
    IcmpMatch withCriteria(List<Criterion> all) {
        return new IcmpMatch(family, all);
    }
}
