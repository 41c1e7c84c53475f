package io.github.secfw.net;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Values to test properties with. Ranges crowd at the ends of a family and overlap often, so that jqwik need not add edge
 * cases (of lists of ranges there would be more than tries).
 */
final class NetArbitraries {

    private NetArbitraries() {}

    static Arbitrary<Family> families() {
        return Arbitraries.of(Family.class);
    }

    /** Addresses within 40 of an end of the family. */
    static Arbitrary<IpAddress> edgeAddresses(Family family) {
        return Arbitraries.integers()
                .between(0, 39)
                .flatMap(distance ->
                        Arbitraries.of(offset(firstOf(family), distance), offsetDown(lastOf(family), distance)));
    }

    static Arbitrary<AddressRange> edgeRanges(Family family) {
        Arbitrary<AddressRange> anywhere = Combinators.combine(edgeAddresses(family), edgeAddresses(family))
                .as(NetArbitraries::between);
        Arbitrary<AddressRange> atFirst = steps().map(
                        steps -> between(offset(firstOf(family), steps.get(0)), offset(firstOf(family), steps.get(1))));
        Arbitrary<AddressRange> atLast = steps().map(steps ->
                between(offsetDown(lastOf(family), steps.get(0)), offsetDown(lastOf(family), steps.get(1))));
        return Arbitraries.frequencyOf(Tuple.of(1, anywhere), Tuple.of(9, atFirst), Tuple.of(9, atLast));
    }

    static Arbitrary<List<AddressRange>> edgeRangeLists() {
        return families()
                .flatMap(NetArbitraries::edgeRanges)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .withoutEdgeCases();
    }

    /** Any prefix of any length. */
    static Arbitrary<AddressRange> prefixes() {
        return families()
                .flatMap(family -> Combinators.combine(
                                anyAddresses(family), Arbitraries.integers().between(0, family.bits()))
                        .as((address, length) ->
                                new AddressRange(address.firstOfPrefix(length), address.lastOfPrefix(length))));
    }

    static Arbitrary<AddressRange> anyRanges() {
        return families()
                .flatMap(family -> Combinators.combine(anyAddresses(family), anyAddresses(family))
                        .as(NetArbitraries::between));
    }

    static Arbitrary<IpAddress> anyAddresses(Family family) {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, lastOf(family).value())
                .map(value -> family == Family.IPV4 ? ipv4(value) : ipv6(value));
    }

    static Arbitrary<List<PortRange>> portRanges() {
        Arbitrary<PortRange> atFirst = steps().map(steps -> ports(steps.get(0), steps.get(1)));
        Arbitrary<PortRange> atLast =
                steps().map(steps -> ports(PortRange.MAX_PORT - steps.get(0), PortRange.MAX_PORT - steps.get(1)));
        Arbitrary<PortRange> across = steps().map(steps -> ports(steps.get(0), PortRange.MAX_PORT - steps.get(1)));
        return Arbitraries.frequencyOf(Tuple.of(1, across), Tuple.of(9, atFirst), Tuple.of(9, atLast))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .withoutEdgeCases();
    }

    static Arbitrary<List<IdRange>> idRanges() {
        Arbitrary<IdRange> atFirst = steps().map(steps -> new IdRange(steps.get(0), steps.get(1)));
        Arbitrary<IdRange> atLast =
                steps().map(steps -> new IdRange(IdRange.MAX_ID - steps.get(1), IdRange.MAX_ID - steps.get(0)));
        Arbitrary<IdRange> across = steps().map(steps -> new IdRange(steps.get(0), IdRange.MAX_ID - steps.get(1)));
        return Arbitraries.frequencyOf(Tuple.of(1, across), Tuple.of(9, atFirst), Tuple.of(9, atLast))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .withoutEdgeCases();
    }

    /** Two distances from an end, often close to each other. */
    private static Arbitrary<List<Integer>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 9))
                .as((distance, length) -> List.of(distance, distance + length));
    }

    private static PortRange ports(int a, int b) {
        return new PortRange(Math.min(a, b), Math.max(a, b));
    }

    static IpAddress firstOf(Family family) {
        return IpAddress.parse(family == Family.IPV4 ? "0.0.0.0" : "::");
    }

    static IpAddress lastOf(Family family) {
        return firstOf(family).lastOfPrefix(0);
    }

    private static AddressRange between(IpAddress a, IpAddress b) {
        return a.compareTo(b) <= 0 ? new AddressRange(a, b) : new AddressRange(b, a);
    }

    private static IpAddress offset(IpAddress address, int steps) {
        return steps == 0 ? address : offset(address.next().orElseThrow(), steps - 1);
    }

    private static IpAddress offsetDown(IpAddress address, int steps) {
        return steps == 0 ? address : offsetDown(address.previous().orElseThrow(), steps - 1);
    }

    private static IpAddress ipv4(BigInteger value) {
        long bits = value.longValueExact();
        return IpAddress.parse((bits >> 24) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255));
    }

    private static IpAddress ipv6(BigInteger value) {
        String digits = String.format("%032x", value);
        return IpAddress.parse(digits.replaceAll("(.{4})(?!$)", "$1:"));
    }
}
