package io.github.secfw;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Domain;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The steps that follow from a policy, whatever tool it is rendered for. */
final class PolicySteps {

    private PolicySteps() {}

    static List<Step> of(FirewallPolicy policy, List<Step> ofBackends) {
        List<Step> steps = new ArrayList<>();
        boolean loadsModule = has(ofBackends, Step.Phase.POLICY_MODULE);
        boolean labels = has(ofBackends, Step.Phase.RULES) && !policy.labels().isEmpty();
        if (labels) {
            steps.add(Step.of(
                    Step.Phase.BEFORE,
                    "As soon as a labelling rule is loaded, SELinux checks every packet of this machine, in every network"
                            + " namespace. Packets without label are unlabeled_t, " + unlabelled(policy)));
        }
        if (labels && stopsNeighbourDiscovery(policy)) {
            steps.add(Step.of(
                    Step.Phase.BEFORE,
                    "The rules label IPv6 neighbour discovery, which the kernel sends as kernel_t, and no rule of this"
                            + " policy lets kernel_t send it: unless the machine's policy does, IPv6 stops."));
        }
        if (labels && labelsForwarded(policy)) {
            steps.add(Step.of(
                    Step.Phase.BEFORE,
                    "The rules label forwarded packets. Where the machine's policy has the capability"
                            + " network_peer_controls (Debian's has), only packets without label are forwarded until"
                            + " unlabeled_t is granted forward_in and forward_out on the labels."));
        }
        if (has(ofBackends, Step.Phase.RULES) && policy.labels().isEmpty()) {
            steps.add(Step.of(
                    Step.Phase.BEFORE,
                    "The policy labels no packets: loading its rules only removes those that are there."));
        }
        for (PacketType type : policy.types()) {
            if (type.isExclusive() && !isUsable(policy, type)) {
                steps.add(Step.of(
                        Step.Phase.BEFORE,
                        "No rule of the policy lets a domain send or receive packets of the exclusive type "
                                + type.name() + ": whatever gets this label stops working."));
            }
        }
        policy.notes().forEach(note -> steps.add(Step.of(Step.Phase.BEFORE, note)));
        if (labels && !loadsModule) {
            steps.add(Step.of(
                    Step.Phase.POLICY_MODULE,
                    "No policy module was rendered. The kernel must know the types of the labels before the rules are"
                            + " loaded, and grant " + policy.loadingDomain() + " relabelto on them."));
        }
        if (labels) {
            steps.add(Step.of(
                    Step.Phase.RULES,
                    "Load the rules from a process of the domain " + policy.loadingDomain()
                            + ", which alone may label packets so."));
        }
        if (ofBackends.stream().filter(step -> step.phase() == Step.Phase.RULES).count() > 1) {
            steps.add(Step.of(
                    Step.Phase.RULES,
                    "Load the rules with one tool only; the files of the tools mean the same. To change to the other tool,"
                            + " take the way back of the first one before."));
        }
        if (labels && policy.rules().anyMatch(rule -> rule.target() instanceof Target.SaveLabel)) {
            steps.add(Step.of(
                    Step.Phase.AFTER,
                    "At the first load: connections that were open before have no label; their packets are unlabeled_t and"
                            + " most of them die, an administrator's own ssh session first. Empty the connection table"
                            + " right after the load, and they are labelled as new ones with their next packet, if that"
                            + " is one that begins a labelled connection. This ends connections through NAT.",
                    "conntrack -F"));
        }
        if (labels) {
            steps.add(Step.of(
                    Step.Phase.AFTER,
                    "Rules are gone after a reboot, the policy module is not: have the rules loaded at boot, before the"
                            + " network comes up."));
        }
        return steps;
    }

    private static boolean isUsable(FirewallPolicy policy, PacketType type) {
        return policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.packetType().equals(type.name()))
                .anyMatch(rule -> rule.permissions().contains(Permission.SEND)
                        || rule.permissions().contains(Permission.RECV));
    }

    private static boolean has(List<Step> steps, Step.Phase phase) {
        return steps.stream().anyMatch(step -> step.phase() == phase);
    }

    private static boolean labelsForwarded(FirewallPolicy policy) {
        List<BaseChain> chains = policy.baseChains().stream()
                .filter(chain -> chain.hook() != Hook.INPUT && chain.hook() != Hook.OUTPUT)
                .toList();
        return Stream.concat(chains.stream(), ReachableChains.of(chains).stream())
                .flatMap(chain -> chain.rules().stream())
                .anyMatch(rule -> rule.target() instanceof Target.Secmark);
    }

    /** Asks the policy itself what becomes of a neighbour solicitation. */
    private static boolean stopsNeighbourDiscovery(FirewallPolicy policy) {
        Packet solicitation = Packet.out(
                        "eth0", Match.protocol(58).from("fe80::1").to("ff02::1:ff00:2"))
                .state(ConnectionState.UNTRACKED);
        Outcome outcome = policy.program().run(solicitation);
        Domain kernel = Domain.domain("kernel_t").in("domain");
        return outcome.label().isPresent()
                && policy.accessRules().stream()
                        .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                        .filter(rule -> rule.packetType().equals(outcome.packetType(Permission.SEND)))
                        .filter(rule -> rule.permissions().contains(Permission.SEND))
                        .noneMatch(rule -> rule.domains().contains(kernel).orElse(false));
    }

    private static String unlabelled(FirewallPolicy policy) {
        List<String> granted = policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.packetType().equals(PacketType.UNLABELED.name()))
                .map(rule -> rule.domains().toString())
                .toList();
        boolean audited = policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.AUDITALLOW)
                .anyMatch(rule -> rule.packetType().equals(PacketType.UNLABELED.name()));
        return granted.isEmpty()
                ? "which ordinary domains may not use: what this policy does not label stops working, unless the"
                        + " machine's policy grants it. To find out who still needs it, roll the policy out with the"
                        + " grant that rollOut() adds."
                : "which this policy grants to " + String.join(", ", granted) + "."
                        + (audited
                                ? " The audit log shows who uses the grant; when nobody does, render the policy without it"
                                        + " and load its module again."
                                : "");
    }
}
