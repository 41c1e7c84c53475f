package io.github.secfw.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Refusal;
import io.github.secfw.spi.UnsupportedFeatureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalsTest {

    private static final String BEGIN = "policy \"test\" cannot be rendered:\n  ";

    @Test
    void a_comment_of_128_bytes_is_written() {
        String comment = "é".repeat(63) + "xy";
        assertThat(Rendered.file(commented(comment))).contains("accept comment \"" + comment + "\"\n");
    }

    @Test
    void a_comment_of_129_bytes_is_refused_though_it_has_fewer_characters() {
        String comment = "é".repeat(64) + "x";
        assertThatThrownBy(() -> Rendered.file(commented(comment)))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(BEGIN + "chain INPUT, rule 1: nftables cannot say the comment \"" + comment
                        + "\", which has 129 bytes: shorten it to 128");
    }

    @Test
    void a_double_quote_is_refused() {
        assertThatThrownBy(() -> Rendered.file(commented("say \"no\"")))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(BEGIN + "chain INPUT, rule 1: nftables cannot say the comment 'say \"no\"', which has a"
                        + " double quote: write single quotes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "auto-merge",
                "comment",
                "ct",
                "gc-interval",
                "icmpv6",
                "inet",
                "jump",
                "log",
                "meta",
                "policy",
                "secmark",
                "set",
                "tcp",
                "type",
                "vmap",
                "xor",
                "destroy"
            })
    void a_chain_of_a_keywords_name_is_refused(String name) {
        FirewallPolicy policy = Rendered.policy(
                Hook.INPUT, in -> in.rule(Target.jump(Chain.named(name).rule(Target.accept()))));
        assertThatThrownBy(() -> Rendered.file(policy))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(BEGIN + "chain " + name + ": nftables cannot say a chain of the name \"" + name
                        + "\", which is a keyword: rename the chain, in upper case for instance");
    }

    @Test
    void a_keyword_in_upper_case_names_a_chain() {
        FirewallPolicy policy = Rendered.policy(Hook.INPUT, in -> in.rule(Target.jump(Chain.named("LOG"))));
        assertThat(Rendered.rules(Rendered.file(policy), "mangle.INPUT")).containsExactly("jump LOG");
    }

    @Test
    void all_refusals_come_together_those_of_chains_before_those_of_rules() {
        String comment = "\"" + "x".repeat(128);
        Chain chain = Chain.named("log").rule(Target.accept()).because("\"");
        FirewallPolicy policy = FirewallPolicy.named("test")
                .labelling(
                        Hook.OUTPUT,
                        out -> out.rule(Match.tcp(), Target.accept())
                                .rule(Target.jump(chain))
                                .because(comment))
                .build();
        assertThatThrownBy(() -> Rendered.file(policy))
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        e -> assertThat(e.refusals())
                                .containsExactly(
                                        new Refusal(
                                                "nftables",
                                                "chain log",
                                                "a chain of the name \"log\", which is a keyword",
                                                "rename the chain, in upper case for instance"),
                                        new Refusal(
                                                "nftables",
                                                "chain OUTPUT, rule 2",
                                                "the comment '" + comment + "', which has a double quote",
                                                "write single quotes"),
                                        new Refusal(
                                                "nftables",
                                                "chain OUTPUT, rule 2",
                                                "the comment \"" + comment + "\", which has 129 bytes",
                                                "shorten it to 128"),
                                        new Refusal(
                                                "nftables",
                                                "chain log, rule 1",
                                                "the comment '\"', which has a double quote",
                                                "write single quotes")))
                .hasMessage(
                        BEGIN + "chain log: nftables cannot say a chain of the name \"log\", which is a keyword: rename"
                                + " the chain, in upper case for instance\n"
                                + "  chain OUTPUT, rule 2: nftables cannot say the comment '" + comment
                                + "', which has a double quote: write single quotes\n"
                                + "  chain OUTPUT, rule 2: nftables cannot say the comment \"" + comment
                                + "\", which has 129 bytes: shorten it to 128\n"
                                + "  chain log, rule 1: nftables cannot say the comment '\"', which has a double quote: write"
                                + " single quotes");
    }

    private static FirewallPolicy commented(String comment) {
        return Rendered.policy(Hook.INPUT, in -> in.rule(Target.accept()).because(comment));
    }
}
