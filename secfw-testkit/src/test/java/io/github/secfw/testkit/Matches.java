package io.github.secfw.testkit;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.IdRange;
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

    /** A match, apart from the interfaces, the owners, the state and the limit that not every place takes. */
    record Parts(
            Match<?> match,
            Optional<List<String>> in,
            Optional<List<String>> out,
            Owners owners,
            Set<ConnectionState> states,
            Optional<Limits.Part> limit) {

        /** The match where packets have the given interfaces and owners. */
        Match<?> at(boolean hasInput, boolean hasOutput, boolean hasOwner) {
            Match<?> placed = ofConnections(hasInput, hasOutput, hasOwner);
            if (!states.isEmpty()) {
                placed = placed.state(states);
            }
            return limit.isPresent() ? limit.get().on(placed) : placed;
        }

        Parts withoutLimit() {
            return new Parts(match, in, out, owners, states, Optional.empty());
        }

        /** The match without what only packets have. */
        Match<?> ofConnections(boolean hasInput, boolean hasOutput, boolean hasOwner) {
            Match<?> placed = match;
            if (hasInput && in.isPresent()) {
                placed = placed.in(in.get().get(0), in.get().toArray(String[]::new));
            }
            if (hasOutput && out.isPresent()) {
                placed = placed.out(out.get().get(0), out.get().toArray(String[]::new));
            }
            return hasOwner ? owners.of(placed) : placed;
        }
    }

    /** Whose sockets send. */
    record Owners(List<IdRange> uids, List<IdRange> gids) {

        private Match<?> of(Match<?> match) {
            Match<?> owned = match;
            if (!uids.isEmpty()) {
                owned = owned.uid(uids.get(0), uids.toArray(IdRange[]::new));
            }
            return gids.isEmpty() ? owned : owned.gid(gids.get(0), gids.toArray(IdRange[]::new));
        }
    }

    /** Matches with the given limits. */
    static Arbitrary<Parts> parts(Arbitrary<Limits.Part> limits) {
        return Combinators.combine(
                        protocols(),
                        addresses().optional(1 - OFTEN_ABSENT),
                        addresses().optional(1 - OFTEN_ABSENT),
                        interfaces().optional(1 - OFTEN_ABSENT),
                        interfaces().optional(1 - OFTEN_ABSENT),
                        owners(),
                        states(),
                        limits.optional(1 - OFTEN_ABSENT))
                .as((match, source, destination, in, out, owners, states, limit) ->
                        new Parts(addressed(match, source, destination), in, out, owners, states, limit));
    }

    /** Addresses that no packet can have together are left out. */
    private static Match<?> addressed(Match<?> match, Optional<AddressSet> source, Optional<AddressSet> destination) {
        Match<?> narrowed = match;
        if (source.isPresent() && meet(narrowed, source.get())) {
            narrowed = narrowed.from(source.get());
        }
        if (destination.isPresent() && meet(narrowed, destination.get())) {
            narrowed = narrowed.to(destination.get());
        }
        return narrowed;
    }

    private static boolean meet(Match<?> match, AddressSet addresses) {
        return !Collections.disjoint(match.families(), addresses.families());
    }

    private static Arbitrary<Match<?>> protocols() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Match.any())),
                Tuple.of(1, numbered()),
                Tuple.of(2, icmp(Match.icmp(), 0, 254)),
                Tuple.of(2, icmp(Match.icmpv6(), 0, 255)),
                Tuple.of(4, withPorts()));
    }

    /** To iptables type 255 of ICMP is any type. */
    private static Arbitrary<Match<?>> icmp(IcmpMatch match, int first, int last) {
        return Arbitraries.integers()
                .between(first, last)
                .list()
                .ofMaxSize(3)
                .map(types -> types.isEmpty()
                        ? match
                        : match.type(
                                types.get(0),
                                types.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static Arbitrary<Owners> owners() {
        Arbitrary<List<IdRange>> ids = ids().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<IdRange>> seldom = ids.optional(1 - OFTEN_ABSENT).map(some -> some.orElse(List.of()));
        return Combinators.combine(seldom, seldom).as(Owners::new);
    }

    private static Arbitrary<IdRange> ids() {
        Arbitrary<Long> bounds = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1100), Arbitraries.longs().between(0, IdRange.MAX_ID));
        return Arbitraries.oneOf(
                bounds.map(id -> new IdRange(id, id)),
                Combinators.combine(bounds, bounds)
                        .as((one, other) -> new IdRange(Math.min(one, other), Math.max(one, other))));
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
                        Arbitraries.of(
                                Match.tcp(), Match.tcp(), Match.udp(), Match.sctp(), Match.dccp(), Match.udplite()),
                        ports().optional(1 - OFTEN_ABSENT),
                        ports().optional())
                .as((match, source, destination) -> {
                    PortMatch<?> narrowed = match;
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
