package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.tools.Nft;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A log prefix comes back from the tools as it went in, as one datum; it never becomes a rule or a part of one. */
final class PrefixesPropertyTest {

    private static final int AT_ONCE = 100;
    private static final int NFT_LIMIT = 127;
    private static final int IPTABLES_LIMIT = 29;
    private static final Pattern LISTED_BY_NFT = Pattern.compile("\t\tlog prefix \"(.*)\" level info\n");

    @Provide
    Arbitrary<List<String>> forNft() {
        return Prefixes.forNft().list().ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> forIptables() {
        return Prefixes.forIptables().list().ofSize(AT_ONCE);
    }

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
    void nft_keeps_prefixes(@ForAll("forNft") List<String> prefixes) {
        assertThat(listedByNft(prefixes)).isEqualTo(prefixes);
    }

    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
    void iptables_keeps_prefixes(@ForAll("forIptables") List<String> prefixes) {
        assertKeptByIptables(prefixes);
    }

    @Example
    void every_printable_ascii_character_alone_first_last_and_before_a_quote() {
        List<String> prefixes = IntStream.rangeClosed('!', '~')
                .filter(character -> character != '"')
                .mapToObj(character -> (char) character)
                .flatMap(character ->
                        List.of("" + character, character + "x", "x" + character, "x" + character + " ").stream())
                .toList();
        assertKeptByIptables(prefixes);
        List<String> ofNft =
                prefixes.stream().filter(prefix -> !prefix.contains("$")).toList();
        assertThat(listedByNft(ofNft)).isEqualTo(ofNft);
    }

    @Example
    void attempts_to_end_the_prefix_or_the_line() {
        List<String> prefixes = List.of(
                "' -j ACCEPT",
                "x\\",
                "\\",
                "\\\\",
                "x\\' drop",
                "} table inet other {",
                "; drop",
                "# the rest",
                "COMMIT",
                "-A INPUT -j DROP",
                "--log-level 0",
                "\\n-A INPUT -j DROP",
                "level emerg flags all",
                "!");
        assertKeptByIptables(prefixes);
        assertThat(listedByNft(prefixes)).isEqualTo(prefixes);
    }

    @Example
    void attempts_with_a_double_quote_or_a_dollar_sign() {
        assertKeptByIptables(List.of("\" -j DROP", "\\\" -j DROP", "\"", "\"\"", "x\\\"", "$(reboot)", "$x"));
    }

    @Example
    void the_longest_prefixes_are_kept_whole() {
        List<String> ofNft = List.of("x".repeat(NFT_LIMIT), "x" + "é".repeat(NFT_LIMIT / 2), "\\".repeat(NFT_LIMIT));
        assertThat(listedByNft(ofNft)).isEqualTo(ofNft);
        assertKeptByIptables(
                List.of("x".repeat(IPTABLES_LIMIT), "x" + "é".repeat(IPTABLES_LIMIT / 2), "\"".repeat(IPTABLES_LIMIT)));
    }

    private static FirewallPolicy policy(List<String> prefixes) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("prefixes");
        for (String prefix : prefixes) {
            policy.filter(Hook.INPUT, Target.accept(), in -> in.rule(Target.log(prefix, LogLevel.INFO)));
        }
        return policy.build();
    }

    private static List<String> listedByNft(List<String> prefixes) {
        return LISTED_BY_NFT
                .matcher(Nft.load(RealTools.nftText(policy(prefixes))))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static void assertKeptByIptables(List<String> prefixes) {
        for (String listing : RealTools.iptables(policy(prefixes))) {
            assertThat(RealTools.iptablesRules(listing).stream()
                            .map(IptablesWords::of)
                            .map(words -> words.subList(words.indexOf("LOG") + 1, words.size())))
                    .containsExactlyElementsOf(prefixes.stream()
                            .map(prefix -> List.of("--log-prefix", prefix, "--log-level", "6"))
                            .toList());
        }
    }
}
