package io.github.secfw.nftables;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shell commands for the iptables rules that a policy takes the place of: each list has a command for each family. */
final class ReplacedIptables {

    private final FirewallPolicy policy;

    ReplacedIptables(FirewallPolicy policy) {
        this.policy = policy;
    }

    /**
     * Saves the tables once and whole: a copy that was taken after they were emptied would have no rules. The copies are those
     * that the steps of iptables keep.
     */
    List<String> save() {
        List<String> commands = new ArrayList<>();
        for (Family family : policy.replacedIptables()) {
            String copy = copy(family);
            String saves = policy.tables().stream()
                    .map(table -> program(family) + "-save -t " + table)
                    .collect(Collectors.joining(" >> " + copy + ".part && "))
                    .replaceFirst(" >> ", " > ");
            String redirection = policy.tables().size() == 1 ? " > " : " >> ";
            commands.add("test -e " + copy + " || { " + saves + redirection + copy + ".part && mv " + copy + ".part "
                    + copy + "; }");
        }
        return commands;
    }

    /** Empties the tables, each at once. */
    List<String> empty() {
        List<String> commands = new ArrayList<>();
        for (Family family : policy.replacedIptables()) {
            String lines =
                    policy.tables().stream().map(ReplacedIptables::withoutRules).collect(Collectors.joining(" "));
            commands.add("printf '%s\\n' " + lines + " | " + program(family) + "-restore");
        }
        return commands;
    }

    /** Restores the copies. */
    List<String> restore() {
        return policy.replacedIptables().stream()
                .map(family -> program(family) + "-restore " + copy(family))
                .toList();
    }

    private static String withoutRules(Table table) {
        return Arrays.stream(Hook.values())
                .filter(table::has)
                .map(hook -> "':" + hook + " ACCEPT'")
                .collect(Collectors.joining(" ", "'*" + table + "' ", " COMMIT"));
    }

    private static String program(Family family) {
        return family == Family.IPV4 ? "iptables" : "ip6tables";
    }

    private String copy(Family family) {
        return policy.name() + (family == Family.IPV4 ? ".before.v4" : ".before.v6");
    }
}
