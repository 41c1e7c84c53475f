package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.TextBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The lines that a rule is counted as are those that it becomes. */
final class RuleExpansionPropertyTest {

    private static final int ENOUGH = 1_000_000;

    @Provide
    Arbitrary<Match<?>> matches() {
        Arbitrary<Match<?>> portMatches = Combinators.combine(
                        Arbitraries.of(true, false), ports(), ports(), choices(), choices())
                .as((tcp, first, second, one, other) -> tcp
                        ? withPorts(Match.tcp(), first, second, one, other)
                        : withPorts(Match.udp(), first, second, one, other));
        Arbitrary<Match<?>> icmpMatches = Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.integers()
                                .between(0, 252)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        choices())
                .as((v4, types, choice) -> icmp(v4, types.stream().toList(), choice));
        Arbitrary<Match<?>> begun =
                Arbitraries.oneOf(Arbitraries.just(Match.any()), portMatches, portMatches, icmpMatches);
        return Combinators.combine(begun, addresses(), addresses(), interfaces(), owners(), choices(), choices())
                .as((match, source, destination, names, ids, first, second) -> {
                    try {
                        return Optional.<Match<?>>of(with(match, source, destination, names, ids, first, second));
                    } catch (IllegalArgumentException e) {
                        return Optional.<Match<?>>empty(); // no packet has all that
                    }
                })
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Match<?> icmp(boolean v4, List<Integer> types, int choice) {
        int[] more = types.stream().skip(1).mapToInt(Integer::intValue).toArray();
        return switch (choice) {
            case 0 -> v4 ? Match.icmp() : Match.icmpv6();
            case 1 ->
                v4
                        ? Match.icmp().except(Match.icmp().type(types.get(0), more))
                        : Match.icmpv6().except(Match.icmpv6().type(types.get(0), more));
            default ->
                v4 ? Match.icmp().type(types.get(0), more) : Match.icmpv6().type(types.get(0), more);
        };
    }

    private static <M extends PortMatch<M>> Match<?> withPorts(
            M plain, PortSet source, PortSet destination, int first, int second) {
        M match = switch (first) {
            case 0 -> plain;
            case 1 -> plain.except(plain.sport(source));
            default -> plain.sport(source);
        };
        return switch (second) {
            case 0 -> match;
            case 1 -> match.except(plain.dport(destination));
            default -> match.dport(destination);
        };
    }

    private static Match<?> with(
            Match<?> begun,
            AddressSet source,
            AddressSet destination,
            List<String> interfaces,
            List<IdRange> owners,
            int first,
            int second) {
        Match<?> match =
                first == 0 ? begun : first == 1 ? begun.except(Match.any().from(source)) : begun.from(source);
        if (!match.families().isEmpty() && second > 0) {
            Match<?> longer = second == 1 ? match.except(Match.any().to(destination)) : match.to(destination);
            match = longer;
        }
        String[] others = interfaces.subList(1, interfaces.size()).toArray(String[]::new);
        return switch ((first + second) % 3) {
            case 0 -> match.out(interfaces.get(0), others);
            case 1 ->
                match.uid(owners.get(0), owners.subList(1, owners.size()).toArray(IdRange[]::new))
                        .delivery(Delivery.UNICAST, Delivery.MULTICAST);
            default -> match;
        };
    }

    private static Arbitrary<Integer> choices() {
        return Arbitraries.of(0, 1, 2);
    }

    private static Arbitrary<PortSet> ports() {
        Arbitrary<PortRange> range = Combinators.combine(
                        Arbitraries.integers().between(1, 65000),
                        Arbitraries.integers().between(0, 3))
                .as((first, more) -> new PortRange(first, first + more));
        return range.list().ofMinSize(1).ofMaxSize(40).map(PortSet::of);
    }

    private static Arbitrary<AddressSet> addresses() {
        Arbitrary<String> v4 = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255))
                .as((high, low) -> "10.0." + high + "." + low);
        Arbitrary<String> v6 =
                Arbitraries.integers().between(1, 0xffff).map(low -> "2001:db8::" + Integer.toHexString(low));
        return Arbitraries.oneOf(v4, v4, v6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(24)
                .map(all -> AddressSet.of(all.get(0), all.subList(1, all.size()).toArray(String[]::new)));
    }

    private static Arbitrary<List<String>> interfaces() {
        return Arbitraries.of("eth0", "eth1", "tun*", "wlan0")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<IdRange>> owners() {
        return Arbitraries.longs()
                .between(0, 100)
                .map(id -> new IdRange(id * 10, id * 10 + 3))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void the_lines_are_counted_as_they_are_written(@ForAll("matches") Match<?> match) throws IOException {
        FirewallPolicy policy = FirewallPolicy.named("test").build();
        Rule rule = Chain.named("test").rule(match, Target.accept()).rules().get(0);
        for (Family family : rule.match().families()) {
            StringBuilder text = new StringBuilder();
            TextBuffer out = new TextBuffer(text);
            new RestoreRuleLines(out, policy, family).write("OUTPUT", List.of(rule));
            out.flush();
            assertThat(text.toString().lines().count())
                    .isEqualTo(new RuleExpansion(rule.match(), family).lines(ENOUGH));
        }
    }
}
