package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.tools.Nft;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A comment comes back from the tools as it went in, as one datum; it never becomes a rule or a part of one. */
final class CommentsPropertyTest {

    private static final int AT_ONCE = 100;
    private static final int NFT_LIMIT = 128;
    private static final int IPTABLES_LIMIT = 255;

    @Provide
    Arbitrary<List<String>> forAllTools() {
        return Comments.forAllTools().list().ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> forIptables() {
        return Comments.forIptables().list().ofSize(AT_ONCE);
    }

    @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
    void nft_keeps_comments(@ForAll("forAllTools") List<String> comments) {
        assertThat(listedByNft(comments)).isEqualTo(comments);
    }

    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
    void iptables_keeps_comments(@ForAll("forIptables") List<String> comments) {
        for (String listing : RealTools.iptables(policy(comments))) {
            assertThat(listedByIptables(listing)).isEqualTo(comments);
        }
    }

    @Example
    void every_printable_ascii_character_alone_first_last_and_before_a_quote() {
        List<String> comments = IntStream.rangeClosed('!', '~')
                .filter(character -> character != '"')
                .mapToObj(character -> (char) character)
                .flatMap(character ->
                        List.of("" + character, character + "x", "x" + character, "x" + character + " ").stream())
                .toList();
        assertThat(listedByNft(comments)).isEqualTo(comments);
        for (String listing : RealTools.iptables(policy(comments))) {
            assertThat(listedByIptables(listing)).isEqualTo(comments);
        }
    }

    @Example
    void attempts_to_end_the_comment_or_the_line() {
        List<String> comments = List.of(
                "' -j ACCEPT",
                "x\\",
                "\\",
                "\\\\",
                "x\\' drop",
                "} table inet other {",
                "; drop",
                "# the rest",
                "$(reboot)",
                "COMMIT",
                "-A INPUT -j DROP",
                "\\n-A INPUT -j DROP",
                "!");
        assertThat(listedByNft(comments)).isEqualTo(comments);
        for (String listing : RealTools.iptables(policy(comments))) {
            assertThat(listedByIptables(listing)).isEqualTo(comments);
        }
    }

    @Example
    void attempts_with_a_double_quote() {
        List<String> comments = List.of("\" -j DROP", "\\\" -j DROP", "\\\\\" -j DROP", "\"", "\"\"", "x\\\"");
        for (String listing : RealTools.iptables(policy(comments))) {
            assertThat(listedByIptables(listing)).isEqualTo(comments);
        }
    }

    @Example
    void the_longest_comments_are_kept_whole() {
        List<String> ofNft = List.of("x".repeat(NFT_LIMIT), "é".repeat(NFT_LIMIT / 2), "\\".repeat(NFT_LIMIT));
        assertThat(listedByNft(ofNft)).isEqualTo(ofNft);
        List<String> ofIptables = List.of(
                "x".repeat(IPTABLES_LIMIT), "x" + "é".repeat(IPTABLES_LIMIT / 2), "\"\\ ".repeat(IPTABLES_LIMIT / 3));
        for (String listing : RealTools.iptables(policy(ofIptables))) {
            assertThat(listedByIptables(listing)).isEqualTo(ofIptables);
        }
    }

    private static FirewallPolicy policy(List<String> comments) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("comments");
        for (String comment : comments) {
            policy.labelling(Hook.INPUT, in -> in.rule(Target.save()).because(comment));
        }
        return policy.build();
    }

    private static List<String> listedByNft(List<String> comments) {
        String listing = Nft.load(RealTools.nftText(policy(comments)));
        return RealTools.nftRules(listing).stream()
                .map(RealTools::nftComment)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> listedByIptables(String listing) {
        return RealTools.iptablesRules(listing).stream()
                .map(IptablesWords::of)
                .map(words -> words.get(words.indexOf("--comment") + 1))
                .toList();
    }
}
