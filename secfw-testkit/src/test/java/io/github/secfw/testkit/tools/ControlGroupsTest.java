package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * iptables looks a control group up when it loads the rule, so that the groups are made for these tests: in a mount
 * namespace of its own, where the hierarchy of version 2 is mounted at the place where the kernel's users expect it.
 */
final class ControlGroupsTest {

    private static final String OURS = "secfw-test-" + ProcessHandle.current().pid();

    /** From the outermost to the innermost. */
    private static final List<String> GROUPS = List.of(
            OURS,
            OURS + "/a blank",
            OURS + "/a blank/system-\\x2d.slice",
            OURS + "/\\",
            OURS + "/-j ACCEPT",
            OURS + "/it's $HOME;!#`",
            OURS + "/x".repeat(100),
            OURS + "/" + "y".repeat(255),
            OURS + "/" + "y".repeat(255) + "/" + "z".repeat(511 - OURS.length() - 257));

    /** The four programs restore and list; then the groups go away, whatever happened. */
    private static final String SCRIPT = """
            mount -t cgroup2 none /sys/fs/cgroup || exit 77
            root=/sys/fs/cgroup
            remove() { find "$root/$ours" -depth -type d -exec rmdir {} + ; }
            trap remove EXIT
            while IFS= read -r group; do mkdir -p "$root/$group" || exit 77; done < groups
            for tool in iptables-legacy:v4 iptables-nft:v4 ip6tables-legacy:v6 ip6tables-nft:v6; do
                "${tool%:*}-restore" "rules.${tool#*:}" || exit 1
                "${tool%:*}-save" -t filter | sed -n "s/^-A/$tool &/p"
            done
            """;

    @Test
    void every_path_comes_back_as_one_word_from_every_program() {
        FirewallPolicyBuilder policy = FirewallPolicy.named("groups");
        for (String group : GROUPS) {
            policy.filter(
                    Hook.OUTPUT, Target.accept(), out -> out.rule(Match.any().cgroup(group), Target.drop()));
        }
        for (IptablesRestore program : IptablesRestore.values()) {
            program.accepts(text(policy.build(), IptablesRestore.ipv4().contains(program) ? 0 : 1));
        }
        List<List<String>> wanted = new ArrayList<>();
        for (String tool :
                List.of("iptables-legacy:v4", "iptables-nft:v4", "ip6tables-legacy:v6", "ip6tables-nft:v6")) {
            for (String group : GROUPS) {
                wanted.add(List.of(tool, "-A", "OUTPUT", "-m", "cgroup", "--path", group, "-j", "DROP"));
            }
        }
        assertThat(listed(policy.build())).isEqualTo(wanted);
    }

    private static List<List<String>> listed(FirewallPolicy policy) {
        NetworkNamespace namespace = NetworkNamespace.require();
        try (Workspace workspace = Workspace.create()) {
            workspace.write("groups", String.join("\n", GROUPS) + "\n");
            workspace.write("rules.v4", text(policy, 0));
            workspace.write("rules.v6", text(policy, 1));
            List<String> command = Tool.named("unshare", "util-linux").command("-m", "bash", "-c", SCRIPT);
            ToolRun run = namespace.run(
                    workspace.directory(),
                    Map.of(
                            "XTABLES_LOCKFILE",
                            workspace.directory().resolve("lock").toString(),
                            "ours",
                            OURS),
                    command);
            assumeThat(run.exitCode())
                    .as("control groups can be made by root only: " + run.output())
                    .isNotEqualTo(77);
            assertThat(run.succeeded()).as(run.output()).isTrue();
            return run.stdout()
                    .lines()
                    .map(line -> IptablesWord.in(line).stream()
                            .map(IptablesWord::value)
                            .toList())
                    .toList();
        }
    }

    private static String text(FirewallPolicy policy, int file) {
        List<Artifact> artifacts = io.github.secfw.iptables.Iptables.create().render(policy);
        return artifacts.get(file).text();
    }
}
