package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Requirement;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.testkit.tools.HeldRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What nft lists means what was written, whatever stands beside what. nft 1.0.6 forgets {@code meta nfproto} before
 * {@code meta l4proto}, for instance.
 */
final class NftPairsTest {

    private static final List<Hook> HOOKS = List.of(Hook.OUTPUT, Hook.INPUT, Hook.FORWARD);
    private static final Chain CHAIN = Chain.named("other").rule(Target.log("x"));

    @Test
    void every_protocol_with_every_criterion() {
        List<Match<?>> matches = new ArrayList<>();
        for (Match<?> protocol : Criteria.protocols()) {
            matches.add(protocol);
            Criteria.all()
                    .forEach(criterion -> Criteria.narrowed(protocol, criterion).ifPresent(matches::add));
        }
        assertListedAsWritten(matches);
    }

    @Test
    void every_pair_of_criteria() {
        assertListedAsWritten(pairs());
    }

    @Test
    void every_pair_of_ports_and_flags() {
        assertListedAsWritten(Criteria.tcpPairs());
    }

    @Test
    void every_target_behind_every_criterion() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("targets");
        for (Target target : targets()) {
            policy.labelling(Hook.OUTPUT, out -> out.rule(target).counted());
            policy.labelling(
                    Hook.POSTROUTING, out -> out.rule(tcp().dport(80), target).because("x"));
            for (Match<?> match : matches(Hook.OUTPUT, Criteria.all())) {
                if (!(target instanceof Target.Goto || target instanceof Target.Return) || !excludesOwner(match)) {
                    policy.labelling(
                            Hook.OUTPUT,
                            out -> out.rule(match, target).counted().because("x"));
                }
            }
        }
        assertListedAsWritten(policy.build());
    }

    @Test
    void look_ups_behind_every_criterion() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("look-ups");
        List<UnaryOperator<Match<?>>> all = new ArrayList<>(Criteria.all());
        for (Hook hook : HOOKS) {
            for (Match<?> match : matches(hook, all)) {
                lookUps(policy, hook, match);
            }
            lookUps(policy, hook, any());
        }
        String text = RealTools.nftText(policy.build());
        assertThat(text.split(" vmap ", -1).length).isGreaterThan(300);
        assertThat(text.split(" map ", -1).length).isGreaterThan(300);
        assertListedAsWritten(policy.build());
    }

    @Test
    void look_ups_of_ports_and_addresses_beside_protocols() {
        Target a = Target.secmark(PacketType.named("a_packet_t"));
        Target b = Target.secmark(PacketType.named("b_packet_t"));
        assertListedAsWritten(FirewallPolicy.named("look-ups")
                .labelling(
                        Hook.INPUT,
                        in -> in.rule(tcp().dport(PortSet.range(0, 79)), a)
                                .rule(tcp().dport(PortSet.range(80, 65_534)), b)
                                .rule(tcp().dport(65_535), a)
                                .rule(udp().sport(1).from("192.0.2.1"), Target.drop())
                                .rule(udp().sport(2, 4).from("192.0.2.1"), Target.accept())
                                .rule(sctp().sport(1), Target.jump(CHAIN))
                                .rule(sctp().sport(2, 4), Target.goTo(CHAIN))
                                .rule(icmp().from("192.0.2.0/25"), a)
                                .rule(icmp().from("192.0.2.128/25"), b)
                                .rule(icmp().type(8).to("0.0.0.0/1"), Target.drop())
                                .rule(icmp().type(8).to("128.0.0.0/1"), Target.returnToCaller())
                                .rule(icmpv6().to("::/1"), a)
                                .rule(icmpv6().to("8000::/1"), b)
                                .rule(icmpv6().type(1).code(2).in("eth0"), a)
                                .rule(icmpv6().type(1).code(2).in("lo"), b)
                                .rule(tcp().in("eth0").state(ConnectionState.NEW), a)
                                .rule(tcp().in("lo").state(ConnectionState.NEW), b))
                .build());
    }

    @Test
    void a_look_up_of_ten_thousand_values_loads() {
        FirewallPolicy policy = FirewallPolicy.named("many")
                .labelling(Hook.INPUT, in -> {
                    BaseChain chain = in;
                    for (int port = 0; port < 20_000; port += 2) {
                        chain = chain.rule(tcp().dport(port), Target.jump(CHAIN));
                    }
                    return chain;
                })
                .build();
        String listing = RealTools.nft(policy);
        assertThat(listing.split(" : jump other", -1)).hasSize(10_001);
    }

    /** A kernel without SELinux shows these with marks only; nft reads them as labels too. */
    @Test
    void look_ups_of_labels_are_read() {
        RealTools.nft(FirewallPolicy.named("labels")
                .labelling(
                        Hook.OUTPUT,
                        out -> out.rule(tcp().dport(80), Target.secmark(PacketType.named("a_packet_t")))
                                .rule(tcp().dport(90, 91, 99), Target.secmark(PacketType.named("b_packet_t")))
                                .rule(any().out("eth0"), Target.secmark(PacketType.named("a_packet_t")))
                                .rule(any().out("lo"), Target.secmark(PacketType.named("b_packet_t")))
                                .rule(any().to("192.0.2.1", "::1"), Target.secmark(PacketType.named("a_packet_t")))
                                .rule(any().to("192.0.2.2", "::/16"), Target.drop())
                                .rule(any().to("192.0.2.3", "::3"), Target.secmark(PacketType.named("b_packet_t")))
                                .rule(any().to("192.0.2.4"), Target.secmark(PacketType.named("a_packet_t"))))
                .build());
    }

    private static void lookUps(FirewallPolicyBuilder policy, Hook hook, Match<?> match) {
        String first = "198.51.100.1";
        policy.labelling(hook, chain -> {
            BaseChain added = chain;
            for (String to : List.of(first, "198.51.100.128-198.51.100.129", "2001:db8:7::1", "2001:db8:8::/64")) {
                added = with(added, match, one -> one.to(to), Target.jump(CHAIN));
            }
            for (String from : List.of(first, "2001:db8:7::1", "2001:db8:8::/64", "192.0.2.0/25")) {
                added = with(added, match, one -> one.from(from), Target.secmark(PacketType.named("a_packet_t")));
            }
            for (String out : hook.hasOutputInterface() ? List.of("eth0", "lo", "tun0") : List.<String>of()) {
                added = with(added, match, one -> one.out(out), Target.drop());
            }
            for (String in : hook.hasInputInterface() ? List.of("eth0", "lo", "tun0") : List.<String>of()) {
                added = with(added, match, one -> one.in(in), Target.secmark(PacketType.named("b_packet_t")));
            }
            return added;
        });
    }

    private static BaseChain with(BaseChain chain, Match<?> match, UnaryOperator<Match<?>> criterion, Target target) {
        return Criteria.<Match<?>>narrowed(match, criterion)
                .map(narrowed -> chain.rule(narrowed, target))
                .orElse(chain);
    }

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>(List.of(
                Target.accept(),
                Target.drop(),
                Target.returnToCaller(),
                Target.jump(CHAIN),
                Target.goTo(CHAIN),
                Target.save(),
                Target.restore(),
                Target.secmark(PacketType.named("a_packet_t")),
                Target.setMark(5),
                Target.setMark(new Mark(0, 0xff)),
                Target.setMark(new Mark(0xff, 0xff)),
                Target.setMark(new Mark(0x10, 0xff)),
                Target.setConnectionMark(0),
                Target.setConnectionMark(new Mark(0, 0xff)),
                Target.setConnectionMark(new Mark(0x10, 0xff)),
                Target.log("all ", LogLevel.ERR, LogOption.OWNER, LogOption.values())));
        for (LogOption option : LogOption.values()) {
            targets.add(Target.log("x ", LogLevel.INFO, option));
        }
        return targets;
    }

    private static boolean excludesOwner(Match<?> match) {
        return match.criteria().stream()
                .anyMatch(criterion -> criterion.requirement() == Requirement.SOCKET_OWNER
                        && criterion.toString().startsWith("not "));
    }

    private static List<Match<?>> matches(Hook hook, List<UnaryOperator<Match<?>>> criteria) {
        return criteria.stream()
                .flatMap(criterion -> Criteria.<Match<?>>narrowed(any(), criterion).stream())
                .filter(match -> isKnownAt(match, hook))
                .collect(Collectors.toList());
    }

    private static List<Match<?>> pairs() {
        List<Match<?>> pairs = new ArrayList<>();
        List<UnaryOperator<Match<?>>> all = Criteria.all();
        for (int i = 0; i < all.size(); i++) {
            for (UnaryOperator<Match<?>> other : all.subList(i + 1, all.size())) {
                Criteria.<Match<?>>narrowed(any(), all.get(i))
                        .flatMap(one -> Criteria.<Match<?>>narrowed(one, other))
                        .ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** A comment keeps the rules apart, and says in a failure what was meant. */
    private static void assertListedAsWritten(List<? extends Match<?>> matches) {
        Map<Hook, List<Match<?>>> byHook = new EnumMap<>(Hook.class);
        for (Match<?> match : matches) {
            HOOKS.stream()
                    .filter(hook -> isKnownAt(match, hook))
                    .findFirst()
                    .ifPresent(hook -> byHook.computeIfAbsent(hook, key -> new ArrayList<>())
                            .add(match));
        }
        FirewallPolicyBuilder policy = FirewallPolicy.named("pairs");
        byHook.forEach((hook, all) -> policy.filter(hook, Target.accept(), chain -> {
            BaseChain filled = chain;
            for (Match<?> match : all) {
                filled = filled.rule(match, Target.accept()).because("x");
            }
            return filled;
        }));
        assertListedAsWritten(policy.build());
    }

    private static boolean isKnownAt(Match<?> match, Hook hook) {
        return match.criteria().stream()
                .allMatch(criterion -> criterion.requirement().isMetAt(hook));
    }

    private static void assertListedAsWritten(FirewallPolicy policy) {
        String text = RealTools.nftText(policy);
        HeldRules held = HeldRules.of(text);
        List<String> lines = RealTools.nftRules(text);
        List<String> listed = RealTools.nftRules(held.listing());
        assertThat(held.written()).hasSameSizeAs(lines);
        assertThat(held.listed()).hasSameSizeAs(lines);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!held.written().get(i).equals(held.listed().get(i))) {
                different.add(lines.get(i) + "\nis listed as\n" + listed.get(i) + "\nwritten: "
                        + held.written().get(i) + "\nlisted: " + held.listed().get(i));
            }
        }
        assertThat(different).as("rules that the listing does not say").isEmpty();
    }
}
