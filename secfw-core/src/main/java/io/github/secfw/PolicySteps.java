package io.github.secfw;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Step;
import java.util.ArrayList;
import java.util.List;

/** The steps that follow from a policy, whatever tool it is rendered for. */
final class PolicySteps {

    private PolicySteps() {}

    static List<Step> of(FirewallPolicy policy, List<Step> ofBackends) {
        List<Step> steps = new ArrayList<>();
        boolean loadsRules = ofBackends.stream().anyMatch(step -> step.phase() == Step.Phase.RULES);
        if (loadsRules && policy.program().checksLabels()) {
            steps.add(Step.of(
                    Step.Phase.BEFORE,
                    "As soon as a labelling rule is loaded, SELinux checks every packet of this machine, in every network"
                            + " namespace. Packets without label are unlabeled_t, " + unlabelled(policy)));
        }
        policy.notes().forEach(note -> steps.add(Step.of(Step.Phase.BEFORE, note)));
        if (ofBackends.stream().filter(step -> step.phase() == Step.Phase.RULES).count() > 1) {
            steps.add(Step.of(
                    Step.Phase.RULES,
                    "Load the rules with one tool only; the files of the tools mean the same, and both together would"
                            + " label each packet twice."));
        }
        if (loadsRules && policy.rules().anyMatch(rule -> rule.target() instanceof Target.SaveLabel)) {
            steps.add(Step.of(
                    Step.Phase.AFTER,
                    "Connections that were open before have no label: from now on their packets are unlabeled_t and most"
                            + " of them die, an administrator's own ssh session first. Empty the connection table right"
                            + " after the load, so that they are labelled as new ones.",
                    "conntrack -F"));
        }
        return steps;
    }

    private static String unlabelled(FirewallPolicy policy) {
        List<String> granted = policy.accessRules().stream()
                .filter(rule -> rule.kind() == AccessRule.Kind.ALLOW)
                .filter(rule -> rule.packetType().equals(PacketType.UNLABELED.name()))
                .map(rule -> rule.domains().toString())
                .toList();
        return granted.isEmpty()
                ? "which ordinary domains may not use: what this policy does not label stops working, unless the"
                        + " machine's policy grants it. To find out who still needs it, roll the policy out with the"
                        + " grant that rollOut() adds."
                : "which this policy grants to " + String.join(", ", granted)
                        + "; the audit log shows who uses the grant if the policy audits it. Take it back when nobody"
                        + " does.";
    }
}
