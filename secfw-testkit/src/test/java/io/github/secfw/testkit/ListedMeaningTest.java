package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Match;
import io.github.secfw.net.RejectType;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the kernel holds means what was written, as far as the tools list it by name or number. */
final class ListedMeaningTest {

    /** To iptables type 255 of ICMP is any type. */
    private static final int LAST_ICMP_TYPE = 254;

    private static final int LAST_ICMPV6_TYPE = 255;

    @Test
    void types_of_icmp() {
        FirewallPolicy policy =
                matching(IntStream.rangeClosed(0, LAST_ICMP_TYPE).mapToObj(type -> icmp().type(type)));
        List<String> numbers = numbers(LAST_ICMP_TYPE);
        assertThat(numbersOfNft(policy, Family.IPV4, " icmp type (\\S+) ")).isEqualTo(numbers);
        List<String> listings = RealTools.iptables(policy);
        for (String listing : listings.subList(0, 2)) {
            assertThat(found(listing, " -p icmp -m icmp --icmp-type (\\S+) ")).isEqualTo(numbers);
        }
        assertThat(listings.subList(2, 4))
                .allSatisfy(
                        listing -> assertThat(RealTools.iptablesRules(listing)).isEmpty());
    }

    @Test
    void types_of_icmpv6() {
        FirewallPolicy policy =
                matching(IntStream.rangeClosed(0, LAST_ICMPV6_TYPE).mapToObj(type -> icmpv6().type(type)));
        List<String> numbers = numbers(LAST_ICMPV6_TYPE);
        assertThat(numbersOfNft(policy, Family.IPV6, " icmpv6 type (\\S+) ")).isEqualTo(numbers);
        List<String> listings = RealTools.iptables(policy);
        assertThat(listings.subList(0, 2))
                .allSatisfy(
                        listing -> assertThat(RealTools.iptablesRules(listing)).isEmpty());
        for (String listing : listings.subList(2, 4)) {
            assertThat(found(listing, " -p ipv6-icmp -m icmp6 --icmpv6-type (\\S+) "))
                    .isEqualTo(numbers);
        }
    }

    @Test
    void icmp_as_a_whole_keeps_its_family() {
        assertThat(RealTools.nft(matching(Stream.of(icmp(), icmpv6()))))
                .contains(
                        "\t\tmeta l4proto icmp meta nfproto ipv4 accept\n",
                        "\t\tmeta l4proto ipv6-icmp meta nfproto ipv6 accept\n");
    }

    /** nft leaves out its default, port-unreachable. */
    @Test
    void answers() {
        FirewallPolicy policy = acting(Stream.of(RejectType.values()).map(Target::reject));
        assertThat(found(RealTools.nft(policy), " (reject.*)\n"))
                .containsExactly(
                        "reject",
                        "reject with icmpx no-route",
                        "reject with icmpx host-unreachable",
                        "reject with icmpx admin-prohibited",
                        "reject with tcp reset");
        List<String> listings = RealTools.iptables(policy);
        for (String listing : listings.subList(0, 2)) {
            assertThat(found(listing, " --reject-with (.+)\n"))
                    .containsExactly(
                            "icmp-port-unreachable",
                            "icmp-net-unreachable",
                            "icmp-host-unreachable",
                            "icmp-admin-prohibited",
                            "tcp-reset");
        }
        for (String listing : listings.subList(2, 4)) {
            assertThat(found(listing, " --reject-with (.+)\n"))
                    .containsExactly(
                            "icmp6-port-unreachable",
                            "icmp6-no-route",
                            "icmp6-addr-unreachable",
                            "icmp6-adm-prohibited",
                            "tcp-reset");
        }
    }

    @Test
    void log_lines_without_prefix() {
        FirewallPolicy policy = acting(Stream.of(
                Target.log(""), Target.log("", LogLevel.INFO), Target.log("", LogLevel.WARN, LogOption.OWNER)));
        assertThat(found(RealTools.nft(policy), " log(.*)\n")).containsExactly("", " level info", " flags skuid");
        for (String listing : RealTools.iptables(policy)) {
            assertThat(found(listing, " -j LOG(.*)\n")).containsExactly("", " --log-level 6", " --log-uid");
        }
    }

    /** Both tools leave out level 4. */
    @Test
    void levels_of_log_lines() {
        FirewallPolicy policy = acting(Stream.of(LogLevel.values()).map(level -> Target.log(level + " ", level)));
        assertThat(found(RealTools.nft(policy), " log prefix (.+)\n"))
                .containsExactly(
                        "\"emerg \" level emerg",
                        "\"alert \" level alert",
                        "\"crit \" level crit",
                        "\"err \" level err",
                        "\"warn \"",
                        "\"notice \" level notice",
                        "\"info \" level info",
                        "\"debug \" level debug");
        for (String listing : RealTools.iptables(policy)) {
            assertThat(found(listing, " --log-prefix (.+)\n"))
                    .containsExactly(
                            "\"emerg \" --log-level 0",
                            "\"alert \" --log-level 1",
                            "\"crit \" --log-level 2",
                            "\"err \" --log-level 3",
                            "\"warn \"",
                            "\"notice \" --log-level 5",
                            "\"info \" --log-level 6",
                            "\"debug \" --log-level 7");
        }
    }

    /** Both tools leave out a burst of 5. */
    @Test
    void limits() {
        FirewallPolicy policy = matching(Stream.of(
                any().limit(7, LimitUnit.SECOND, 9),
                any().limit(10_000, LimitUnit.SECOND, 10_000),
                any().limit(3, LimitUnit.MINUTE, 5),
                any().limit(5, LimitUnit.HOUR, 1),
                any().limit(1, LimitUnit.DAY, 1)));
        assertThat(found(RealTools.nft(policy), "meta nfproto ipv[46] limit rate (.+) accept\n"))
                .containsExactly(
                        "7/second burst 9 packets",
                        "7/second burst 9 packets",
                        "10000/second burst 10000 packets",
                        "10000/second burst 10000 packets",
                        "3/minute",
                        "3/minute",
                        "5/hour burst 1 packets",
                        "5/hour burst 1 packets",
                        "1/day burst 1 packets",
                        "1/day burst 1 packets");
        for (String listing : RealTools.iptables(policy)) {
            assertThat(found(listing, " -m limit --limit (.+) -j"))
                    .containsExactly(
                            "7/sec --limit-burst 9",
                            "10000/sec --limit-burst 10000",
                            "3/min",
                            "5/hour --limit-burst 1",
                            "1/day --limit-burst 1");
        }
    }

    /** nft lists known ids by number, unless told otherwise. */
    @Test
    void owners() {
        FirewallPolicy policy = matching(Stream.of(
                any().uid(0),
                any().uid(12_345),
                any().uid(IdRange.MAX_ID),
                any().uid(new IdRange(1000, 1999)),
                any().gid(0),
                any().gid(new IdRange(0, IdRange.MAX_ID))));
        assertThat(found(RealTools.nft(policy), "\t\tmeta sk(.+) accept\n"))
                .containsExactly("uid 0", "uid 12345", "uid 4294967294", "uid 1000-1999", "gid 0", "gid 0-4294967294");
        for (String listing : RealTools.iptables(policy)) {
            assertThat(found(listing, " -m owner --(.+) -j"))
                    .containsExactly(
                            "uid-owner 0",
                            "uid-owner 12345",
                            "uid-owner 4294967294",
                            "uid-owner 1000-1999",
                            "gid-owner 0",
                            "gid-owner 0-4294967294");
        }
    }

    private static FirewallPolicy matching(Stream<Match<?>> matches) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("meaning");
        matches.forEach(match -> policy.filter(Hook.OUTPUT, Target.accept(), out -> out.rule(match, Target.accept())));
        return policy.build();
    }

    private static FirewallPolicy acting(Stream<Target> targets) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("meaning");
        targets.forEach(target -> policy.filter(Hook.INPUT, Target.accept(), in -> in.rule(tcp(), target)));
        return policy.build();
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(Integer::toString).toList();
    }

    /** nft lists types by name, if they have one. */
    private static List<String> numbersOfNft(FirewallPolicy policy, Family family, String pattern) {
        List<String> numbers = new ArrayList<>();
        for (String type : found(RealTools.nft(policy).replace('\t', ' '), pattern)) {
            boolean isNumber = type.chars().allMatch(Character::isDigit);
            numbers.add(
                    isNumber
                            ? type
                            : Integer.toString(IcmpType.named(family, type).number()));
        }
        return numbers;
    }

    private static List<String> found(String listing, String pattern) {
        return Pattern.compile(pattern)
                .matcher(listing)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
