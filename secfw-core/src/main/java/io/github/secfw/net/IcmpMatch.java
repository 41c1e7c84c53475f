package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A match for packets of ICMP, in IPv4, or ICMPv6, in IPv6. Made by {@link Match#icmp()} and {@link Match#icmpv6()}. */
@CheckReturnValue
public final class IcmpMatch extends Match<IcmpMatch> {

    private final Family family;

    IcmpMatch(Family family) {
        this(family, List.of(new IcmpCriterion(family)));
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

    /**
     * Only packets of one of these codes, of the type that is matched already.
     *
     * @param first a code's name as {@link IcmpCode#named} reads it, {@code port-unreachable} for instance
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if not exactly one type is matched, if it has no code of such a name, or if the
     *     code is matched already
     */
    public IcmpMatch code(String first, String... more) {
        IcmpType type = singleType(first);
        return codes(
                type, Stream.concat(Stream.of(first), Arrays.stream(more)).map(name -> IcmpCode.named(type, name)));
    }

    /**
     * Only packets of one of these codes, of the type that is matched already.
     *
     * @param first a code's number, 0 to 255
     * @param more alternatives
     * @return the narrowed match
     * @throws IllegalArgumentException if not exactly one type is matched, if a number is out of range, or if the code is
     *     matched already
     */
    public IcmpMatch code(int first, int... more) {
        IcmpType type = singleType(Integer.toString(first));
        return codes(
                type,
                IntStream.concat(IntStream.of(first), Arrays.stream(more))
                        .mapToObj(number -> new IcmpCode(type, number)));
    }

    private IcmpMatch codes(IcmpType type, Stream<IcmpCode> codes) {
        return and(new IcmpCodeCriterion(type, codes.collect(Collectors.toCollection(TreeSet::new))));
    }

    private IcmpType singleType(String code) {
        return criteria().stream()
                .filter(criterion -> criterion instanceof IcmpTypeCriterion)
                .map(criterion -> ((IcmpTypeCriterion) criterion).types())
                .filter(types -> types.size() == 1)
                .map(types -> types.iterator().next())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the match \"" + this + "\" cannot be narrowed by the code "
                                + code + ": a code is one of one type: call type(...) with it first"));
    }

    private IcmpMatch types(Stream<IcmpType> types) {
        return and(new IcmpTypeCriterion(family, types.collect(Collectors.toCollection(TreeSet::new))));
    }

    @Override
    IcmpMatch withCriteria(List<Criterion> all) {
        return new IcmpMatch(family, all);
    }
}
