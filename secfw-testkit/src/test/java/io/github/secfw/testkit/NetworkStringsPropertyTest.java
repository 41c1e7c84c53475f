package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.testkit.tools.IptablesRestore;
import io.github.secfw.testkit.tools.Nft;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever string is given for a part of a match or a label is refused at once, or is one datum to the tools. */
@SuppressWarnings("CheckReturnValue") // values are made to see what is refused
final class NetworkStringsPropertyTest {

    private static final int AT_ONCE = 150;
    private static final int GROUPS_AT_ONCE = 50;

    @Provide
    Arbitrary<List<String>> interfaces() {
        return Strings.around("eth0", "br-lan", "tun.7", "wlan*").list().ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> controlGroups() {
        return Strings.around("secfw/a", "a.slice/b@c.service", "a b/c").list().ofSize(GROUPS_AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> accounts() {
        return Strings.around("root", "www-data", "_apt").list().ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> contexts() {
        return Strings.around(
                        "system_u:object_r:a_t:s0",
                        "user_u:object_r:web.packet_t:s0:c0.c3,c7",
                        "system_u:object_r:a_t:s0-s0:c1")
                .list()
                .ofSize(AT_ONCE);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void interfaces_are_one_datum(@ForAll("interfaces") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, name -> Match.any().in(name));
        FirewallPolicy policy = policy(Hook.INPUT, accepted, name -> Match.any().in(name));
        assertThat(found("iifname \"?(.*?)\"? log", RealTools.nft(policy))).isEqualTo(accepted);
        for (String listing : RealTools.iptables(policy)) {
            assertThat(words("-i", listing))
                    .isEqualTo(accepted.stream()
                            .map(InterfacePattern::new)
                            .map(pattern -> pattern.name() + (pattern.isPrefix() ? "+" : ""))
                            .toList());
        }
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void control_groups_are_one_datum(@ForAll("controlGroups") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, path -> Match.any().cgroup(path));
        FirewallPolicy policy =
                policy(Hook.OUTPUT, accepted, path -> Match.any().cgroup(path));
        assertThat(found("socket cgroupv2 level \\d+ \"(.*)\" log", RealTools.nft(policy)))
                .isEqualTo(accepted);
        for (String listing : RealTools.iptables(policy)) {
            assertThat(words("--path", listing)).isEqualTo(accepted);
        }
    }

    /** The tools look accounts up, and most are not there: what they would read is what counts. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void users_and_groups_are_one_word(@ForAll("accounts") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, name -> Match.any().user(name));
        assertThat(Strings.accepted(strings, name -> Match.any().group(name))).isEqualTo(accepted);
        FirewallPolicy users = policy(Hook.OUTPUT, accepted, name -> Match.any().user(name));
        FirewallPolicy groups =
                policy(Hook.OUTPUT, accepted, name -> Match.any().group(name));
        assertThat(found("meta skuid \"([a-z_][a-z0-9_-]*)\" log", RealTools.nftText(users)))
                .isEqualTo(accepted);
        assertThat(found("meta skgid \"([a-z_][a-z0-9_-]*)\" log", RealTools.nftText(groups)))
                .isEqualTo(accepted);
        assertThat(words("--uid-owner", RealTools.iptablesTexts(users).get(0))).isEqualTo(accepted);
        assertThat(words("--gid-owner", RealTools.iptablesTexts(groups).get(0))).isEqualTo(accepted);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void contexts_are_one_datum(@ForAll("contexts") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, PacketType::inContext).stream()
                .filter(context -> context.split(":", -1).length > 3)
                .toList();
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        for (String context : accepted) {
            policy.labelling(Hook.INPUT, in -> in.rule(Target.secmark(PacketType.inContext(context))));
        }
        String nft = RealTools.nftText(policy.build());
        Nft.check(nft);
        assertThat(RealTools.nftRules(nft)).hasSameSizeAs(accepted);
        assertThat(found("\"(.*:.*:.*)\"$", nft)).containsExactlyInAnyOrderElementsOf(accepted);
        for (IptablesRestore program : IptablesRestore.values()) {
            String text = RealTools.iptablesTexts(policy.build())
                    .get(IptablesRestore.ipv4().contains(program) ? 0 : 1);
            program.accepts(text);
            assertThat(words("--selctx", text)).isEqualTo(accepted);
        }
    }

    private static FirewallPolicy policy(Hook hook, List<String> values, Function<String, Match<?>> match) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        for (String value : values) {
            policy.filter(hook, Target.accept(), chain -> chain.rule(match.apply(value), Target.log("x")));
        }
        return policy.build();
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    /** What follows an option in each rule. */
    private static List<String> words(String option, String listing) {
        return RealTools.iptablesRules(listing).stream()
                .map(IptablesWords::of)
                .map(words -> words.get(words.indexOf(option) + 1))
                .toList();
    }
}
