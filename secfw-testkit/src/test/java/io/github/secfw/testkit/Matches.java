package io.github.secfw.testkit;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Matches of all kinds. */
final class Matches {

    private static final double OFTEN_ABSENT = 0.6;

    private Matches() {}

    /** A match, apart from the interfaces and the state that not every place takes. */
    record Parts(Match<?> match, Optional<List<String>> in, Optional<List<String>> out, Set<ConnectionState> states) {

        /** The match where packets have the given interfaces. */
        Match<?> at(boolean hasInput, boolean hasOutput) {
            Match<?> placed = withoutState(hasInput, hasOutput);
            return states.isEmpty()
                    ? placed
                    : placed.state(states.iterator().next(), states.toArray(ConnectionState[]::new));
        }

        Match<?> withoutState(boolean hasInput, boolean hasOutput) {
            Match<?> placed = match;
            if (hasInput && in.isPresent()) {
                placed = placed.in(in.get().get(0), in.get().toArray(String[]::new));
            }
            if (hasOutput && out.isPresent()) {
                placed = placed.out(out.get().get(0), out.get().toArray(String[]::new));
            }
            return placed;
        }
    }

    static Arbitrary<Parts> parts() {
        return Combinators.combine(
                        protocols(),
                        addresses().optional(1 - OFTEN_ABSENT),
                        addresses().optional(1 - OFTEN_ABSENT),
                        interfaces().optional(1 - OFTEN_ABSENT),
                        interfaces().optional(1 - OFTEN_ABSENT),
                        states())
                .as((match, source, destination, in, out, states) ->
                        new Parts(addressed(match, source, destination), in, out, states));
    }

    private static Match<?> addressed(Match<?> match, Optional<AddressSet> source, Optional<AddressSet> destination) {
        Match<?> narrowed = match;
        if (source.isPresent()) {
            narrowed = narrowed.from(source.get());
        }
        if (destination.isPresent()
                && (source.isEmpty()
                        || !Collections.disjoint(
                                source.get().families(), destination.get().families()))) {
            narrowed = narrowed.to(destination.get());
        }
        return narrowed;
    }

    private static Arbitrary<Match<?>> protocols() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Match.any())), Tuple.of(1, numbered()), Tuple.of(4, withPorts()));
    }

    /** Extension headers of IPv6 are refused where packets of that family match, and so are left out. */
    private static Arbitrary<Match<?>> numbered() {
        return Arbitraries.integers()
                .between(1, 255)
                .filter(number -> !List.of(43, 44, 51, 60).contains(number))
                .map(Match::protocol);
    }

    private static Arbitrary<Match<?>> withPorts() {
        return Combinators.combine(
                        Arbitraries.of(Match.tcp(), Match.udp(), Match.sctp(), Match.dccp(), Match.udplite()),
                        ports().optional(1 - OFTEN_ABSENT),
                        ports().optional())
                .as((match, source, destination) -> {
                    PortMatch narrowed = match;
                    if (source.isPresent()) {
                        narrowed = narrowed.sport(source.get());
                    }
                    return destination.isPresent() ? narrowed.dport(destination.get()) : narrowed;
                });
    }

    private static Arbitrary<PortSet> ports() {
        Arbitrary<Integer> bounds = Arbitraries.integers().between(0, PortRange.MAX_PORT);
        Arbitrary<PortRange> single = bounds.map(port -> new PortRange(port, port));
        Arbitrary<PortRange> range = Combinators.combine(bounds, bounds)
                .as((one, other) -> new PortRange(Math.min(one, other), Math.max(one, other)));
        return Arbitraries.oneOf(
                single.map(port -> PortSet.of(List.of(port))),
                range.map(ports -> PortSet.of(List.of(ports))),
                Arbitraries.oneOf(single, single, single, narrow(range))
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(24)
                        .map(PortSet::of));
    }

    private static Arbitrary<PortRange> narrow(Arbitrary<PortRange> ranges) {
        return ranges.map(range -> new PortRange(range.first(), Math.min(range.last(), range.first() + 9)));
    }

    private static Arbitrary<AddressSet> addresses() {
        return Arbitraries.oneOf(ipv4(), ipv6())
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(AddressSet::of);
    }

    private static Arbitrary<AddressRange> ipv4() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 255);
        return Arbitraries.oneOf(
                Combinators.combine(numbers, numbers).as((a, b) -> AddressRange.parse("10.0." + a + "." + b)),
                numbers.map(a -> AddressRange.parse("10." + a + ".0.0/16")),
                Combinators.combine(numbers, numbers)
                        .as((a, b) -> AddressRange.parse("192.0.2." + Math.min(a, b) + "-192.0.2." + Math.max(a, b))),
                Arbitraries.of("0.0.0.0/0", "255.255.255.255", "128.0.0.0/1").map(AddressRange::parse));
    }

    private static Arbitrary<AddressRange> ipv6() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 0xffff);
        return Arbitraries.oneOf(
                numbers.map(a -> AddressRange.parse("2001:db8::" + Integer.toHexString(a))),
                numbers.map(a -> AddressRange.parse("2001:db8:" + Integer.toHexString(a) + "::/48")),
                Combinators.combine(numbers, numbers)
                        .as((a, b) -> AddressRange.parse("2001:db8::" + Integer.toHexString(Math.min(a, b))
                                + "-2001:db8::" + Integer.toHexString(Math.max(a, b)))),
                Arbitraries.of("::/0", "::ffff:192.0.2.1", "::", "fe80::/10").map(AddressRange::parse));
    }

    static Arbitrary<List<String>> interfaces() {
        return Arbitraries.of("lo", "eth0", "eth*", "e*", "wlan0", "br-lan", "tun.7", "abcdefghijklmn*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<Set<ConnectionState>> states() {
        return Arbitraries.of(ConnectionState.class).set().ofMaxSize(3);
    }
}
