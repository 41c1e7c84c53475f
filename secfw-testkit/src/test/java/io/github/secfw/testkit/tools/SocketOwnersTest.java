package io.github.secfw.testkit.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.spi.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which packets {@code -m owner} matches in the kernel, and what is read of it. A datagram to a closed port has root's socket; the
 * ICMP error that answers it has a socket of the kernel, which has no owner.
 */
final class SocketOwnersTest {

    private static final List<String> USERS =
            List.of("", "--uid-owner 0", "! --uid-owner 0", "--uid-owner 5", "! --uid-owner 5");
    private static final List<String> GROUPS = List.of("", "--gid-owner 0", "! --gid-owner 5");
    private static final List<String> SOCKETS = List.of("", "--socket-exists", "! --socket-exists");

    @ParameterizedTest
    @ValueSource(strings = {"iptables-legacy", "iptables-nft"})
    void are_read_as_the_kernel_has_them(String name) {
        List<String> options = combinations();
        StringBuilder rules = new StringBuilder("*filter\n");
        for (String option : options) {
            rules.append("-A OUTPUT -p udp -m owner ").append(option).append('\n');
            rules.append("-A OUTPUT -p icmp -m owner ").append(option).append('\n');
        }
        String file = rules.append("COMMIT\n").toString();
        List<String> listing = listing(name, file);
        assertThat(listing).hasSize(2 * options.size());
        List<ProgramRule> read = Iptables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("rules.v4", file)))
                .program()
                .orElseThrow()
                .at(Hook.OUTPUT)
                .get(0)
                .rules();
        for (int i = 0; i < listing.size(); i++) {
            boolean isOwned = i % 2 == 0;
            boolean matches = read.get(i).instructions().stream()
                    .filter(Instruction.Guard.class::isInstance)
                    .allMatch(step -> holds(((Instruction.Guard) step).condition(), isOwned));
            assertThat(listing.get(i).startsWith("[1:"))
                    .as("%s: %s", listing.get(i), read.get(i).instructions())
                    .isEqualTo(matches);
        }
    }

    private static List<String> combinations() {
        List<String> combinations = new ArrayList<>();
        for (String user : USERS) {
            for (String group : GROUPS) {
                for (String socket : SOCKETS) {
                    combinations.add(String.join(
                            " ",
                            Stream.of(user, group, socket)
                                    .filter(option -> !option.isEmpty())
                                    .toList()));
                }
            }
        }
        combinations.remove("");
        return combinations;
    }

    /** Whether a condition holds of the datagram of root, or of the kernel's answer. */
    private static boolean holds(Condition condition, boolean isOwned) {
        if (condition instanceof Condition.Not not) {
            return !holds(not.condition(), isOwned);
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(one -> holds(one, isOwned));
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            assertThat(unmodelled.text()).isEqualTo("-m owner --socket-exists");
            return true;
        }
        Criterion criterion = ((Condition.Is) condition).criterion();
        if (criterion instanceof OwnerUidCriterion owner) {
            return isOwned && isRoot(owner.ids());
        }
        if (criterion instanceof OwnerGidCriterion owner) {
            return isOwned && isRoot(owner.ids());
        }
        return isOwned ? criterion.equals(new ProtocolCriterion(Protocol.UDP)) : criterion instanceof IcmpCriterion;
    }

    private static boolean isRoot(List<IdRange> ids) {
        return ids.stream().anyMatch(range -> range.first() == 0);
    }

    private static List<String> listing(String name, String rules) {
        String restore = Tool.named(name + "-restore", "iptables").command().get(0);
        String save = Tool.named(name + "-save", "iptables").command().get(0);
        try (Workspace workspace = Workspace.create()) {
            workspace.write("rules", rules);
            String script =
                    "set -e; ip link set lo up; \"$1\" rules; exec 3>/dev/udp/127.0.0.1/9; echo x >&3; \"$2\" -c";
            ToolRun run = NetworkNamespace.require()
                    .run(
                            workspace.directory(),
                            Map.of(
                                    "XTABLES_LOCKFILE",
                                    workspace.directory().resolve("lock").toString()),
                            List.of("bash", "-c", script, "bash", restore, save));
            assertThat(run.succeeded()).as(run.output()).isTrue();
            return run.stdout()
                    .lines()
                    .filter(line -> line.startsWith("[") && line.contains("-A OUTPUT"))
                    .toList();
        }
    }
}
