package io.github.secfw;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.LabellingTarget;
import io.github.secfw.policy.Target;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.Domain;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        steps.addForwardingOfOthers();
        if (loadsRules) {
            steps.addDangersOfRules();
            steps.addWhatMustBeThere();
            steps.addRulesOfIptables();
        }
        steps.addUnusableTypes();
        steps.addRequiredNames(loadsLabels);
        steps.addConditions();
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

    /** Grants that nothing asks for, which look as if they let a domain's packets through. */
    private void addForwardingOfOthers() {
        Domain peer = Domain.domain("unlabeled_t");
        SortedSet<String> others = new TreeSet<>();
        policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.permissions().contains(Permission.FORWARD_IN)
                        || rule.permissions().contains(Permission.FORWARD_OUT))
                .filter(rule -> rule.domains().contains(peer).equals(Optional.of(false)))
                .forEach(rule -> others.add(rule.domains().toString()));
        if (!others.isEmpty()) {
            add(
                    Step.Phase.BEFORE,
                    "Rules grant forward_in or forward_out to " + String.join(", ", others)
                            + ". The kernel asks about the peer label of a forwarded packet, whoever sent it: unlabeled_t"
                            + " unless NetLabel or IPsec gives it one.");
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
        Verdict ofNeighbourDiscovery = neighbourDiscovery(policy).verdict();
        if (ofNeighbourDiscovery == Verdict.DROP || ofNeighbourDiscovery == Verdict.REJECT) {
            add(
                    Step.Phase.BEFORE,
                    "The rules do not let IPv6 neighbour discovery out: IPv6 stops. Accept"
                            + " icmpv6().type(\"nd-neighbor-solicit\", \"nd-neighbor-advert\") to keep it.");
        }
    }

    private void addRulesOfIptables() {
        if (!policy.replacedIptables().isEmpty()) {
            add(
                    Step.Phase.BEFORE,
                    "This policy takes the place of rules that iptables has loaded for "
                            + policy.replacedIptables().stream()
                                    .map(Family::toString)
                                    .collect(Collectors.joining(" and "))
                            + ". Programs that rewrite iptables rules while they run, such as container engines and ban"
                            + " lists, bring theirs back, and beside rules of nft a packet must pass both: stop them"
                            + " first, or configure them to leave iptables alone. Have the old rules no longer loaded at"
                            + " boot.");
        }
    }

    /** What the rules rely on outside themselves. */
    private void addWhatMustBeThere() {
        Set<String> needs = new TreeSet<>();
        policy.rules().forEach(rule -> {
            rule.match().criteria().forEach(criterion -> criterion.needAtLoad().ifPresent(needs::add));
            if (rule.target() instanceof Target.Queue queue) {
                needs.add(need(queue));
            }
        });
        needs.forEach(need -> add(Step.Phase.BEFORE, need));
    }

    private static String need(Target.Queue queue) {
        String handed = "Packets are handed to " + (queue.queues().isSingle() ? "queue " : "queues ") + queue.queues()
                + ". While no program listens there, ";
        return handed
                + (queue.bypass()
                        ? "they are let through (bypass): they skip the rest of the base chain and go on in the next table."
                        : "they are dropped: start the program before the rules are loaded.");
    }

    /** What the machine's policy must have. */
    private void addRequiredNames(boolean loadsLabels) {
        boolean hasModule = has(Step.Phase.POLICY_MODULE);
        RequiredNames names = hasModule ? RequiredNames.of(policy) : RequiredNames.ofLabels(policy);
        if (!names.isEmpty() && (hasModule || loadsLabels)) {
            add(
                    Step.Phase.POLICY_MODULE,
                    "The machine's policy must have what this policy uses and does not define: " + names
                            + ". The commands print the names that the policy in the kernel lacks, and those that are only"
                            + " aliases there. Without one of them "
                            + (hasModule
                                    ? "the policy module, or the rules that label with it,"
                                    : "the rules that label with it")
                            + " fail to load.",
                    names.commands());
        }
    }

    /** What decides whether rules on domains are in force. */
    private void addConditions() {
        SortedMap<String, List<AccessRule>> rulesOfBlocks = new TreeMap<>();
        SortedSet<String> booleans = new TreeSet<>();
        for (AccessRule rule : policy.accessRules()) {
            rule.optional()
                    .ifPresent(block -> rulesOfBlocks
                            .computeIfAbsent(block, name -> new ArrayList<>())
                            .add(rule));
            rule.when().ifPresent(when -> booleans.add(when.name()));
        }
        rulesOfBlocks.forEach((block, rules) -> {
            RequiredNames names = RequiredNames.of(policy, rules);
            add(
                    Step.Phase.POLICY_MODULE,
                    "The optional block " + block + " needs the " + names
                            + ". Where the machine's policy lacks one of them, the block is left out without a word, and"
                            + " these rules are not in force: " + text(rules) + ". The commands print what it lacks.",
                    names.commands());
        });
        booleans.forEach(name -> add(
                Step.Phase.POLICY_MODULE,
                "Rules on domains depend on the boolean " + name + ": look at it, and set it as they need it.",
                "getsebool " + name));
        if (policy.accessRules().stream().anyMatch(rule -> rule.kind() == AccessRule.Kind.NEVERALLOW)) {
            add(
                    Step.Phase.POLICY_MODULE,
                    "The module says what must never be allowed. semodule checks that only where"
                            + " /etc/selinux/semanage.conf has expand-check = 1.");
        }
    }

    private static String text(List<AccessRule> rules) {
        return rules.stream().map(rule -> "\"" + rule + "\"").collect(Collectors.joining(", "));
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
        SortedSet<String> others = has(Step.Phase.POLICY_MODULE) ? typesThatTheModuleDoesNotGrant() : typesOfLabels();
        add(
                Step.Phase.RULES,
                "Load the rules from a process of the domain " + policy.loadingDomain()
                        + (others.size() == typesOfLabels().size()
                                ? ""
                                : ", to which the policy module grants relabelto on the types that it defines")
                        + (others.isEmpty()
                                ? "."
                                : ". The machine's policy must grant it relabelto on " + String.join(", ", others)
                                        + ": the commands print a rule for each type on which it does."),
                others.stream()
                        .map(type ->
                                "sesearch -A -s " + policy.loadingDomain() + " -t " + type + " -c packet -p relabelto")
                        .toArray(String[]::new));
        if (policy.uses(LabellingTarget.SaveLabel.class)) {
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

    private SortedSet<String> typesOfLabels() {
        return policy.labels().stream().map(SecurityContext::type).collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> typesThatTheModuleDoesNotGrant() {
        SortedSet<String> types = typesOfLabels();
        Domain loader = Domain.domain(policy.loadingDomain());
        policy.access().rules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.when().isEmpty() && rule.optional().isEmpty())
                .filter(rule -> rule.permissions().contains(Permission.RELABELTO))
                .filter(rule -> rule.domains().contains(loader).orElse(false))
                .forEach(rule -> types.remove(rule.packetType()));
        return types;
    }

    private void addChoiceOfTool() {
        if (ofBackends.stream().filter(step -> step.phase() == Step.Phase.RULES).count() > 1) {
            add(
                    Step.Phase.RULES,
                    "Load the rules with one tool only; the files of the tools mean the same. To change to the other tool,"
                            + " load its rules first, then take the way back of the first one: the other order lets in"
                            + " what both refuse.");
        }
    }

    /** What is granted in any case, without a boolean and outside optional blocks. */
    private static Stream<AccessRule> grants(FirewallPolicy policy) {
        return policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.when().isEmpty() && rule.optional().isEmpty());
    }

    private static boolean isUsable(FirewallPolicy policy, PacketType type) {
        return policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.packetType().equals(type.name()))
                .anyMatch(rule -> rule.permissions().contains(Permission.SEND)
                        || rule.permissions().contains(Permission.RECV));
    }

    private static boolean labelsForwarded(FirewallPolicy policy) {
        return policy.baseChains().stream()
                .filter(chain -> chain.hook() != Hook.INPUT && chain.hook() != Hook.OUTPUT)
                .flatMap(BaseChain::reachableRules)
                .anyMatch(rule -> rule.target() instanceof LabellingTarget.Secmark);
    }

    /** Asks the policy itself what becomes of a neighbour solicitation, which the kernel sends. */
    private static Outcome neighbourDiscovery(FirewallPolicy policy) {
        return policy.program()
                .run(Packet.out(
                                "eth0",
                                Match.icmpv6()
                                        .type("nd-neighbor-solicit")
                                        .code(0)
                                        .from("fe80::1")
                                        .to("ff02::1:ff00:2"))
                        .state(ConnectionState.UNTRACKED)
                        .withoutSocket());
    }

    private static boolean takesNeighbourDiscoveryFromTheKernel(FirewallPolicy policy) {
        Outcome outcome = neighbourDiscovery(policy);
        Domain kernel = Domain.domain("kernel_t").in("domain");
        return outcome.label().isPresent()
                && grants(policy)
                        .filter(rule -> rule.packetType().equals(outcome.packetType(Permission.SEND)))
                        .filter(rule -> rule.permissions().contains(Permission.SEND))
                        .noneMatch(rule -> rule.domains().contains(kernel).orElse(false));
    }

    private static String unlabelled(FirewallPolicy policy) {
        List<String> granted = grants(policy)
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
