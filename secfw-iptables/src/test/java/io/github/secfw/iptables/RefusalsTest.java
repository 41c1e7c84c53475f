package io.github.secfw.iptables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.UnsupportedFeatureException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalsTest {

    @Test
    void a_comment_of_255_bytes_is_written() {
        String comment = "é".repeat(127) + "x";
        assertThat(Rendered.v4(commented(comment))).contains("--comment \"" + comment + "\" -j");
    }

    @Test
    void a_comment_of_256_bytes_is_refused_though_it_has_fewer_characters() {
        String comment = "é".repeat(128);
        assertThatThrownBy(() -> Rendered.files(commented(comment)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say the comment \""
                                + comment + "\", which has 256 bytes: shorten it to 255");
    }

    @Test
    void escapes_do_not_count() {
        String comment = "\"".repeat(255);
        assertThat(Rendered.v4(commented(comment))).contains("\\\"".repeat(255));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECMARK", "CONNSECMARK", "LOG", "REJECT", "MARK", "TPROXY", "NFQUEUE", "TRACE"})
    void a_chain_of_a_targets_name_is_refused(String name) {
        FirewallPolicy policy = Rendered.policy(
                Hook.INPUT, in -> in.rule(Target.jump(Chain.named(name).rule(Target.accept()))));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain " + name
                        + ": iptables cannot say a chain of the name \"" + name
                        + "\", which is that of a target: rename the chain");
    }

    @Test
    void a_chain_of_such_a_name_in_lower_case_is_a_chain() {
        FirewallPolicy policy = Rendered.policy(Hook.INPUT, in -> in.rule(Target.jump(Chain.named("log"))));
        assertThat(Rendered.v4(policy)).contains("\n-A INPUT -j log\n");
    }

    @Test
    void a_rule_may_become_65536_lines() {
        FirewallPolicy policy = Rendered.policy(
                Hook.INPUT, in -> in.rule(Match.any().from(addresses(256)).to(addresses(256)), Target.accept()));
        assertThat(Rendered.rules(Rendered.v4(policy))).hasSize(65_536);
    }

    @Test
    void a_rule_that_would_become_more_lines_is_refused_once_for_all_families() {
        FirewallPolicy policy = Rendered.policy(
                Hook.INPUT, in -> in.rule(Match.any().from(addresses(257)).to(addresses(256)), Target.accept()));
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("policy \"test\" cannot be rendered:\n  chain INPUT, rule 1: iptables cannot say so many"
                        + " alternatives at once, which make more than 65536 lines for IPv4: match one of the sets in"
                        + " this rule and the other in a chain that it jumps to");
    }

    @Test
    void all_refusals_come_together_those_of_chains_before_those_of_rules() {
        String tooLong = "x".repeat(256);
        Chain chain = Chain.named("LOG").rule(Target.accept()).because(tooLong);
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(
                        Hook.OUTPUT,
                        out -> out.rule(Match.tcp(), Target.accept())
                                .rule(Target.jump(chain))
                                .because(tooLong + "x"))
                .build();
        assertThatThrownBy(() -> Rendered.files(policy))
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        e -> assertThat(e.refusals())
                                .containsExactly(
                                        new Refusal(
                                                "iptables",
                                                "chain LOG",
                                                "a chain of the name \"LOG\", which is that of a target",
                                                "rename the chain"),
                                        new Refusal(
                                                "iptables",
                                                "chain OUTPUT, rule 2",
                                                "the comment \"" + tooLong + "x\", which has 257 bytes",
                                                "shorten it to 255"),
                                        new Refusal(
                                                "iptables",
                                                "chain LOG, rule 1",
                                                "the comment \"" + tooLong + "\", which has 256 bytes",
                                                "shorten it to 255")))
                .hasMessage("policy \"test\" cannot be rendered:\n"
                        + "  chain LOG: iptables cannot say a chain of the name \"LOG\", which is that of a target:"
                        + " rename the chain\n"
                        + "  chain OUTPUT, rule 2: iptables cannot say the comment \"" + tooLong
                        + "x\", which has 257 bytes: shorten it to 255\n"
                        + "  chain LOG, rule 1: iptables cannot say the comment \"" + tooLong
                        + "\", which has 256 bytes: shorten it to 255");
    }

    private static AddressSet addresses(int count) {
        return AddressSet.of(IntStream.range(0, count)
                .mapToObj(i -> AddressRange.parse("10." + i / 256 + "." + i % 256 + ".1"))
                .toList());
    }

    private static FirewallPolicy commented(String comment) {
        return Rendered.policy(Hook.INPUT, in -> in.rule(Target.accept()).because(comment));
    }
}
