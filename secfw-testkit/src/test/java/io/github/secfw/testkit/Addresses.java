package io.github.secfw.testkit;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Sets of addresses of both families: single ones, prefixes and ranges. */
final class Addresses {

    private static final int MOST = 4;

    private Addresses() {}

    /** Sets of all kinds, with all addresses of a family among them. */
    static Arbitrary<AddressSet> any() {
        return sets(Arbitraries.oneOf(some(), whole()));
    }

    /** Sets that leave an address when they are left out. */
    static Arbitrary<AddressSet> someOf() {
        return Arbitraries.oneOf(sets(some()), whole().map(range -> AddressSet.of(List.of(range))));
    }

    private static Arbitrary<AddressSet> sets(Arbitrary<AddressRange> ranges) {
        return ranges.list().ofMinSize(1).ofMaxSize(MOST).map(AddressSet::of);
    }

    private static Arbitrary<AddressRange> some() {
        return Arbitraries.oneOf(ipv4(), ipv6());
    }

    private static Arbitrary<AddressRange> whole() {
        return Arbitraries.of("0.0.0.0/0", "::/0").map(AddressRange::parse);
    }

    private static Arbitrary<AddressRange> ipv4() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 255);
        return Arbitraries.oneOf(
                Combinators.combine(numbers, numbers).as((a, b) -> AddressRange.parse("10.0." + a + "." + b)),
                numbers.map(a -> AddressRange.parse("10." + a + ".0.0/16")),
                Combinators.combine(numbers, numbers)
                        .as((a, b) -> AddressRange.parse("192.0.2." + Math.min(a, b) + "-192.0.2." + Math.max(a, b))),
                Arbitraries.of("255.255.255.255", "128.0.0.0/1").map(AddressRange::parse));
    }

    private static Arbitrary<AddressRange> ipv6() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 0xffff);
        return Arbitraries.oneOf(
                numbers.map(a -> AddressRange.parse("2001:db8::" + Integer.toHexString(a))),
                numbers.map(a -> AddressRange.parse("2001:db8:" + Integer.toHexString(a) + "::/48")),
                Combinators.combine(numbers, numbers)
                        .as((a, b) -> AddressRange.parse("2001:db8::" + Integer.toHexString(Math.min(a, b))
                                + "-2001:db8::" + Integer.toHexString(Math.max(a, b)))),
                Arbitraries.of("::ffff:192.0.2.1", "::", "fe80::/10").map(AddressRange::parse));
    }
}
