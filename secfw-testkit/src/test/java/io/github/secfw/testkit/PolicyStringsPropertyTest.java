package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Artifact;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever string is given for a name or a note of a policy is refused at once, or is one datum in every file. */
@SuppressWarnings("CheckReturnValue") // values are made to see what is refused
final class PolicyStringsPropertyTest {

    private static final int AT_ONCE = 80;
    private static final Secfw SECFW = Secfw.with(Cil.create(), Iptables.create(), Nftables.create());
    private static final PacketType TYPE = PacketType.named("a_packet_t");

    @Provide
    Arbitrary<List<String>> names() {
        return Strings.around("web", "a-b_c", "INPUT", "ACCEPT", "jump", "7up")
                .list()
                .ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> notes() {
        return Strings.around("restart sshd", "setsebool -P x on").list().ofSize(AT_ONCE);
    }

    @Provide
    Arbitrary<List<String>> domains() {
        return Strings.around("iptables_t", "web.loader_t", "self", "x").list().ofSize(AT_ONCE);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void chains_are_one_name(@ForAll("names") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, Chain::named).stream()
                .filter(PolicyStringsPropertyTest::isRendered)
                .toList();
        assertThat(accepted).isNotEmpty();
        FirewallPolicy policy = chains(accepted);
        String nft = RealTools.nft(policy);
        assertThat(found("jump (.*)$", nft)).isEqualTo(accepted);
        assertThat(RealTools.nftRules(nft)).hasSize(2 * accepted.size());
        for (String listing : RealTools.iptables(policy)) {
            List<List<String>> rules = RealTools.iptablesRules(listing).stream()
                    .map(IptablesWords::of)
                    .toList();
            assertThat(rules).hasSize(2 * accepted.size());
            assertThat(rules)
                    .filteredOn(words -> words.get(1).equals("INPUT"))
                    .extracting(words -> words.get(words.indexOf("-j") + 1))
                    .isEqualTo(accepted);
        }
    }

    /** Names that mean something to a tool are refused when it is rendered for. */
    private static boolean isRendered(String chain) {
        try {
            return !SECFW.render(chains(List.of(chain))).artifacts().isEmpty();
        } catch (UnsupportedFeatureException e) {
            return false;
        }
    }

    private static FirewallPolicy chains(List<String> names) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("strings");
        for (String name : names) {
            Chain chain = Chain.named(name).rule(Match.tcp(), Target.log("x"));
            policy.filter(Hook.INPUT, Target.accept(), input -> input.rule(Target.jump(chain)));
        }
        return policy.build();
    }

    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void policies_are_one_name(@ForAll("names") List<String> strings) {
        List<String> accepted = Strings.accepted(strings, FirewallPolicy::named);
        assertThat(accepted).isNotEmpty();
        for (String name : accepted) {
            FirewallPolicy policy = FirewallPolicy.named(name)
                    .define(TYPE)
                    .filter(Hook.INPUT, Target.drop(), input -> input.rule(Match.tcp(), Target.log("x")))
                    .optional("block", rules -> rules.allow("user_t", TYPE))
                    .build();
            Rendering rendering = SECFW.render(policy);
            assertThat(rendering.artifacts())
                    .extracting(Artifact::fileName)
                    .containsExactly(name + ".cil", name + ".nft", name + ".rules.v4", name + ".rules.v6");
            String nft = RealTools.nftText(policy);
            assertThat(found("^table inet (\\S+) \\{$", nft)).containsExactly("secfw-" + name);
            assertThat(RealTools.nftRules(nft)).hasSize(2).last().isEqualTo("drop");
            for (String text : RealTools.iptablesTexts(policy)) {
                assertThat(RealTools.iptablesRules(text)).hasSize(1);
            }
            assertMeans(policy);
        }
        RealTools.nft(chainsOf(accepted.get(0)));
    }

    private static FirewallPolicy chainsOf(String name) {
        return FirewallPolicy.named(name)
                .filter(Hook.INPUT, Target.drop(), input -> input.rule(Match.tcp(), Target.log("x")))
                .build();
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void notes_are_one_line_of_the_steps_and_in_no_file(@ForAll("notes") List<String> strings) {
        List<String> accepted = Strings.accepted(
                strings, text -> FirewallPolicy.named("strings").note(text));
        assertThat(accepted).isNotEmpty();
        Rendering without = SECFW.render(chainsOf("strings"));
        for (String note : accepted) {
            FirewallPolicyBuilder policy = FirewallPolicy.named("strings")
                    .filter(Hook.INPUT, Target.drop(), input -> input.rule(Match.tcp(), Target.log("x")));
            Rendering with = SECFW.render(policy.note(note).build());
            assertThat(note.lines()).hasSize(1);
            assertThat(with.artifacts())
                    .extracting(Artifact::text)
                    .isEqualTo(without.artifacts().stream().map(Artifact::text).toList());
            assertThat(with.steps()).hasSize(without.steps().size() + 1);
            assertThat(with.steps())
                    .filteredOn(step -> step.text().equals(note))
                    .hasSize(1);
        }
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void loading_domains_are_one_name(@ForAll("domains") List<String> strings) {
        List<String> accepted = Strings.accepted(
                strings, name -> FirewallPolicy.named("strings").loadedBy(name));
        assertThat(accepted).isNotEmpty();
        for (String name : accepted) {
            FirewallPolicy policy =
                    FirewallPolicy.named("strings").define(TYPE).loadedBy(name).build();
            assertMeans(policy);
            assertThat(read(policy).access().orElseThrow().rules())
                    .singleElement()
                    .hasToString("allow " + name + " a_packet_t:packet { relabelto }");
        }
    }

    private static void assertMeans(FirewallPolicy policy) {
        Meaning meaning = read(policy);
        assertThat(meaning.unknown()).isEmpty();
        assertThat(Prover.create().prove(policy.access(), meaning.access().orElseThrow()))
                .isEqualTo(new Proof.Equal());
    }

    private static Meaning read(FirewallPolicy policy) {
        Artifact module = Cil.create().render(policy).get(0);
        return Cil.create().reader().orElseThrow().read(List.of(new Source(module.fileName(), module.text())));
    }

    private static List<String> found(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
