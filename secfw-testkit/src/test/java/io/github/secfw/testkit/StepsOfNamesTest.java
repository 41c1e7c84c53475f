package io.github.secfw.testkit;

import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Traffic.outbound;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.secfw.Secfw;
import io.github.secfw.cil.Cil;
import io.github.secfw.iptables.Iptables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.ShellInANamespace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The commands that look for names and labels, run. */
final class StepsOfNamesTest {

    private static final PacketType KNOWN = PacketType.named("http_client_packet_t");
    private static final PacketType UNKNOWN = PacketType.named("lost_packet_t");

    @Test
    void they_print_the_names_that_the_machines_policy_lacks() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .define(PacketType.named("own_t").in("packet_type", "lost_attribute"))
                .allow("mozilla_t", KNOWN)
                .allow("lost_t", KNOWN)
                .allow(attribute("domain"), KNOWN)
                .when(on("httpd_can_network_connect"), rules -> rules.allow("user_t", KNOWN))
                .when(on("lost_switch"), rules -> rules.allow("user_t", KNOWN))
                .optional("block", rules -> rules.allow("lost_in_block_t", KNOWN))
                .build();
        assertThat(printed(policy, "seinfo"))
                .containsExactly(
                        "missing type: lost_t",
                        "missing attribute: lost_attribute",
                        "missing boolean: lost_switch",
                        "missing type: lost_in_block_t");
    }

    @Test
    void they_print_the_rules_by_which_the_loading_domain_may_label() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(tcp()), KNOWN)
                .label(outbound(udp()), PacketType.named("unlabeled_t"))
                .build();
        assertThat(printed(policy, "sesearch")).containsExactly("allow iptables_t packet_type:packet relabelto;");
    }

    /** What they print on a kernel with SELinux was tried on Linux 6.1 with dash, bash and the shell of busybox. */
    @Test
    void on_a_kernel_without_selinux_no_label_can_be_loaded() {
        assumeThat(ShellInANamespace.hasSelinux()).isFalse();
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(tcp()), KNOWN)
                .label(outbound(udp()), UNKNOWN)
                .build();
        List<String> texts = RealTools.iptablesTexts(policy);
        List<String> checks = Iptables.create().steps(policy).get(0).commands().subList(0, 2);
        assertThat(ShellInANamespace.run(
                        Map.of("p.rules.v4", texts.get(0), "p.rules.v6", texts.get(1)),
                        checks.stream()
                                .map(check -> check + "\necho status $?\n")
                                .collect(Collectors.joining())))
                .isEqualTo("""
                        unknown context: system_u:object_r:http_client_packet_t:s0
                        unknown context: system_u:object_r:lost_packet_t:s0
                        status 1
                        no relabelto: system_u:object_r:http_client_packet_t:s0
                        no relabelto: system_u:object_r:lost_packet_t:s0
                        status 1
                        """);
    }

    /** Runs the commands of the steps that use a program, which is made to ask a compiled policy. */
    private static List<String> printed(FirewallPolicy policy, String program) {
        String commands = Secfw.with(Cil.create(), Iptables.create()).render(policy).steps().stream()
                .flatMap(step -> step.commands().stream())
                .filter(command -> command.contains(program + " "))
                .map(command -> command + "\n")
                .collect(Collectors.joining());
        try (CompiledPolicy compiled = MinimalPolicy.withMls().compile()) {
            String ask = program + "() { command " + program + " \"$@\" " + compiled.file() + "; }\n";
            return ShellInANamespace.run(Map.of(), ask + commands)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }
}
