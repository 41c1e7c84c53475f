package io.github.secfw.iptables;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.policy.BaseChain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import io.github.secfw.spi.Artifact;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the backend makes of small policies. */
final class Rendered {

    private Rendered() {}

    static List<Artifact> files(FirewallPolicy policy) {
        return Iptables.create().render(policy);
    }

    static String v4(FirewallPolicy policy) {
        return files(policy).get(0).text();
    }

    static String v6(FirewallPolicy policy) {
        return files(policy).get(1).text();
    }

    /** A policy of one chain. */
    static FirewallPolicy policy(Hook hook, UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("test").labelling(hook, rules).build();
    }

    /** A policy of one chain that filters. */
    static FirewallPolicy filtering(Hook hook, UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("test").filter(hook, Target.accept(), rules).build();
    }

    /** The lines of one rule that accepts, in IPv4, without what all such lines have in common. */
    static List<String> v4(Match<?> match) {
        return options(v4(forwarding(match)));
    }

    /** The same in IPv6. */
    static List<String> v6(Match<?> match) {
        return options(v6(forwarding(match)));
    }

    private static FirewallPolicy forwarding(Match<?> match) {
        return policy(Hook.FORWARD, chain -> chain.rule(match, Target.accept()));
    }

    private static List<String> options(String file) {
        String begin = "-A FORWARD";
        String end = " -j ACCEPT";
        return rules(file).stream()
                .map(line -> line.substring(begin.length(), line.length() - end.length())
                        .strip())
                .toList();
    }

    /** The lines of a file that are no frame of it: rules, and nothing else. */
    static List<String> rules(String file) {
        return file.lines()
                .filter(line -> !line.startsWith("#")
                        && !line.startsWith("*")
                        && !line.startsWith(":")
                        && !line.equals("COMMIT"))
                .toList();
    }
}
