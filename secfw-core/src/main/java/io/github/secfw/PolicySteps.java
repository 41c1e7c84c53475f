package io.github.secfw;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Verdict;
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

    private final FirewallPolicy policy;
    private final List<Step> ofBackends;
    private final List<Step> steps = new ArrayList<>();

    private PolicySteps(FirewallPolicy policy, List<Step> ofBackends) {
        this.policy = policy;
        this.ofBackends = ofBackends;
    }

    /** The steps of a policy beside those that its backends give. */
    static List<Step> of(FirewallPolicy policy, List<Step> ofBackends) {
        PolicySteps steps = new PolicySteps(policy, ofBackends);
        boolean loadsRules = steps.has(Step.Phase.RULES);
        boolean loadsLabels = loadsRules && !policy.labels().isEmpty();
        if (loadsLabels) {
            steps.addDangersOfLabels();
        }
        if (loadsRules) {
            steps.addDangersOfRules();
        }
        steps.addUnusableTypes();
        policy.notes().forEach(note -> steps.add(Step.Phase.BEFORE, note));
        if (loadsLabels) {
            steps.addLoadingOfLabels();
        }
        steps.addChoiceOfTool();
        return List.copyOf(steps.steps);
    }

    private void add(Step.Phase phase, String text, String... commands) {
        steps.add(Step.of(phase, text, commands));
    }

    private boolean has(Step.Phase phase) {
        return ofBackends.stream().anyMatch(step -> step.phase() == phase);
    }

    private void addDangersOfLabels() {
        add(
                Step.Phase.BEFORE,
                "As soon as a labelling rule is loaded, SELinux checks every packet of this machine, in every network"
                        + " namespace. Packets without label are unlabeled_t, " + unlabelled(policy));
        if (takesNeighbourDiscoveryFromTheKernel(policy)) {
            add(
                    Step.Phase.BEFORE,
                    "The rules label IPv6 neighbour discovery, which the kernel sends as kernel_t, and no rule of this"
                            + " policy lets kernel_t send it: unless the machine's policy does, IPv6 stops.");
        }
        if (labelsForwarded(policy)) {
            add(
                    Step.Phase.BEFORE,
                    "The rules label forwarded packets. Where the machine's policy has the capability"
                            + " network_peer_controls (Debian's has), only packets without label are forwarded until"
                            + " unlabeled_t is granted forward_in and forward_out on the labels.");
        }
    }

    private void addDangersOfRules() {
        if (policy.baseChains().isEmpty()) {
            add(Step.Phase.BEFORE, "The policy has no rules: loading it only removes those that are there.");
        }
        List<String> dropping = policy.baseChains().stream()
                .filter(chain -> chain.policy() == Verdict.DROP)
                .map(BaseChain::name)
                .toList();
        if (!dropping.isEmpty()) {
            add(
                    Step.Phase.BEFORE,
                    "What no rule accepts in " + String.join(", ", dropping) + " is dropped from the load on, an"
                            + " administrator's own connection among it: keep another way to the machine, a console"
                            + " for instance, until the rules have proved right.");
        }
        if (neighbourDiscovery(policy).verdict() != Verdict.ACCEPT) {
            add(
                    Step.Phase.BEFORE,
                    "The rules do not let IPv6 neighbour discovery out: IPv6 stops. Accept"
                            + " icmpv6().type(\"nd-neighbor-solicit\", \"nd-neighbor-advert\") to keep it.");
        }
    }

    private void addUnusableTypes() {
        for (PacketType type : policy.types()) {
            if (type.isExclusive() && !isUsable(policy, type)) {
                add(
                        Step.Phase.BEFORE,
                        "No rule of the policy lets a domain send or receive packets of the exclusive type "
                                + type.name() + ": whatever gets this label stops working.");
            }
        }
    }

    private void addLoadingOfLabels() {
        if (!has(Step.Phase.POLICY_MODULE)) {
            add(
                    Step.Phase.POLICY_MODULE,
                    "No policy module was rendered. The kernel must know the types of the labels before the rules are"
                            + " loaded, and grant " + policy.loadingDomain() + " relabelto on them.");
        }
        add(
                Step.Phase.RULES,
                "Load the rules from a process of the domain " + policy.loadingDomain()
                        + ", to which the policy module grants the labels it defines.");
        if (policy.rules().anyMatch(rule -> rule.target() instanceof Target.SaveLabel)) {
            add(
                    Step.Phase.AFTER,
                    "At the first load: connections that were open before have no label; their packets are unlabeled_t and"
                            + " most of them die, an administrator's own ssh session first. Empty the connection table"
                            + " right after the load, and they are labelled as new ones with their next packet, if that"
                            + " is one that begins a labelled connection. This ends connections through NAT.",
                    "conntrack -F");
        }
        add(
                Step.Phase.AFTER,
                "Rules are gone after a reboot, the policy module is not: have the rules loaded at boot, before the"
                        + " network comes up.");
    }

    private void addChoiceOfTool() {
        if (ofBackends.stream().filter(step -> step.phase() == Step.Phase.RULES).count() > 1) {
            add(
                    Step.Phase.RULES,
                    "Load the rules with one tool only; the files of the tools mean the same. To change to the other tool,"
                            + " take the way back of the first one before.");
        }
    }

    private static boolean isUsable(FirewallPolicy policy, PacketType type) {
        return policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.packetType().equals(type.name()))
                .anyMatch(rule -> rule.permissions().contains(Permission.SEND)
                        || rule.permissions().contains(Permission.RECV));
    }

    private static boolean labelsForwarded(FirewallPolicy policy) {
        List<BaseChain> chains = policy.baseChains().stream()
                .filter(chain -> chain.hook() != Hook.INPUT && chain.hook() != Hook.OUTPUT)
                .toList();
        return Stream.concat(chains.stream(), ReachableChains.of(chains).stream())
                .flatMap(chain -> chain.rules().stream())
                .anyMatch(rule -> rule.target() instanceof Target.Secmark);
    }

    /** Asks the policy itself what becomes of a neighbour solicitation, which the kernel sends. */
    private static Outcome neighbourDiscovery(FirewallPolicy policy) {
        return policy.program()
                .run(Packet.out(
                                "eth0",
                                Match.icmpv6()
                                        .type("nd-neighbor-solicit")
                                        .from("fe80::1")
                                        .to("ff02::1:ff00:2"))
                        .state(ConnectionState.UNTRACKED)
                        .withoutSocket());
    }

    private static boolean takesNeighbourDiscoveryFromTheKernel(FirewallPolicy policy) {
        Outcome outcome = neighbourDiscovery(policy);
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
