package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every value of the rarer criteria and targets, and as many exceptions as a line holds, as iptables lists them. */
final class IptablesListingTest {

    @Test
    void every_code() {
        int[] codes = IntStream.rangeClosed(1, 255).toArray();
        List<Match<?>> matches = new ArrayList<>();
        for (int type : new int[] {0, 3, 5, 11, 12, 254}) {
            matches.add(icmp().type(type).code(0, codes));
        }
        for (int type : new int[] {0, 1, 3, 4, 128, 255}) {
            matches.add(icmpv6().type(type).code(0, codes));
        }
        holds(Hook.INPUT, matches);
    }

    @Test
    void every_type_and_some_codes_excluded() {
        List<Match<?>> matches = new ArrayList<>();
        for (int type = 0; type <= 255; type++) {
            matches.add(icmpv6().except(icmpv6().type(type)));
            matches.add(icmpv6().type(type).except(icmpv6().type(type).code(type)));
            if (type < 255) {
                matches.add(icmp().except(icmp().type(type)));
                matches.add(icmp().type(type).except(icmp().type(type).code(type)));
            }
        }
        holds(Hook.INPUT, matches);
    }

    /** Protocols whose names are not those of {@code /etc/protocols}, or that have none. */
    @Test
    void protocols_excluded() {
        holds(
                Hook.INPUT,
                Stream.of(6, 17, 33, 47, 50, 132, 136, 253, 255)
                        .<Match<?>>map(number -> any().except(protocol(number)))
                        .toList());
    }

    @Test
    void every_combination_of_flags() {
        List<Match<?>> matches = new ArrayList<>();
        for (int examined = 1; examined < 64; examined++) {
            for (int set = 0; set < 64; set++) {
                if ((set & ~examined) == 0) {
                    TcpMatch match = tcp().flags(flags(examined), flags(set));
                    matches.add(match);
                    matches.add(tcp().except(match));
                }
            }
        }
        holds(Hook.INPUT, matches);
    }

    private static EnumSet<TcpFlag> flags(int bits) {
        return chosen(TcpFlag.class, bits);
    }

    /** The values whose place among all has its bit set. */
    private static <E extends Enum<E>> EnumSet<E> chosen(Class<E> kind, int bits) {
        EnumSet<E> chosen = EnumSet.noneOf(kind);
        int rest = bits;
        for (E value : kind.getEnumConstants()) {
            if (rest % 2 == 1) {
                chosen.add(value);
            }
            rest /= 2;
        }
        return chosen;
    }

    @Test
    void every_way_of_delivery_where_packets_arrive() {
        for (Hook hook : List.of(Hook.INPUT, Hook.FORWARD)) {
            holds(
                    hook,
                    Stream.of(Delivery.values())
                            .flatMap(way -> Stream.<Match<?>>of(any().delivery(way), any().except(any().delivery(way))))
                            .toList());
        }
        holds(Hook.INPUT, List.of(any().delivery(Delivery.UNICAST, Delivery.values())));
    }

    @Test
    void marks_of_every_width() {
        List<Match<?>> matches = new ArrayList<>();
        for (int bit = 0; bit < 32; bit++) {
            Mark mark = new Mark(1L << bit, 1L << bit);
            matches.add(any().mark(mark));
            matches.add(any().except(any().connectionMark(mark)));
            matches.add(any().connectionMark(1L << bit));
        }
        holds(Hook.INPUT, matches);
    }

    @Test
    void sixteen_exceptions_and_more() {
        List<Match<?>> matches = List.of(
                any().except(any().from(addresses(16))).except(any().to(addresses(16))),
                any().except(any().from(addresses(17))),
                any().except(any().to(addresses(40))),
                any().from("10.0.0.0/8", "2001:db8::/32").except(any().from(addresses(16))),
                tcp().except(tcp().dport(ports(240))).except(tcp().sport(ports(240))),
                udp().except(udp().dport(ports(241))),
                udp().dport(PortSet.range(1, 60_000)).except(udp().dport(ports(300))),
                icmp().except(icmp().type(100, IntStream.range(101, 116).toArray())),
                icmpv6().type(1)
                        .except(icmpv6().type(1)
                                .code(100, IntStream.range(101, 116).toArray())));
        holds(Hook.INPUT, matches);
        holds(Hook.OUTPUT, List.of(any().except(any().uid(id(0), ids())).except(any().gid(id(0), ids()))));
    }

    @Test
    void every_account_of_this_machine_by_name() {
        holds(
                Hook.OUTPUT,
                List.of(
                        any().user("root"),
                        any().except(any().user("daemon")),
                        any().group("daemon"),
                        any().except(any().group("root"))));
    }

    @Test
    void queues_and_marks_at_every_hook() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("targets");
        for (Hook hook : Hook.values()) {
            for (Target target : targets()) {
                policy.labelling(hook, chain -> chain.rule(tcp(), target));
            }
        }
        for (Hook hook : List.of(Hook.INPUT, Hook.FORWARD, Hook.OUTPUT)) {
            for (Target target : targets()) {
                policy.filter(
                        hook,
                        Target.accept(),
                        chain -> chain.rule(udp(), target).counted());
            }
        }
        IptablesListing.holdsAll(policy.build());
    }

    private static List<Target> targets() {
        return List.of(
                Target.queue(0),
                Target.queue(65_535),
                Target.queue(0, 1),
                Target.queue(1, 65_535),
                Target.queue(7).orBypass(),
                Target.queue(7, 9).orBypass(),
                Target.setMark(0),
                Target.setMark(Mark.ALL_BITS),
                Target.setMark(new Mark(0x10, 0xf0)),
                Target.setConnectionMark(0),
                Target.setConnectionMark(Mark.ALL_BITS),
                Target.setConnectionMark(new Mark(0, 0x8000_0000L)));
    }

    @Test
    void every_combination_of_log_options() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("logs");
        for (int bits = 1; bits < 32; bits++) {
            EnumSet<LogOption> chosen = chosen(LogOption.class, bits);
            Target log = new Target.Log("n" + bits, LogLevel.NOTICE, chosen);
            policy.filter(Hook.INPUT, Target.drop(), in -> in.rule(log));
        }
        IptablesListing.holdsAll(policy.build());
    }

    @Test
    void alternatives_in_a_chain_of_their_own() {
        Chain service = Chain.named("service").rule(Target.drop());
        IptablesListing.holdsAll(FirewallPolicy.named("alternatives")
                .filter(
                        Hook.INPUT,
                        Target.accept(),
                        in -> in.rule(Match.anyOf(tcp().dport(53), any().in("lo")), Target.jump(service))
                                .rule(Match.anyOf(tcp(), udp()), Target.log("x"))
                                .rule(Match.anyOf(tcp(), udp()), Target.setMark(1)))
                .build());
    }

    private static void holds(Hook hook, List<Match<?>> matches) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("listing");
        matches.forEach(match -> policy.filter(hook, Target.accept(), chain -> chain.rule(match, Target.drop())));
        IptablesListing.holdsAll(policy.build());
    }

    private static AddressSet addresses(int count) {
        return AddressSet.of(IntStream.rangeClosed(1, count)
                .boxed()
                .flatMap(i ->
                        Stream.of(AddressRange.parse("10.0." + i + ".1"), AddressRange.parse("2001:db8:" + i + "::1")))
                .toList());
    }

    private static PortSet ports(int count) {
        return PortSet.of(IntStream.range(0, count)
                .mapToObj(i -> new PortRange(2 * i + 1, 2 * i + 1))
                .toList());
    }

    private static IdRange id(int number) {
        return new IdRange(10L * number, 10L * number + 5);
    }

    private static IdRange[] ids() {
        return IntStream.range(1, 16).mapToObj(i -> id(i)).toArray(IdRange[]::new);
    }
}
