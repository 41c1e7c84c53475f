package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.testkit.tools.HeldRules;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Paths of control groups come back as they were written, whatever they are made of. */
final class NftControlGroupsTest {

    private static final String ROOT = "/sys/fs/cgroup/";

    private static final List<String> NAMES = List.of(
            "plain",
            "a b",
            " begins",
            "ends ",
            "a\\b",
            "ends\\",
            "\\\\",
            "$a",
            "a$b",
            "@a",
            "*",
            "a*",
            "a\\*",
            "*a",
            "a*b",
            "#a",
            "a#b",
            "a;b",
            "a{b}",
            "{",
            "}",
            "a'b",
            "`a`",
            "!a",
            "a,b",
            "a:b",
            "(a)",
            "<a>",
            "a&b",
            "a|b",
            "-a",
            "0",
            "accept",
            "~",
            "%s",
            "[a]",
            "?",
            "\\n",
            "user@1000.service");

    @Test
    void every_character_that_a_path_may_have() {
        String groups = NAMES.stream()
                .map(name -> "'" + ROOT + "secfw-names/" + name.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        FirewallPolicy policy = FirewallPolicy.named("groups")
                .filter(Hook.OUTPUT, Target.accept(), out -> {
                    BaseChain chain = out;
                    for (String name : NAMES) {
                        chain = chain.rule(any().cgroup("secfw-names/" + name), Target.drop());
                    }
                    return chain;
                })
                .build();
        HeldRules held = HeldRules.of(
                RealTools.nftText(policy),
                "mount -t cgroup2 none " + ROOT + " && mkdir " + ROOT + "secfw-names && mkdir -- " + groups,
                "rmdir -- " + groups + " " + ROOT + "secfw-names");
        assertThat(RealTools.nftRules(held.listing()))
                .containsExactlyElementsOf(NAMES.stream()
                        .map(name -> "socket cgroupv2 level 2 \"secfw-names/" + name + "\" drop")
                        .toList());
        assertThat(held.listed()).isEqualTo(held.written());
    }
}
