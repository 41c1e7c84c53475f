package io.github.secfw.examples;

import io.github.secfw.policy.FirewallPolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy of this module.
 *
 * @param summary its purpose, in one line
 * @param policy the policy; its name is the scenario's name
 */
public record Scenario(String summary, FirewallPolicy policy) {

    /** {@return all scenarios} */
    public static List<Scenario> all() {
        return List.of(
                new Scenario("one application, one destination", MozillaProxy.policy()),
                new Scenario("label a known service statelessly", SshLabels.policy()),
                new Scenario("the same, while every domain may still use packets without a label", SshLabels.rollout()),
                new Scenario(
                        "a web server that serves everyone, but connects only to this machine", HttpdLoopback.policy()),
                new Scenario("deny by default, by user", ServerFirewall.policy()),
                new Scenario("one user may ping", OwnerPing.policy()),
                new Scenario("a group without network", NoinetGroup.policy()),
                new Scenario("a program decides the rest", UserspaceVerdict.policy()),
                new Scenario("the same, open while the program does not run", UserspaceVerdict.bypass()),
                new Scenario("only its domain may use the connections that a systemd unit opens", UnitCgroup.policy()));
    }

    static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    static String names() {
        return all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    /** {@return its name, which is that of its policy} */
    public String name() {
        return policy.name();
    }
}
